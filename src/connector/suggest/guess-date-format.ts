import { date } from '../transforms/date.ts'
import { isRefusal } from '../transforms/transform.ts'

const usual = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'D.M.YYYY',
  'YYYYMMDD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YY',
  'M/D/YYYY',
  'YYYY/MM/DD',
]

/** The first usual format that fits all samples. */
export function guessDateFormat(samples: readonly string[]): string | undefined {
  return usual.find((format) => {
    const step = date({ format })
    return (
      samples.length > 0 && 'each' in step && samples.every((text) => !isRefusal(step.each(text)))
    )
  })
}
