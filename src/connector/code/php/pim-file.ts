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

    /** Which of these products the PIM has, as keys; in lower case, as it compares them. */
    public function known(array $codes): array
    {
        $known = [];
        // An address has no room for a hundred long identifiers.
        foreach (array_chunk(array_values(array_unique($codes)), 10) as $part) {
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
