/** What people recognise a connection by, and the group of users that its own user is in. */
export const connectionSettings = [
  'alter table connections add column image text',
  'alter table connections add column user_group text',
]
