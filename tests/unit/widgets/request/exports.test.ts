import { describe, expect, test } from 'vitest'
import { frameParts } from '#client'
import { asHttpFile, asPostman } from '../../../../src/widgets/request/exports.ts'

const origin = 'http://pim.test'
const values = { access_token: 'tok-123456', my_identifier: 'halo' }
const request = {
  method: 'PATCH',
  url: `${origin}/api/rest/v1/products/%3Cmy_identifier%3E`,
  headers: { Authorization: 'Bearer tok-123456', 'Content-Type': 'application/json' },
  body: '{"enabled":true,"note":"<b>"}',
}

describe('a request for another program', () => {
  test('is an HTTP file with variables', () => {
    expect(asHttpFile('A new name', request, values, origin)).toBe(
      [
        '@pim = http://pim.test',
        '@my_identifier = halo',
        '@access_token = ',
        '',
        '### A new name',
        'PATCH {{pim}}/api/rest/v1/products/{{my_identifier}}',
        'Authorization: Bearer {{access_token}}',
        'Content-Type: application/json',
        '',
        '{"enabled":true,"note":"<b>"}',
        '',
      ].join('\n'),
    )
  })

  test('is a Postman collection without the token', () => {
    const text = asPostman('A new name', request, values, origin)
    expect(text).not.toContain('tok-123456')
    const { info, item, variable } = JSON.parse(text)
    expect(info.schema).toContain('v2.1.0')
    expect(item[0].request).toMatchObject({
      method: 'PATCH',
      url: '{{pim}}/api/rest/v1/products/{{my_identifier}}',
      header: [{ key: 'Authorization', value: 'Bearer {{access_token}}' }, {}],
      body: { mode: 'raw', raw: request.body },
    })
    expect(variable).toContainEqual({ key: 'pim', value: origin })
  })

  test('that sends a file of the disk names it, for HTTP files and Postman alike', () => {
    const file = { name: 'file', fileName: 'halo.png', type: 'image/png', path: 'halo.png' }
    const { type, body } = frameParts([{ name: 'product', text: '{"a":1}' }, file], 'mark')
    const upload = {
      method: 'POST',
      url: `${origin}/api/rest/v1/media-files`,
      headers: { 'Content-Type': type },
      body,
    }
    expect(asHttpFile('Upload', upload, values, origin)).toContain('\n< ./halo.png')
    const [{ request: sent }] = JSON.parse(asPostman('Upload', upload, values, origin)).item
    expect(sent.header).toEqual([])
    expect(sent.body).toEqual({
      mode: 'formdata',
      formdata: [
        { key: 'product', type: 'text', value: '{"a":1}' },
        { key: 'file', type: 'file', src: 'halo.png', contentType: 'image/png' },
      ],
    })
  })
})
