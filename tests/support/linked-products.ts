import { parseMapping } from '#connector'
import type { Export } from './evening-formats.ts'

const mapping = `
version: 1
source: { format: xml, record: export/item }
identifier: { from: '@sku' }
values:
  - attribute: editor_note
    from: text
    as: html
associations:
  - type: X_SELL
    from: related
    empty: erase
    transforms: [{ split: ',' }]
  - type: X_SELL
    from: also
  - type: X_SELL
    to: groups
    from: group
  - type: UPSELL
    to: product_models
    from: model
  - type: SET_CONTENT
    from: part/@sku
    quantity: { from: '@count' }
`

const content = `<export>
  <item sku="linked_a">
    <text>Warm <b class="a &quot;b&quot;">light</b> &amp; <br/>5 &lt; 6&#160;<i/></text>
    <related>halo_desk_lamp, linked_b ,halo_desk_lamp</related>
    <also>linked_b</also>
    <also>glima_gas_stove</also>
    <group>bestsellers</group>
    <part sku="halo_desk_lamp" count="2"/>
    <part sku="linked_b" count="3"/>
    <part sku="linked_b" count="3"/>
  </item>
  <item sku="linked_b">
    <text>&lt;p&gt;Its own &lt;b&gt;HTML&lt;/b&gt;&lt;/p&gt;</text>
    <related>nobody_knows_this,linked_a</related>
    <part sku="nobody_knows_this" count="1"/>
  </item>
  <item sku="no_quantity"><part sku="halo_desk_lamp"/></item>
  <item sku="no_whole_quantity"><part sku="halo_desk_lamp" count="1.5"/></item>
  <item sku="two_quantities">
    <part sku="halo_desk_lamp" count="1"/>
    <part sku="halo_desk_lamp" count="2"/>
  </item>
  <item sku="no_code"><also>a;b</also></item>
  <item sku="no_such_model"><model>nobody_knows_this</model></item>
  <item sku="halo_desk_lamp"><related/></item>
  <item sku="linked_c"><related>linked_a</related></item>
  <item sku="LINKED_C"><related>linked_b</related></item>
</export>
`

/** Products that belong together, with HTML as elements, and with what goes wrong. */
export const linkedProducts: Export = {
  title: 'products that belong together',
  mapping: parseMapping(mapping).mapping!,
  content: () => Promise.resolve(content),
}
