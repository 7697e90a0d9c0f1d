/** The steps from a file to products, in their order: each has a panel, and the list of what lies ahead shows them. */
export const steps = [
  { title: 'Your file', what: 'Its records are found, whatever they are called.' },
  {
    title: 'What becomes of a record',
    what: 'A first mapping is proposed, with reasons; edit it.',
  },
  { title: 'The product', what: 'What one record turns into, beside its mapping.' },
  { title: 'Try it on the whole file', what: 'A dry run compares with the PIM and sends nothing.' },
  { title: 'Send it', what: 'Into your sandbox, with progress, and a report at the end.' },
  { title: 'Take it with you', what: 'As a mapping for the command line, or as code.' },
] as const

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6

/** The title of a step, counted from one. */
export function titleOf(step: StepNumber): string {
  return steps[step - 1]?.title ?? ''
}
