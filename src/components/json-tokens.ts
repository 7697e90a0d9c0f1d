export interface JsonToken {
  kind: 'key' | 'string' | 'number' | 'boolean' | 'null' | 'punctuation'
  text: string
}

/** JSON text, cut into what is coloured alike (`.tok-*` in code.css). */
export function jsonTokens(json: string): JsonToken[] {
  return [...json.matchAll(pieces)].map(([text, key, string, number, boolean]) => ({
    kind: key
      ? 'key'
      : string
        ? 'string'
        : number
          ? 'number'
          : boolean
            ? 'boolean'
            : kindOfRest(text),
    text,
  }))
}

const pieces =
  /("(?:\\.|[^"\\])*")(?=:)|("(?:\\.|[^"\\])*")|(-?\d[\d.eE+-]*)|(true|false)|null|[\s{}[\]:,]+|[^]/g

function kindOfRest(text: string): 'null' | 'punctuation' {
  return text === 'null' ? 'null' : 'punctuation'
}
