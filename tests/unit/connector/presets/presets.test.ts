import { inspect, suggest } from '#connector'
import { describe, expect, test } from 'vitest'
import { bytesOf } from '../../../support/records.ts'
import { testStructure } from '../../../support/structure.ts'

const propose = async (file: string) => {
  const found = await inspect(bytesOf(file))
  const { mapping } = suggest(found, testStructure)
  return { preset: found.preset?.code, record: found.record, mapping }
}

describe('an ARTMAS IDoc', () => {
  const idoc = (nr: string) =>
    `<IDOC BEGIN="1"><EDI_DC40 SEGMENT="1"><DOCNUM>00${nr}</DOCNUM></EDI_DC40>` +
    `<E1BPE1MATHEAD SEGMENT="1"><MATERIAL>0000000000000${nr}</MATERIAL><MATL_TYPE>HAWA</MATL_TYPE></E1BPE1MATHEAD>` +
    ['DE', 'EN']
      .map(
        (language) =>
          `<E1BPE1MAKTRT SEGMENT="1"><MATERIAL>0000000000000${nr}</MATERIAL><LANGU>x</LANGU>` +
          `<LANGU_ISO>${language}</LANGU_ISO><MATL_DESC>Lamp ${language}</MATL_DESC></E1BPE1MAKTRT>`,
      )
      .join('') +
    '</IDOC>'

  test('is a record with its segments side by side, under a name of the customer’s', async () => {
    const file = `<_-SHOP_-ARTMAS05>${idoc('10471')}${idoc('10472')}</_-SHOP_-ARTMAS05>`
    const { preset, record, mapping } = await propose(file)
    expect([preset, record]).toEqual(['sap-artmas', '_-SHOP_-ARTMAS05/IDOC'])
    expect(mapping.identifier.from).toBe('E1BPE1MATHEAD/MATERIAL')
    expect(mapping.values).toMatchObject([
      { locale: 'de_DE', from: "E1BPE1MAKTRT[LANGU_ISO='DE']/MATL_DESC" },
      { locale: 'en_US', from: "E1BPE1MAKTRT[LANGU_ISO='EN']/MATL_DESC" },
    ])
  })
})

describe('CommerceML', () => {
  const price = (type: string, amount: string) =>
    `<Цена><ИдТипаЦены>${type}</ИдТипаЦены><ЦенаЗаЕдиницу>${amount}</ЦенаЗаЕдиницу><Валюта>EUR</Валюта></Цена>`
  const offer = (nr: number) =>
    `<Предложение><Ид>9a#${nr}</Ид><Артикул>L-1</Артикул><Наименование>Lamp ${nr}</Наименование>` +
    '<ХарактеристикиТовара><ХарактеристикаТовара><Наименование>color</Наименование><Значение>moss</Значение>' +
    '</ХарактеристикаТовара></ХарактеристикиТовара>' +
    `<Цены>${price('r', '1719')}${price('w', '1200')}</Цены></Предложение>`

  test('has prices and variants in its file of offers', async () => {
    const { preset, mapping } = await propose(
      `<КоммерческаяИнформация><ПакетПредложений><Предложения>${offer(1)}${offer(2)}</Предложения></ПакетПредложений></КоммерческаяИнформация>`,
    )
    expect(preset).toBe('commerceml-offers')
    expect(mapping.identifier.from).toBe('Ид')
    expect(mapping.values).toMatchObject([
      { attribute: 'name', from: 'Наименование' },
      {
        attribute: 'color',
        from: "ХарактеристикиТовара/ХарактеристикаТовара[Наименование='color']/Значение",
      },
      {
        attribute: 'price',
        from: 'Цены/Цена/ЦенаЗаЕдиницу',
        currency: { from: 'Валюта' },
      },
    ])
    expect(mapping.values.at(-1)?.transforms).toContain('first')
  })

  test('keeps the weight of goods among their details', async () => {
    const detail = (name: string, value: string) =>
      `<ЗначениеРеквизита><Наименование>${name}</Наименование><Значение>${value}</Значение></ЗначениеРеквизита>`
    const goods = (nr: number) =>
      `<Товар><Ид>${nr}</Ид><Артикул>L-${nr}</Артикул><Наименование>Lamp</Наименование>` +
      `<ЗначенияРеквизитов>${detail('Вес', '1,2')}${detail('Тип', 'x')}</ЗначенияРеквизитов></Товар>`
    const { mapping } = await propose(
      `<КоммерческаяИнформация><Каталог><Товары>${goods(1)}${goods(2)}</Товары></Каталог></КоммерческаяИнформация>`,
    )
    expect(mapping.values).toContainEqual({
      attribute: 'weight',
      from: "ЗначенияРеквизитов/ЗначениеРеквизита[Наименование='Вес']/Значение",
      transforms: [{ number: { decimal: ',', thousands: '.' } }],
      unit: 'KILOGRAM',
    })
  })
})
