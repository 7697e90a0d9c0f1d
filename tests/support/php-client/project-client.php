<?php

// Speaks as akeneo/api-php-client does, as far as a connector project uses it (versions 9 to 11): the
// builder with a password, `all` over all pages, `upsertList`, and its exception. Needs no extension and
// no package; tests put it where composer would put the client.

namespace Akeneo\Pim\ApiClient\Exception {
    class HttpException extends \RuntimeException
    {
        public function __construct(string $message, int $status, private array $headers)
        {
            parent::__construct($message, $status);
        }

        public function getResponse(): self
        {
            return $this;
        }

        public function getHeaderLine(string $name): string
        {
            foreach ($this->headers as $header) {
                if (stripos($header, "$name: ") === 0) {
                    return substr($header, strlen($name) + 2);
                }
            }
            return '';
        }
    }
}

namespace Akeneo\Pim\ApiClient {
    use Akeneo\Pim\ApiClient\Exception\HttpException;

    class AkeneoPimClientBuilder
    {
        public function __construct(private string $url)
        {
        }

        public function buildAuthenticatedByPassword(string $id, string $secret, string $username, string $password): Client
        {
            return new Client($this->url, $id, $secret, $username, $password);
        }
    }

    class Client
    {
        private const PATHS = [
            'getProductApi' => 'products',
            'getAttributeApi' => 'attributes',
            'getAttributeOptionApi' => 'attributes/%s/options',
            'getFamilyApi' => 'families',
            'getCategoryApi' => 'categories',
            'getLocaleApi' => 'locales',
            'getCurrencyApi' => 'currencies',
            'getMeasurementFamilyApi' => 'measurement-families',
        ];
        private string $authorization;

        public function __construct(private string $url, string $id, string $secret, string $username, string $password)
        {
            $this->authorization = 'Basic ' . base64_encode("$id:$secret");
            $body = json_encode(['grant_type' => 'password', 'username' => $username, 'password' => $password]);
            $token = json_decode($this->send('POST', "$url/api/oauth/v1/token", 'application/json', $body), true);
            $this->authorization = 'Bearer ' . $token['access_token'];
        }

        public function __call(string $name, array $none): Api
        {
            return new Api($this, "$this->url/api/rest/v1/" . self::PATHS[$name]);
        }

        public function send(string $method, string $url, ?string $type = null, string $body = ''): string
        {
            $headers = ["Authorization: $this->authorization", ...($type === null ? [] : ["Content-Type: $type"])];
            $http = ['method' => $method, 'header' => $headers, 'content' => $body, 'ignore_errors' => true];
            $answer = file_get_contents($url, false, stream_context_create(['http' => $http]));
            $status = (int) explode(' ', $http_response_header[0])[1];
            if ($status >= 300) {
                throw new HttpException($answer, $status, $http_response_header);
            }
            return $answer;
        }
    }

    class Api
    {
        public function __construct(private Client $client, private string $url)
        {
        }

        public function __call(string $method, array $given): iterable
        {
            $codes = array_map(rawurlencode(...), array_splice($given, 0, substr_count($this->url, '%s')));
            return $this->{"send_$method"}(vsprintf($this->url, $codes), ...$given);
        }

        private function send_all(string $url, int $limit = 10, array $query = []): iterable
        {
            if (str_ends_with($url, 'measurement-families')) {
                return json_decode($this->client->send('GET', $url), true);
            }
            $query = array_map(fn ($word) => is_array($word) ? json_encode($word) : $word, $query);
            return $this->pages("$url?" . http_build_query(['limit' => $limit] + $query));
        }

        private function pages(?string $url): \Generator
        {
            while ($url !== null) {
                $page = json_decode($this->client->send('GET', $url), true);
                yield from $page['_embedded']['items'];
                $url = $page['_links']['next']['href'] ?? null;
            }
        }

        private function send_upsertList(string $url, array $items): array
        {
            $lines = implode("\n", array_map('json_encode', $items));
            $answer = $this->client->send('PATCH', $url, 'application/vnd.akeneo.collection+json', $lines);
            return array_map(fn ($line) => json_decode($line, true), explode("\n", trim($answer)));
        }
    }
}
