import type { Expression, Program, Property, SpreadElement } from 'estree'

/** A value in an article's component that is not written out, such as a name or a call. */
export class NotStaticError extends Error {
  override name = 'NotStaticError'
}

/**
 * The value of `{...}` in a component: JSON in JavaScript's spelling. Nothing is run.
 *
 *     query={{ limit: 3 }}  ->  { limit: 3 }
 *
 * @throws NotStaticError
 */
export function staticValue(program: Program): unknown {
  const [statement, ...others] = program.body
  if (statement?.type !== 'ExpressionStatement' || others.length > 0) {
    throw new NotStaticError('is not a value')
  }
  return evaluate(statement.expression)
}

function evaluate(node: Expression | SpreadElement): unknown {
  switch (node.type) {
    case 'Literal':
      if ('regex' in node || 'bigint' in node) break
      return node.value
    case 'TemplateLiteral':
      if (node.expressions.length > 0) break
      return node.quasis[0]?.value.cooked ?? ''
    case 'ArrayExpression':
      return node.elements.map((element) => (element === null ? null : evaluate(element)))
    case 'ObjectExpression':
      return Object.fromEntries(node.properties.map(evaluateProperty))
    case 'UnaryExpression':
      if (node.operator === '-' && node.argument.type === 'Literal')
        return -Number(node.argument.value)
      break
    default:
  }
  throw new NotStaticError(`is not written out (${node.type})`)
}

function evaluateProperty(node: Property | SpreadElement): [string, unknown] {
  if (node.type !== 'Property' || node.computed || node.value.type.endsWith('Pattern')) {
    throw new NotStaticError(`is not written out (${node.type})`)
  }
  const key = node.key.type === 'Identifier' ? node.key.name : evaluate(node.key as Expression)
  return [String(key), evaluate(node.value as Expression)]
}
