/**
 * What a sandbox remembers of its callers: each call, what flowed in and out by the hour, what was
 * refused, what changed in products, and which failure is practised.
 */
export const watch = [
  `create table requests (
    number integer primary key autoincrement,
    at integer not null,
    milliseconds real not null,
    method text not null,
    address text not null,
    operation text,
    connection text,
    status integer not null,
    size integer not null,
    exchange text not null
  ) strict`,
  // Hours since 1970, in UTC. What the PIM's own dashboard counts is told from all the rest.
  `create table data_flows (
    hour integer not null,
    connection text not null,
    resource text not null,
    event text not null,
    dashboard integer not null,
    count integer not null,
    primary key (hour, connection, resource, event, dashboard)
  ) strict, without rowid`,
  `create table flow_errors (
    number integer primary key autoincrement,
    at integer not null,
    request integer not null,
    connection text not null,
    type text not null,
    data text not null
  ) strict`,
  'create index flow_errors_by_connection on flow_errors (connection, type, number)',
  `create table changes (
    number integer primary key autoincrement,
    at integer not null,
    request integer not null,
    connection text,
    kind text not null,
    key text not null,
    event text not null,
    differences text not null
  ) strict`,
  'create index changes_by_key on changes (kind, key, number)',
  'create table practice (fault text not null, since integer not null, data text not null) strict',
]
