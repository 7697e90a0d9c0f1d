/**
 * Products that are gone leave their uuids in the associations of others, where nobody sees them. This
 * table remembers the uuids, so that what is created under one of them later starts without those links.
 * A trigger writes it: variants go with their models without being deleted one by one.
 */
export const deletedProducts = [
  'create table deleted_products (uuid text primary key) strict, without rowid',
  `create trigger products_delete after delete on products begin
    insert or ignore into deleted_products (uuid) values (old.uuid);
  end`,
]
