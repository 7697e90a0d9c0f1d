interface Variable {
  key: string
  value: string
}

/** A Postman collection, as text, with the values that are known for its variables. */
export function fillCollection(
  text: string,
  values: Readonly<Partial<Record<string, string>>>,
): string {
  const collection = JSON.parse(text) as { variable: Variable[] }
  const variable = collection.variable.map(({ key, value }) => ({
    key,
    value: values[key] ?? value,
  }))
  return JSON.stringify({ ...collection, variable }, null, 2)
}
