/** Connects, reads, sends, tells. */
export const mainFile = String.raw`<?php

// php main.php FILE
//
// Exit codes: 0 all well; 1 some records were rejected; 2 the file or the settings are wrong, or the
// PIM does not answer.

namespace Connector;

use Akeneo\Pim\ApiClient\Exception\HttpException;
use RuntimeException;
use Throwable;

require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/source.php';
require __DIR__ . '/steps.php';
require __DIR__ . '/mapping.php';
require __DIR__ . '/product.php';
require __DIR__ . '/pim.php';

final class Run
{
    public array $counts = ['created' => 0, 'updated' => 0, 'rejected' => 0, 'skipped' => 0];
    private array $madeOptions = [];

    public function __construct(private Pim $pim)
    {
    }

    public function read(string $file): void
    {
        [$batch, $index] = [[], 0];
        foreach (recordsIn($file) as $record) {
            $index++;
            [$kind, $code, $result] = toProduct($record, $this->pim);
            if ($kind !== 'product') {
                $this->counts[$kind]++;
                tell('Record ' . $index . ' ' . ($code ?? '?') . ' ' . $kind . ': ' . implode(' ', $result));
                continue;
            }
            $batch[] = [$code, $result];
            if (count($batch) === 100) {
                $this->send($batch);
                $batch = [];
            }
        }
        if ($batch !== []) {
            $this->send($batch);
        }
    }

    private function send(array $batch): void
    {
        $known = $this->pim->known($batch);
        $this->makeOptions(array_merge(...array_map(fn ($one) => $one[1]['options'], $batch)));
        $lines = [];
        foreach ($batch as [$code, $product]) {
            $lines[] = lineFor($product, !isset($known[lower($code)]));
            $known[lower($code)] = true;
        }
        foreach ($this->pim->sendProducts($lines) as $answer) {
            $kind = [201 => 'created', 204 => 'updated'][$answer['status_code']] ?? 'rejected';
            $this->counts[$kind]++;
            if ($kind === 'rejected') {
                $errors = array_column($answer['errors'] ?? [], 'message');
                $why = $errors === [] ? $answer['message'] ?? '' : implode(' ', $errors);
                tell($batch[$answer['line'] - 1][0] . ': rejected: ' . $why);
            }
        }
    }

    /** Each option once, before the products that name it. */
    private function makeOptions(array $options): void
    {
        foreach ($options as ['attribute' => $attribute, 'code' => $code, 'labels' => $labels]) {
            $key = $attribute . ' ' . lower($code);
            if (isset($this->madeOptions[$key])) {
                continue;
            }
            $this->madeOptions[$key] = true;
            $line = ['code' => $code, 'attribute' => $attribute, 'labels' => $labels];
            foreach ($this->pim->sendOptions($attribute, [$line]) as $answer) {
                if ($answer['status_code'] >= 400) {
                    tell('Option ' . $key . ': ' . ($answer['message'] ?? ''));
                }
            }
        }
    }
}

function tell(string $words): void
{
    fwrite(STDERR, $words . "\n");
}

function main(?string $file): int
{
    $counts = ['created' => 0, 'updated' => 0, 'rejected' => 0, 'skipped' => 0];
    try {
        if ($file === null) {
            throw new RuntimeException('Which file? As in: php main.php export.xml');
        }
        $run = new Run(Pim::connect());
        $counts = &$run->counts;
        $run->read($file);
        return $counts['rejected'] > 0 ? 1 : 0;
    } catch (RuntimeException | HttpException $error) {
        tell($error->getMessage());
        return 2;
    } finally {
        tell(json_encode($counts));
    }
}

exit(main($argv[1] ?? null));
`

/** What has to be known of the PIM, and the calls to it. */
export const pimFile = String.raw`<?php

// What has to be known of the PIM, and the calls to it.

namespace Connector;

use Akeneo\Pim\ApiClient\AkeneoPimClientBuilder;
use Akeneo\Pim\ApiClient\Exception\HttpException;
use RuntimeException;

final class Pim
{
    public array $attributes;
    public array $options = [];
    public array $families;
    public array $categories = [];
    public array $currencies;
    public array $locales;
    public array $measurementFamilies;

    /** The client gets tokens and renews them. */
    public static function connect(): self
    {
        $names = ['PIM_URL', 'PIM_CLIENT_ID', 'PIM_SECRET', 'PIM_USERNAME', 'PIM_PASSWORD'];
        $settings = array_map(fn ($name) => (string) getenv($name), $names);
        $missing = array_intersect_key($names, array_filter($settings, fn ($one) => $one === ''));
        if ($missing !== []) {
            throw new RuntimeException('Set ' . implode(', ', $missing) . ' in the environment.');
        }
        [$url, $id, $secret, $username, $password] = $settings;
        $builder = new AkeneoPimClientBuilder(rtrim($url, '/'));
        return new self($builder->buildAuthenticatedByPassword($id, $secret, $username, $password));
    }

    private function __construct(private object $client)
    {
        $this->attributes = byCode($this->all('getAttributeApi'));
        foreach ($this->mappedAttributes() as $code) {
            if (in_array($this->attributes[$code]['type'], SELECTS, true)) {
                $this->options[$code] = $this->all('getAttributeOptionApi', $code);
            }
        }
        $this->families = array_column($this->all('getFamilyApi'), 'code');
        if (in_array('categories', array_column(rules(), 'property'), true)) {
            $this->categories = array_column($this->all('getCategoryApi'), 'code');
        }
        $this->currencies = enabledIn($this->all('getCurrencyApi'));
        $this->locales = enabledIn($this->all('getLocaleApi'));
        $families = patiently(fn () => $this->client->getMeasurementFamilyApi()->all());
        $this->measurementFamilies = byCode($families);
    }

    private function mappedAttributes(): array
    {
        $codes = array_unique(array_column(rules(), 'attribute'));
        $unknown = array_diff($codes, array_map(strval(...), array_keys($this->attributes)));
        if ($unknown !== []) {
            throw new RuntimeException('The PIM has no attribute ' . implode(', ', $unknown) . '.');
        }
        return $codes;
    }

    private function all(string $api, string ...$codes): array
    {
        return patiently(
            fn () => iterator_to_array($this->client->$api()->all(...[...$codes, 100]), false)
        );
    }

    /** Which of the products the PIM has, as keys: some fields are only for new ones. */
    public function known(array $batch): array
    {
        if (array_filter($batch, fn ($one) => $one[1]['whenNew'] !== []) === []) {
            return [];
        }
        $known = [];
        $codes = array_values(array_unique(array_column($batch, 0)));
        // An address has no room for a hundred long identifiers.
        foreach (array_chunk($codes, 10) as $part) {
            $search = ['identifier' => [['operator' => 'IN', 'value' => $part]]];
            $products = fn () => $this->client->getProductApi()->all(100, ['search' => $search]);
            foreach (patiently(fn () => iterator_to_array($products(), false)) as $product) {
                $known[lower($product['identifier'] ?? '')] = true;
            }
        }
        return $known;
    }

    public function sendProducts(array $lines): iterable
    {
        return patiently(fn () => $this->client->getProductApi()->upsertList($lines));
    }

    public function sendOptions(string $attribute, array $lines): iterable
    {
        return patiently(
            fn () => $this->client->getAttributeOptionApi()->upsertList($attribute, $lines)
        );
    }
}

/** Waits and tries again when the PIM says so (Retry-After), or is not there for a moment. */
function patiently(callable $call): mixed
{
    for ($attempt = 0; ; $attempt++) {
        try {
            return $call();
        } catch (HttpException $error) {
            if ($attempt === 5 || !in_array($error->getCode(), [429, 502, 503, 504], true)) {
                throw $error;
            }
            $wait = $error->getResponse()->getHeaderLine('Retry-After');
            sleep(ctype_digit($wait) ? (int) $wait : 2 ** $attempt);
        }
    }
}

function byCode(array $items): array
{
    return array_combine(array_column($items, 'code'), $items);
}

function enabledIn(array $items): array
{
    return array_column(array_filter($items, fn ($one) => $one['enabled']), 'code');
}
`
