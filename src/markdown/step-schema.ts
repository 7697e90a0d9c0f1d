import { z } from 'astro/zod'
import { type Check, didYouMean, isOperationId, type OperationId, operations } from '#contract'

const flowType = z.enum(['data_source', 'data_destination', 'other'])
const code = z.string().min(1)
const place = {
  attribute: code,
  locale: code.nullable().optional(),
  scope: code.nullable().optional(),
}
const data = z.unknown().refine((value) => value !== undefined, 'is missing')
const atLeast = z.int().min(1)

const operation = z.custom<OperationId>(
  (id) => typeof id === 'string' && isOperationId(id) && operations[id].api === 'pim',
  {
    error: ({ input }) =>
      `"${String(input)}" is no operation of the PIM. ${didYouMean(String(input), Object.keys(operations)) ?? ''}`.trim(),
  },
)

/** The words in which an article says what a step wants; see `Check`. */
export const checkSchema: z.ZodType<Check> = z
  .strictObject({
    connection: z
      .strictObject({ flow_type: flowType.optional(), auditable: z.boolean().optional() })
      .optional(),
    token: z.strictObject({ flow_type: flowType.optional() }).optional(),
    option: z.strictObject({ attribute: code, code }).optional(),
    product: z
      .strictObject({
        identifier: code,
        value: z.strictObject({ ...place, data }).optional(),
        changed: z.strictObject(place).optional(),
        enabled: z.boolean().optional(),
      })
      .optional(),
    call: z
      .strictObject({
        operation,
        path: z.record(z.string(), code).optional(),
        status: z.int().min(200).max(599).optional(),
        filter: code.optional(),
        lines: z
          .strictObject({ accepted: atLeast.optional(), refused: atLeast.optional() })
          .optional(),
        by: flowType.optional(),
        after: operation.optional(),
      })
      .superRefine(({ operation: id, path = {} }, context) => {
        const { path: template } = operations[id]
        for (const name of Object.keys(path)) {
          if (template.includes(`{${name}}`)) continue
          context.addIssue({
            code: 'custom',
            path: ['path', name],
            message: `is not in ${template}`,
          })
        }
      })
      .optional(),
  })
  .refine((check) => Object.keys(check).length > 0, 'wants nothing')
