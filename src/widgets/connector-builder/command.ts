/** How a terminal does the same, with the settings that it needs. */
export function commandFor(fileName: string): string {
  return [
    'PIM_URL=…  PIM_CLIENT_ID=…  PIM_SECRET=…  PIM_USERNAME=…  PIM_PASSWORD=… \\',
    `  npm run -s connector -- run ${quoted(fileName)} --mapping mapping.yaml`,
  ].join('\n')
}

/** As a shell wants it. */
function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`
}
