import type { Plan } from '../plan.ts'

/** Connects, reads, sends, tells. */
export function mainFile({ format, hasLinks }: Plan): string {
  const remembering = `            if ($kind !== 'rejected') {
                $taken[] = $batch[$answer['line'] - 1];
            }
`
  const parts = format === 'xml' ? ['source'] : ['text', 'source']
  const files = [
    'fields',
    ...parts,
    'steps',
    'mapping',
    'values',
    'product',
    ...(hasLinks ? ['links'] : []),
    'pim',
  ]
  return String.raw`<?php

// php main.php FILE
//
// Exit codes: 0 all well; 1 some records were rejected; 2 the file or the settings are wrong, or the
// PIM does not answer.

namespace Connector;

use Akeneo\Pim\ApiClient\Exception\HttpException;
use RuntimeException;
use Throwable;

require __DIR__ . '/vendor/autoload.php';
${files
  .map(
    (name) => `require __DIR__ . '/${name}.php';
`,
  )
  .join('')}
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
        // Some fields are only for products that the PIM does not have yet.
        $isAsked = array_filter($batch, fn ($one) => $one[1]['whenNew'] !== []) !== [];
        $known = $this->pim->known($isAsked ? array_column($batch, 0) : []);
        $this->makeOptions(array_merge(...array_map(fn ($one) => $one[1]['options'], $batch)));
        $lines = [];
        foreach ($batch as [$code, $product]) {
            $lines[] = lineFor($product, !isset($known[lower($code)]));
            $known[lower($code)] = true;
        }
${hasLinks ? '        $taken = [];\n' : ''}        foreach ($this->pim->sendProducts($lines) as $answer) {
            $kind = [201 => 'created', 204 => 'updated'][$answer['status_code']] ?? 'rejected';
            $this->counts[$kind]++;
${hasLinks ? remembering : ''}            if ($kind === 'rejected') {
                $errors = array_column($answer['errors'] ?? [], 'message');
                $why = $errors === [] ? $answer['message'] ?? '' : implode(' ', $errors);
                tell($batch[$answer['line'] - 1][0] . ': rejected: ' . $why);
            }
        }
${hasLinks ? '        sendLinks($this->pim, $taken);\n' : ''}    }

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
            throw new RuntimeException('Which file? As in: php main.php export');
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
}
