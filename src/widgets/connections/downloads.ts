import type { Connection } from '#contract'

/** What a program needs to get in; the password only where it is known. */
export interface Access {
  baseUrl: string
  connection: Connection
  password: string | undefined
}

/** The five settings of a connector, as the command line of this site and most frameworks read them. */
export function writeEnvironmentFile({ baseUrl, connection, password }: Access): string {
  return [
    `# ${connection.label.replaceAll(/[\r\n]+/g, ' ')}: keep this file out of your repository.`,
    `PIM_URL=${baseUrl}`,
    `PIM_CLIENT_ID=${connection.client_id}`,
    `PIM_SECRET=${connection.secret}`,
    `PIM_USERNAME=${connection.username}`,
    password === undefined
      ? '# The password was shown once. Put it here, or regenerate it.\n# PIM_PASSWORD='
      : `PIM_PASSWORD=${password}`,
    '',
  ].join('\n')
}

/** The same as an environment to import into Postman. */
export function writePostmanEnvironment({ baseUrl, connection, password }: Access): string {
  const variable = (key: string, value: string, type: 'default' | 'secret') => ({
    key,
    value,
    type,
    enabled: true,
  })
  const environment = {
    name: `Doorway: ${connection.label}`,
    values: [
      variable('url', baseUrl, 'default'),
      variable('clientId', connection.client_id, 'default'),
      variable('secret', connection.secret, 'secret'),
      variable('username', connection.username, 'default'),
      variable('password', password ?? '', 'secret'),
    ],
    _postman_variable_scope: 'environment',
  }
  return `${JSON.stringify(environment, null, 2)}\n`
}
