// Variants and sub models are in the categories of the models above them, too, and are as complete as
// what they inherit makes them. The database itself keeps both right, whichever of them is written.
// A model has at most one above it, so three steps reach everything.

const tables = [
  `create table product_categories (
    category text not null collate nocase,
    product text not null references products (uuid) on delete cascade,
    primary key (category, product)
  ) strict, without rowid`,
  'create index product_categories_by_product on product_categories (product)',
  `create table product_model_categories (
    category text not null collate nocase,
    product_model text not null collate nocase references product_models (code) on delete cascade,
    primary key (category, product_model)
  ) strict, without rowid`,
  'create index product_model_categories_by_model on product_model_categories (product_model)',
]

const views = [
  `create view effective_product_categories as
    select own.value as category, products.uuid as product
      from products, json_each(products.categories) as own
    union
    select inherited.value, products.uuid
      from products join product_models as model on model.code = products.parent,
        json_each(model.categories) as inherited
    union
    select inherited.value, products.uuid
      from products join product_models as model on model.code = products.parent
        join product_models as root on root.code = model.parent,
        json_each(root.categories) as inherited`,
  `create view effective_product_model_categories as
    select own.value as category, product_models.code as product_model
      from product_models, json_each(product_models.categories) as own
    union
    select inherited.value, product_models.code
      from product_models join product_models as root on root.code = product_models.parent,
        json_each(root.categories) as inherited`,
  `create view products_below as
    select parent as model, uuid as product from products where parent is not null
    union all
    select product_models.parent, products.uuid
      from product_models join products on products.parent = product_models.code
      where product_models.parent is not null`,
]

type Classified = 'product' | 'product_model'

/** Writes in which categories the products or product models of a query are. */
function classify(column: Classified, query: string): string {
  return `insert into ${column}_categories (category, ${column})
    select category, ${column} from effective_${column}_categories where ${column} in (${query});`
}

function reclassify(column: Classified, query: string): string {
  return `delete from ${column}_categories where ${column} in (${query});
    ${classify(column, query)}`
}

const isReclassified = 'old.categories <> new.categories or old.parent is not new.parent'
const itselfAndBelow =
  'select new.code union select code from product_models where parent = new.code'
const productsBelow = 'select product from products_below where model = new.code'

const triggers = [
  `create trigger products_classify after insert on products begin
    ${classify('product', 'select new.uuid')}
  end`,
  `create trigger products_reclassify after update of categories, parent on products
  when ${isReclassified} begin
    ${reclassify('product', 'select new.uuid')}
  end`,
  `create trigger product_models_classify after insert on product_models begin
    ${classify('product_model', 'select new.code')}
  end`,
  `create trigger product_models_reclassify after update of categories, parent on product_models
  when ${isReclassified} begin
    ${reclassify('product_model', itselfAndBelow)}
    ${reclassify('product', productsBelow)}
  end`,
  `create trigger product_models_reassess after update of "values", parent on product_models
  when old."values" <> new."values" or old.parent is not new.parent begin
    update products set completeness = null where uuid in (${productsBelow});
  end`,
]

export const lineage = [...tables, ...views, ...triggers]
