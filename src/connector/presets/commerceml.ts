import type { Preset } from './preset.ts'

export const commerceml: Preset = {
  code: 'commerceml',
  label: 'CommerceML goods (1C)',
  kind: 'xml',
  records: ['КоммерческаяИнформация/Каталог/Товары/Товар'],
  signature: ['Ид'],
  fields: [
    { role: 'identifier', path: 'Артикул', note: 'may be empty; then Ид' },
    { role: 'identifier', path: 'Ид' },
    { role: 'name', path: 'Наименование' },
    { role: 'description', path: 'Описание' },
    { role: 'ean', path: 'Штрихкод' },
    { role: 'unit', path: 'БазоваяЕдиница/@МеждународноеСокращение' },
    { role: 'brand', path: 'Изготовитель/Наименование' },
    {
      role: 'weight',
      path: "ЗначенияРеквизитов/ЗначениеРеквизита[Наименование='Вес']/Значение",
      unit: 'KILOGRAM',
      note: 'usually in kilograms; nothing says it',
    },
    { role: 'category', path: 'Группы/Ид' },
    { role: 'image', path: 'Картинка' },
  ],
  features: { path: 'ЗначенияСвойств/ЗначенияСвойства', name: 'Ид', value: 'Значение' },
  notes: ['Prices and stock come in a second file, offers.xml, joined by Ид.'],
}

/** The second file: prices, stock, and the variants of goods. */
export const commercemlOffers: Preset = {
  code: 'commerceml-offers',
  label: 'CommerceML offers (1C)',
  kind: 'xml',
  records: ['ПакетПредложений', 'ИзмененияПакетаПредложений'].map(
    (batch) => `КоммерческаяИнформация/${batch}/Предложения/Предложение`,
  ),
  signature: ['Ид'],
  fields: [
    { role: 'identifier', path: 'Ид', note: 'before # stands the Ид of the goods' },
    { role: 'name', path: 'Наименование' },
    { role: 'price', path: 'Цены/Цена/ЦенаЗаЕдиницу', note: 'one a type of price' },
    { role: 'ean', path: 'Штрихкод' },
    { role: 'unit', path: 'БазоваяЕдиница/@МеждународноеСокращение' },
  ],
  features: {
    path: 'ХарактеристикиТовара/ХарактеристикаТовара',
    name: 'Наименование',
    value: 'Значение',
  },
  notes: [
    'Texts and pictures are in the first file, import.xml. Артикул is the same for all variants.',
    'Which price is which says ИдТипаЦены, explained by ТипыЦен at the beginning.',
  ],
}
