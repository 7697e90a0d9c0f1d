import { json, noContent } from '../../http/answer.ts'
import { parseObject } from '../../http/body.ts'
import { NotFound } from '../../problems.ts'
import { type Call, type Handlers, ensureRoom, parameter, writing } from '../../rest/call.ts'
import { readConnectionSettings, readNewConnection } from './rules.ts'
import { type ConnectionReader, connectionReader, connectionWriter } from './store.ts'

export const connectionHandlers = {
  get_connections: ({ database }) => json({ items: connectionReader(database).all() }),
  get_connections__code_: (call) => json(ensureConnection(call, connectionReader(call.database))),
  post_connections: writing((call) => {
    const writer = connectionWriter(call.database, call.secrets)
    const connection = readNewConnection(parseObject(call.text), {
      isTaken: (code) => writer.get(code) !== undefined,
      count: writer.all().length,
    })
    const location = `${call.base}${call.operation.path}/${connection.code}`
    const created = writer.create(connection)
    ensureRoom(call)
    return json(created, 201, { location })
  }),
  patch_connections__code_: writing((call) => {
    const writer = connectionWriter(call.database, call.secrets)
    const before = ensureConnection(call, writer)
    writer.change(before.code, readConnectionSettings(before, parseObject(call.text)))
    return json(ensureConnection(call, writer))
  }),
  post_connections__code__regenerate_secret: writing((call) => {
    const writer = connectionWriter(call.database, call.secrets)
    return json({ secret: writer.renewSecret(ensureConnection(call, writer).code) })
  }),
  post_connections__code__regenerate_password: writing((call) => {
    const writer = connectionWriter(call.database, call.secrets)
    return json({ password: writer.renewPassword(ensureConnection(call, writer).code) })
  }),
  delete_connections__code_: writing((call) => {
    const writer = connectionWriter(call.database, call.secrets)
    writer.remove(ensureConnection(call, writer).code)
    return noContent()
  }),
} satisfies Partial<Handlers>

function ensureConnection(call: Call, reader: ConnectionReader) {
  const code = parameter(call, 'code')
  const connection = reader.get(code)
  if (connection) return connection
  throw new NotFound(`Connection "${code}" does not exist.`)
}
