import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { multipart } from '../support/multipart.ts'
import { openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let { pim } = await host.createSandbox()
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const rest = '/api/rest/v1'
const path = `${rest}/asset-families`
const packshot = `${path}/packshot`
const assets = `${packshot}/assets`

describe('asset families', () => {
  test('say what is done with their assets', async () => {
    expect((await pim.get(packshot)).body).toEqual({
      code: 'packshot',
      labels: {},
      attribute_as_main_media: 'media',
      naming_convention: {},
      product_link_rules: [],
      transformations: [],
    })
  })

  test('take an empty list for an object without properties', async () => {
    const sent = { naming_convention: [], product_link_rules: [[]], labels: [] }
    expect((await pim.patch(packshot, sent)).status).toBe(204)
    expect((await pim.get(packshot)).body).toMatchObject({
      naming_convention: {},
      product_link_rules: [{}],
      labels: {},
    })
  })

  test('may call an attribute like a word of JavaScript', async () => {
    const place = { locale: null, channel: null }
    await pim.patch(`${packshot}/attributes/constructor`, { type: 'text' })
    const values = { constructor: [{ ...place, data: 'x' }] }
    expect((await pim.patch(`${assets}/halo_side`, { values })).status).toBe(204)
    expect((await pim.get(`${assets}/halo_side`)).body).toMatchObject({ values })
  })

  test('begin with a label and a media file', async () => {
    const naming = { source: { property: 'code', locale: null, channel: null }, pattern: '/.*/' }
    const { status } = await pim.patch(`${path}/manuals`, { naming_convention: naming })
    expect(status).toBe(201)
    const { body } = await pim.get(`${path}/manuals/attributes`)
    expect(body).toEqual([
      {
        code: 'label',
        labels: {},
        type: 'text',
        value_per_locale: true,
        value_per_channel: false,
        is_required_for_completeness: false,
        is_read_only: false,
        max_characters: null,
        is_textarea: false,
        is_rich_text_editor: false,
        validation_rule: 'none',
        validation_regexp: null,
      },
      {
        code: 'media',
        labels: {},
        type: 'media_file',
        value_per_locale: false,
        value_per_channel: false,
        is_required_for_completeness: false,
        is_read_only: false,
        media_type: 'image',
        max_file_size: null,
        allowed_extensions: [],
      },
    ])
  })

  test('are represented by a media file or a media link', async () => {
    const link = { type: 'media_link', media_type: 'youtube', prefix: 'https://', suffix: null }
    expect((await pim.patch(`${packshot}/attributes/film`, link)).status).toBe(201)
    expect((await pim.patch(packshot, { attribute_as_main_media: 'film' })).status).toBe(204)
    const { status, body } = await pim.patch(packshot, { attribute_as_main_media: 'alt' })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message: 'The asset family has data that does not comply with the business rules.',
      errors: [
        {
          property: 'attribute_as_main_media',
          message: 'The attribute "alt" is no media file and no media link of the asset family.',
        },
      ],
    })
  })

  test('may name a record of a reference entity', async () => {
    const maker = `${packshot}/attributes/made_by`
    const unknown = await pim.patch(maker, { type: 'record', reference_entity_code: 'cars' })
    expect(unknown.body).toMatchObject({
      errors: [
        { property: 'reference_entity_code', message: 'Reference entity "cars" does not exist.' },
      ],
    })
    const sent = { type: 'record', reference_entity_code: 'maker' }
    expect((await pim.patch(maker, sent)).status).toBe(201)
    expect((await pim.get(maker)).body).toMatchObject(sent)
    const place = { locale: null, channel: null }
    const values = (data: string) => ({ values: { made_by: [{ ...place, data }] } })
    expect((await pim.patch(`${assets}/halo_side`, values('LUMIO'))).status).toBe(204)
    expect((await pim.get(`${assets}/halo_side`)).body).toMatchObject(values('lumio'))
    expect((await pim.patch(`${assets}/halo_side`, values('nobody'))).status).toBe(422)
  })

  test('know types of attributes that reference entities do not', async () => {
    const values = {
      approved: ['boolean', true],
      shot_on: ['date', '2026-05-04'],
      takes: ['number', '3'],
    } as const
    for (const [code, [type]] of Object.entries(values)) {
      const { status } = await pim.patch(`${packshot}/attributes/${code}`, { type })
      expect(status).toBe(201)
    }
    const sent = Object.fromEntries(
      Object.entries(values).map(([code, [, data]]) => [
        code,
        [{ locale: null, channel: null, data }],
      ]),
    )
    expect((await pim.patch(`${assets}/halo_front`, { values: sent })).status).toBe(204)
    expect((await pim.get(`${assets}/halo_front`)).body).toMatchObject({ values: sent })
  })

  test('are missed by name', async () => {
    const { status, body } = await pim.get(`${path}/nothing`)
    const message = 'Asset family "nothing" does not exist.'
    expect([status, body]).toEqual([404, { code: 404, message }])
  })
})

describe('assets', () => {
  test('are listed by code', async () => {
    const { body } = await pim.get<{ _embedded: { items: { code: string }[] } }>(assets)
    const {
      _embedded: { items },
    } = body
    expect(items.map(({ code }) => code)).toEqual(['halo_front', 'halo_side'])
  })

  test('hold files of their own store', async () => {
    const file = new File(['%PDF-1.7'], 'plan.pdf')
    const { status, headers } = await pim.send(
      'POST',
      `${rest}/asset-media-files`,
      await multipart({ file }),
    )
    expect(status).toBe(201)
    const data = headers.get('asset-media-file-code') ?? ''
    const media = [{ locale: null, channel: null, data }]
    expect((await pim.patch(`${assets}/plan`, { values: { media } })).status).toBe(201)
    const { body } = await pim.get<{ values: object }>(`${assets}/plan`)
    const href = `${origin}${rest}/asset-media-files/${data}`
    expect(body.values).toEqual({ media: [{ _links: { download: { href } }, ...media[0] }] })
    expect((await pim.get(href.slice(origin.length))).text).toBe('%PDF-1.7')
    expect((await pim.get(`${rest}/reference-entities-media-files/${data}`)).status).toBe(404)
  })

  test('are written many at once', async () => {
    const { body } = await pim.patch(assets, [{ code: 'HALO_SIDE' }, { code: 'halo_back' }])
    expect(body).toEqual([
      { code: 'HALO_SIDE', status_code: 204 },
      { code: 'halo_back', status_code: 201 },
    ])
  })

  test('are deleted, and gone', async () => {
    expect((await pim.remove(`${assets}/HALO_side`)).status).toBe(204)
    for (const answer of [
      await pim.get(`${assets}/halo_side`),
      await pim.remove(`${assets}/halo_side`),
    ]) {
      const message = 'Asset "halo_side" does not exist in the asset family "packshot".'
      expect([answer.status, answer.body]).toEqual([404, { code: 404, message }])
    }
  })
})
