<?php

// Speaks as akeneo/api-php-client does, as far as snippets use it: the same builder, the same
// methods, and for each the request that its public source sends (versions 9 to 11: UriGenerator,
// ResourceClient, the Api classes). The package itself comes from a registry that tests do without.

namespace Akeneo\Pim\ApiClient;

class AkeneoPimClientBuilder
{
    public function __construct(private string $baseUri)
    {
    }

    public function buildAuthenticatedByAppToken(string $token): object
    {
        return new Client(rtrim($this->baseUri, '/'), $token);
    }
}

class Client
{
    private const PATHS = [
        'getProductApi' => 'products',
        'getProductUuidApi' => 'products-uuid',
        'getProductModelApi' => 'product-models',
        'getAttributeApi' => 'attributes',
        'getAttributeOptionApi' => 'attributes/%s/options',
        'getAttributeGroupApi' => 'attribute-groups',
        'getFamilyApi' => 'families',
        'getFamilyVariantApi' => 'families/%s/variants',
        'getAssociationTypeApi' => 'association-types',
        'getCategoryApi' => 'categories',
        'getChannelApi' => 'channels',
        'getLocaleApi' => 'locales',
        'getCurrencyApi' => 'currencies',
        'getMeasureFamilyApi' => 'measure-families',
        'getMeasurementFamilyApi' => 'measurement-families',
        'getProductMediaFileApi' => 'media-files',
        'getReferenceEntityApi' => 'reference-entities',
        'getReferenceEntityAttributeApi' => 'reference-entities/%s/attributes',
        'getReferenceEntityAttributeOptionApi' => 'reference-entities/%s/attributes/%s/options',
        'getReferenceEntityRecordApi' => 'reference-entities/%s/records',
        'getAssetFamilyApi' => 'asset-families',
        'getAssetManagerApi' => 'asset-families/%s/assets',
        'getAssetAttributeApi' => 'asset-families/%s/attributes',
        'getAssetAttributeOptionApi' => 'asset-families/%s/attributes/%s/options',
    ];

    public function __construct(private string $baseUri, private string $token)
    {
    }

    public function __call(string $name, array $arguments): Api
    {
        return new Api($name, '/api/rest/v1/' . self::PATHS[$name], $this);
    }

    public function send(string $method, string $path, array $codes, array $query = [], ?string $type = null, ?string $body = null): string
    {
        $codes = array_map(fn ($code) => str_replace('%2F', '/', rawurlencode($code)), $codes);
        $query = array_map(fn ($word) => is_bool($word) ? ($word ? 'true' : 'false') : $word, $query);
        if (isset($query['search'])) {
            $query['search'] = json_encode($query['search']);
        }
        $uri = $this->baseUri . vsprintf($path, $codes);
        $uri .= $query ? '?' . http_build_query($query, '', '&', PHP_QUERY_RFC3986) : '';
        $curl = curl_init($uri);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_HTTPHEADER => ["Authorization: Bearer {$this->token}", 'Content-Type:' . ($type ? " $type" : '')],
        ] + ($body === null ? [] : [CURLOPT_POSTFIELDS => $body]));
        $answer = curl_exec($curl);
        $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        if ($answer === false || $status >= 300) {
            throw new \RuntimeException("$status $answer");
        }
        return $answer === '' ? (string) $status : $answer;
    }
}

class Api
{
    public function __construct(private string $name, private string $path, private Client $client)
    {
    }

    public function __call(string $method, array $given): mixed
    {
        $codes = array_splice($given, 0, substr_count($this->path, '%s') + ($this->isOfOne($method) ? 1 : 0));
        return $this->$method($codes, ...$given);
    }

    private function isOfOne(string $method): bool
    {
        return in_array($method, ['get', 'create', 'upsert', 'delete', 'download'], true);
    }

    private function get(array $codes, array $query = []): array
    {
        return json_decode($this->client->send('GET', "$this->path/%s", $codes, $query), true);
    }

    private function all(array $codes): array
    {
        return json_decode($this->client->send('GET', $this->path, $codes), true);
    }

    private function listPerPage(array $codes, int $limit = 100, bool $withCount = false, array $query = []): Page
    {
        $query += ['limit' => $limit, 'with_count' => $withCount];
        return new Page(json_decode($this->client->send('GET', $this->path, $codes, $query), true));
    }

    private function create(array $codes, array $data = []): int
    {
        $data[$this->name === 'getProductApi' ? 'identifier' : 'code'] = array_pop($codes);
        if ($this->name === 'getAttributeOptionApi') {
            $data['attribute'] = $codes[0];
        }
        return (int) $this->client->send('POST', $this->path, $codes, [], 'application/json', json_encode($data));
    }

    private function upsert(array $codes, array $data): int
    {
        if (in_array($this->name, ['getProductModelApi', 'getFamilyVariantApi'], true)) {
            if (isset($data['code'])) {
                throw new \InvalidArgumentException('The parameter "code" must not be defined in the data parameter');
            }
            $data['code'] = end($codes);
        }
        return (int) $this->client->send('PATCH', "$this->path/%s", $codes, [], 'application/json', json_encode($data));
    }

    private function upsertList(array $codes, array $items): array
    {
        if (preg_match('/MeasurementFamily|Record|AssetManager/', $this->name)) {
            return json_decode($this->client->send('PATCH', $this->path, $codes, [], 'application/json', json_encode($items)), true);
        }
        $lines = implode(PHP_EOL, array_map('json_encode', $items));
        $answer = $this->client->send('PATCH', $this->path, $codes, [], 'application/vnd.akeneo.collection+json', $lines);
        return array_map(fn ($line) => json_decode($line, true), explode("\n", trim($answer)));
    }

    private function delete(array $codes): int
    {
        return (int) $this->client->send('DELETE', "$this->path/%s", $codes);
    }

    private function download(array $codes): File
    {
        return new File($this->client->send('GET', "$this->path/%s/download", $codes));
    }
}

class Page
{
    public function __construct(private array $data)
    {
    }

    public function getItems(): array
    {
        return $this->data['_embedded']['items'];
    }
}

class File
{
    public function __construct(private string $body)
    {
    }

    public function getBody(): string
    {
        return $this->body;
    }
}
