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
    { role: 'category', path: 'Группы/Ид' },
    { role: 'image', path: 'Картинка' },
  ],
  features: { path: 'ЗначенияСвойств/ЗначенияСвойства', name: 'Ид', value: 'Значение' },
  notes: ['Prices and stock come in a second file, offers.xml, joined by Ид.'],
}
