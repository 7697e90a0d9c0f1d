import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Family, MediaFile, Product, ProductModel } from '#contract'
import { multipart } from '../support/multipart.ts'
import { type Page, itemsOf } from '../support/pages.ts'
import { type Answer, openHost, openSandbox, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let { pim, token } = await host.createSandbox()
beforeEach(async () => {
  ;({ pim, token } = await host.createSandbox())
})

const rest = '/api/rest/v1'
const path = `${rest}/media-files`

const png = bytes('89504e470d0a1a0a0000000d49484452')
const jpeg = bytes('ffd8ffe000104a464946')
const picture = { identifier: 'halo', attribute: 'picture', scope: null, locale: null }
const manual = { ...picture, attribute: 'manual' }

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

async function send<Body>(parts: Record<string, string | File>): Promise<Answer<Body>> {
  return pim.send('POST', path, await multipart(parts))
}

function upload<Body>(
  product: object,
  content: BlobPart,
  name = 'lamp.png',
): Promise<Answer<Body>> {
  return send({ product: JSON.stringify(product), file: new File([content], name) })
}

/** The code of the file that an upload made. */
function codeOf({ status, headers }: Answer): string {
  expect(status).toBe(201)
  return headers.get('location')?.replace(`${origin}${path}/`, '') ?? ''
}

async function download(code: string): Promise<{ headers: Headers; content: Uint8Array }> {
  const request = new Request(`${origin}${path}/${code}/download`, {
    headers: { authorization: `Bearer ${token.access_token}`, accept: 'image/webp' },
  })
  const response = await host.fetch(request)
  expect(response.status).toBe(200)
  return { headers: response.headers, content: new Uint8Array(await response.arrayBuffer()) }
}

async function files(): Promise<string[]> {
  const { body } = await pim.get<Page<MediaFile>>(`${path}?limit=100`)
  return itemsOf(body).map(({ code }) => code)
}

describe('media files', () => {
  test('are listed by code, with links to themselves and to their bytes', async () => {
    const { body } = await pim.get<Page<MediaFile>>(`${path}?with_count=true`)
    const href = `${origin}${path}/a/b/c/d/abcd_lamp.jpg`
    expect(body.items_count).toBe(2)
    expect(itemsOf(body)[0]).toEqual({
      _links: { self: { href }, download: { href: `${href}/download` } },
      code: 'a/b/c/d/abcd_lamp.jpg',
      original_filename: 'lamp.jpg',
      mime_type: 'image/jpeg',
      extension: 'jpg',
      size: 8,
    })
    expect(await files()).toEqual(['a/b/c/d/abcd_lamp.jpg', 'e/f/0/1/ef01_notes.txt'])
  })

  test.each(['a/b/c/d/abcd_lamp.jpg', 'a%2Fb%2Fc%2Fd%2Fabcd_lamp.jpg'])(
    'are read at %s, with the link to their bytes alone',
    async (code) => {
      const { status, body } = await pim.get(`${path}/${code}`)
      expect(status).toBe(200)
      expect(body).toEqual({
        code: 'a/b/c/d/abcd_lamp.jpg',
        original_filename: 'lamp.jpg',
        mime_type: 'image/jpeg',
        extension: 'jpg',
        size: 8,
        _links: { download: { href: `${origin}${path}/a/b/c/d/abcd_lamp.jpg/download` } },
      })
    },
  )

  test.each(['', '/download'])('that nobody knows are not there%s', async (what) => {
    const { status, body } = await pim.get(`${path}/a/b/c/d/none.jpg${what}`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'Media file "a/b/c/d/none.jpg" does not exist.' })
  })

  test('need a token, also for their bytes', async () => {
    expect((await host.nobody.get(`${path}/a/b/c/d/abcd_lamp.jpg/download`)).status).toBe(401)
  })

  test('are downloaded as attachments, whatever is accepted', async () => {
    const { headers, content } = await download('e/f/0/1/ef01_notes.txt')
    expect(new TextDecoder().decode(content)).toBe('notes.txt')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': 'attachment; filename="notes.txt"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; sandbox`,
    })
  })

  test('know no other verbs', async () => {
    const { status, headers } = await pim.send('DELETE', `${path}/a/b/c/d/abcd_lamp.jpg`)
    expect([status, headers.get('allow')]).toEqual([405, 'GET'])
    expect((await pim.send('PUT', path)).headers.get('allow')).toBe('GET, POST')
  })
})

describe('an upload', () => {
  test('stores the file and sets the value at once', async () => {
    const answer = await upload(picture, png)
    expect(answer.text).toBe('')
    const code = codeOf(answer)
    expect(code).toMatch(/^(\w)\/(\w)\/(\w)\/(\w)\/\1\2\3\4[0-9a-f]{36}_lamp\.png$/)
    const { body: file } = await pim.get<MediaFile>(`${path}/${code}`)
    expect(file).toMatchObject({
      code,
      original_filename: 'lamp.png',
      mime_type: 'image/png',
      extension: 'png',
      size: 16,
    })
    const { body: halo } = await pim.get<Product>(`${rest}/products/halo`)
    expect(halo.values.picture).toEqual([
      {
        locale: null,
        scope: null,
        data: code,
        _links: { download: { href: `${origin}${path}/${code}/download` } },
      },
    ])
    const { headers, content } = await download(code)
    expect(headers.get('content-type')).toBe('image/png')
    expect(content).toEqual(png)
  })

  test('replaces the value; the file before stays', async () => {
    const first = codeOf(await upload(picture, png))
    const second = codeOf(await upload(picture, png))
    expect(second).not.toBe(first)
    const { body: halo } = await pim.get<Product>(`${rest}/products/halo`)
    expect(halo.values.picture?.[0]?.data).toBe(second)
    expect(await files()).toEqual(expect.arrayContaining([first, second]))
  })

  test('may name the product by its uuid, and in any case', async () => {
    const { identifier: _, ...place } = picture
    const byUuid = { ...place, uuid: '00000000-0000-4000-8000-000000000001' }
    const inCapitals = { ...picture, identifier: 'HALO', attribute: 'PICTURE' }
    expect((await upload(byUuid, png)).status).toBe(201)
    expect((await upload(inCapitals, jpeg, 'a.JPG')).status).toBe(201)
  })

  test('may be for a product model, whose family has the attribute', async () => {
    const { body: jackets } = await pim.get<Family>(`${rest}/families/jackets`)
    const attributes = [...jackets.attributes, 'manual']
    expect((await pim.patch(`${rest}/families/jackets`, { attributes })).status).toBe(204)
    const { identifier: _, ...place } = manual
    const file = new File(['Wear it.'], 'jacket.txt')
    const target = { code: 'BIRCH', ...place }
    const code = codeOf(await send({ product_model: JSON.stringify(target), file }))
    const { body } = await pim.get<ProductModel>(`${rest}/product-models/birch`)
    expect(body.values.manual?.[0]?.data).toBe(code)
  })

  test.each([
    [
      'neither a product nor a model',
      {},
      'You should at least give one of the following properties: "product" or "product_model".',
    ],
    [
      'a product and a model',
      { product: '{}', product_model: '{}' },
      'You should give either a "product" or a "product_model" key.',
    ],
    [
      'a product without keys',
      { product: '{"identifier":"halo","attribute":"picture"}' },
      'Product property must contain "identifier", "attribute", "locale" and "scope" properties.',
    ],
    [
      'a model without a code',
      { product_model: JSON.stringify(picture) },
      'Product model property must contain "code", "attribute", "locale" and "scope" properties.',
    ],
    [
      'a product that is not there',
      { product: JSON.stringify({ ...picture, identifier: 'nobody' }) },
      'Product "nobody" does not exist.',
    ],
    [
      'a model that is not there',
      { product_model: JSON.stringify({ ...picture, code: 'nobody' }) },
      'Product model "nobody" does not exist.',
    ],
    [
      'an attribute that is not there',
      { product: JSON.stringify({ ...picture, attribute: 'photo' }) },
      'The photo attribute does not exist in your PIM.',
    ],
    [
      'an attribute that holds texts',
      { product: JSON.stringify({ ...picture, attribute: 'short' }) },
      'The short attribute holds neither images nor files.',
    ],
  ])('with %s is refused', async (_, parts, message) => {
    const before = await files()
    const { status, body } = await send({ ...parts, file: new File([png], 'lamp.png') })
    expect(status).toBe(422)
    expect(body).toEqual({ code: 422, message })
    expect(await files()).toEqual(before)
  })

  test('without a file, or with a text in its place, is refused', async () => {
    const product = JSON.stringify(picture)
    for (const parts of [{ product }, { product, file: 'lamp.png' }]) {
      const { status, body } = await send(parts)
      expect(status).toBe(422)
      expect(body).toEqual({ code: 422, message: 'Property "file" is required.' })
    }
  })

  test.each(['{', '', 'null', '"halo"'])(
    'for %j, which is no object, is not read',
    async (json) => {
      const { status, body } = await send({ product: json, file: new File([png], 'lamp.png') })
      expect(status).toBe(400)
      expect(body).toEqual({ code: 400, message: 'Invalid json message received' })
    },
  )

  test('for a locale where there is none is refused in one sentence', async () => {
    const { status, body } = await upload({ ...picture, locale: 'en_US' }, png)
    expect(status).toBe(422)
    expect(Object.keys(body as object)).toEqual(['code', 'message'])
    expect(body).toMatchObject({ message: expect.stringContaining('picture') as string })
  })

  const violation = (message: string, attribute = 'picture') => ({
    code: 422,
    message: 'Validation failed.',
    errors: [{ property: 'values', message, attribute, locale: null, scope: null }],
  })

  test('of an extension that the attribute does not allow stores nothing', async () => {
    const before = await files()
    const { status, body } = await upload(picture, 'text', 'lamp.txt')
    expect(status).toBe(422)
    expect(body).toEqual(
      violation(
        'The txt file extension is not allowed for the picture attribute. Allowed extensions are jpg, png.',
      ),
    )
    expect(await files()).toEqual(before)
  })

  test.each([
    ['a text', 'jpg', 'image/jpeg', 'Not a picture', 'text/plain'],
    ['another picture', 'jpg', 'image/jpeg', png, 'image/png'],
    ['nobody knows what', 'png', 'image/png', bytes('00010203'), 'application/octet-stream'],
  ])('of %s that calls itself %s stores nothing', async (_, name, type, content, found) => {
    const before = await files()
    const { status, body } = await upload(picture, content, `lamp.${name}`)
    expect(status).toBe(422)
    expect(body).toEqual(
      violation(
        `The MIME type is not allowed for ${name} (allowed types: ${type}, found ${found}).`,
      ),
    )
    expect(await files()).toEqual(before)
  })

  test.each([
    ['../../etc/passwd', 'passwd', 'passwd'],
    ['C:\\Users\\Ada\\Lampe.txt', 'Lampe.txt', 'Lampe.txt'],
    [
      'Bedienungsanleitung für Tür.txt',
      'Bedienungsanleitung für Tür.txt',
      'Bedienungsanleitung_f_r_T_r.txt',
    ],
    ['a"b;c.txt', 'a"b;c.txt', 'a_b_c.txt'],
    ['..', 'file', 'file'],
  ])('called %s is stored under a name that does no harm', async (sent, name, inCode) => {
    const code = codeOf(await upload(manual, 'Read me', sent))
    expect(code.slice(code.indexOf('_') + 1)).toBe(inCode)
    const { body } = await pim.get<MediaFile>(`${path}/${code}`)
    expect(body.original_filename).toBe(name)
    const disposition = (await download(code)).headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[^"\\]+"(; filename\*=UTF-8''[\w%.~-]+)?$/)
    const [, plain = ''] = /filename="([^"]+)"/.exec(disposition) ?? []
    const [, exact = plain] = /UTF-8''(.+)$/.exec(disposition) ?? []
    expect(decodeURIComponent(exact)).toBe(name)
  })

  test('with a name without end is cut before its extension', async () => {
    const code = codeOf(await upload(manual, 'Read me', `${'a'.repeat(400)}.txt`))
    const { body } = await pim.get<MediaFile>(`${path}/${code}`)
    expect(body.original_filename).toBe(`${'a'.repeat(96)}.txt`)
  })

  test.each([
    ['page.html', '<script>alert(1)</script>', 'text/html'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'image/svg+xml'],
    ['data.xml', '<?xml version="1.0"?><a/>', 'text/xml'],
    ['program.bin', bytes('7f454c4600'), 'application/octet-stream'],
  ])('of %s is handed out as bytes, and never as something to run', async (name, content, type) => {
    const code = codeOf(await upload(manual, content, name))
    const { body } = await pim.get<MediaFile>(`${path}/${code}`)
    expect(body.mime_type).toBe(type)
    const { headers } = await download(code)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  test('must come in parts', async () => {
    const { status, body } = await pim.post(path, { product: picture })
    expect(status).toBe(415)
    expect(body).toEqual({
      code: 415,
      message:
        '"application/json" in "Content-Type" header is not valid. Only "multipart/form-data" is allowed.',
    })
    const nothing = await pim.send('POST', path, {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: 'no parts at all',
    })
    expect(nothing.status).toBe(422)
    const noBoundary = await pim.send('POST', path, {
      headers: { 'content-type': 'multipart/form-data' },
      body: '--x',
    })
    expect(noBoundary.status).toBe(422)
  })

  test('larger than the attribute allows is refused', async () => {
    await pim.patch(`${rest}/attributes/manual`, { max_file_size: '0.5' })
    const { status, body } = await upload(manual, new Uint8Array(600 * 1024), 'a.bin')
    expect(status).toBe(422)
    expect(body).toEqual(
      violation('The file is too large (0.59 MB). Allowed maximum size is 0.5 MB.', 'manual'),
    )
    codeOf(await upload(manual, new Uint8Array(500 * 1024), 'a.bin'))
  })

  test('of more than 16 MB is refused', async () => {
    const { status } = await upload(manual, new Uint8Array(17 * 1024 * 1024), 'large.bin')
    expect(status).toBe(413)
  })
})

describe('a value', () => {
  test('may be any file that is there and allowed', async () => {
    const set = (data: string) =>
      pim.patch(`${rest}/products/loose`, {
        values: { picture: [{ locale: null, scope: null, data }] },
      })
    expect((await set('a/b/c/d/abcd_lamp.jpg')).status).toBe(204)
    expect((await set('e/f/0/1/ef01_notes.txt')).status).toBe(422)
    expect((await set('a/b/c/d/none.jpg')).status).toBe(422)
  })
})

test('a sandbox takes no more files than it has room for', async () => {
  const small = await openSandbox({ sandboxMegabytes: 2 })
  const product = JSON.stringify(manual)
  const file = new File([new Uint8Array(700_000)], 'large.bin')
  const statuses = []
  for (let count = 0; count < 4; count++) {
    const { status } = await small.pim.send('POST', path, await multipart({ product, file }))
    statuses.push(status)
  }
  expect(statuses).toContain(201)
  expect(statuses.at(-1)).toBe(507)
  expect((await small.pim.get(`${rest}/products/halo`)).status).toBe(200)
  await small.close()
})
