import { type Connection, type FlowType, type Right, type UserGroup, allRights } from '#contract'
import { createClientId, createPassword, createSecret } from '../../auth/secrets.ts'
import type { Database, Secrets } from '../../ports.ts'
import { revokeTokens } from '../../auth/tokens.ts'
import { readSandbox } from '../sandboxes/store.ts'
import type { ConnectionSettings, NewConnection } from './rules.ts'

interface Row {
  code: string
  label: string
  flow_type: FlowType
  auditable: number
  client_id: string
  secret: string
  username: string
  rights: string
  image: string | null
  user_group: UserGroup
}

export interface ConnectionReader {
  /** In the order in which they were made. */
  all(): Connection[]
  get(code: string): Connection | undefined
}

export interface ConnectionWriter extends ConnectionReader {
  /** Makes the connection with its client and user; the password is known only to the answer. */
  create(connection: NewConnection): Connection & { password: string }
  change(code: string, settings: ConnectionSettings): void
  /** A new secret; the old one's tokens are dead. */
  renewSecret(code: string): string
  /** A new password, with the same effect. */
  renewPassword(code: string): string
  /** Removes client, user and every token of theirs. */
  remove(code: string): void
}

const columns =
  'code, label, flow_type, auditable, client_id, secret, username, rights, image, user_group'

export function connectionReader(database: Database): ConnectionReader {
  return {
    all: () =>
      database.all<Row>(`select ${columns} from connections order by number`).map(parseRow),
    get(code) {
      const row = database.get<Row>(`select ${columns} from connections where code = ?`, code)
      return row && parseRow(row)
    },
  }
}

export function connectionWriter(database: Database, secrets: Secrets): ConnectionWriter {
  const reader = connectionReader(database)
  return {
    ...reader,
    create({ code, label, flowType, auditable }) {
      const password = createPassword(secrets)
      const number = nextNumber(database)
      database.run(
        `insert into connections (number, ${columns}, password_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, ?)`,
        number,
        code,
        label,
        flowType,
        Number(auditable),
        createClientId(secrets, readSandbox(database).id, number),
        createSecret(secrets),
        `${code}_${fourDigits(secrets)}`,
        JSON.stringify(allRights),
        secrets.digest(password),
      )
      const connection = reader.get(code)
      if (!connection) throw new Error('A connection that was just stored can be read')
      return { ...connection, password }
    },
    change(code, { label, flowType, auditable, rights, image, userGroup }) {
      database.run(
        `update connections set label = ?, flow_type = ?, auditable = ?, rights = ?, image = ?, user_group = ?
         where code = ?`,
        label,
        flowType,
        Number(auditable),
        JSON.stringify(rights),
        image,
        userGroup,
        code,
      )
    },
    renewSecret(code) {
      const secret = createSecret(secrets)
      database.run('update connections set secret = ? where code = ?', secret, code)
      revokeTokens(database, numberOf(database, code))
      return secret
    },
    renewPassword(code) {
      const password = createPassword(secrets)
      const hash = secrets.digest(password)
      database.run('update connections set password_hash = ? where code = ?', hash, code)
      revokeTokens(database, numberOf(database, code))
      return password
    },
    remove(code) {
      const number = numberOf(database, code)
      revokeTokens(database, number)
      database.run('delete from connections where number = ?', number)
    },
  }
}

function numberOf(database: Database, code: string): number {
  const sql = 'select number from connections where code = ?'
  return database.get<{ number: number }>(sql, code)?.number ?? 0
}

function nextNumber(database: Database): number {
  const sql = 'select coalesce(max(number), 0) + 1 as next from connections'
  return database.get<{ next: number }>(sql)?.next ?? 1
}

/** The PIM ends user names in four digits, so that they cannot be guessed from the code alone. */
function fourDigits(secrets: Secrets): string {
  const [high = 0, low = 0] = secrets.random(2)
  return String(1000 + ((high * 256 + low) % 9000))
}

function parseRow(row: Row): Connection {
  return { ...row, auditable: row.auditable === 1, rights: JSON.parse(row.rights) as Right[] }
}
