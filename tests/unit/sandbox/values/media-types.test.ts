import { describe, expect, test } from 'vitest'
import {
  expectedMediaType,
  extensionOf,
  mediaTypeOf,
} from '../../../../src/sandbox/values/media-types.ts'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

describe('the media type of a file', () => {
  test.each([
    ['jpg', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['png', '\x89PNG\r\n\x1a\n\0', 'image/png'],
    ['gif', 'GIF89a', 'image/gif'],
    ['webp', 'RIFF\x01\0\0\0WEBPVP8 ', 'image/webp'],
    ['tiff', 'II*\0', 'image/tiff'],
    ['tif', 'MM\0*', 'image/tiff'],
    ['pdf', '%PDF-1.7\n', 'application/pdf'],
    ['mp4', '\0\0\0\x18ftypmp42', 'video/mp4'],
    ['zip', 'PK\x03\x04', 'application/zip'],
    [
      'docx',
      'PK\x03\x04',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['txt', 'Read me', 'text/plain'],
    ['csv', 'sku;name', 'text/csv'],
    ['svg', '<svg/>', 'image/svg+xml'],
  ])('that ends in %s is known by its content', (extension, content, type) => {
    expect(mediaTypeOf(bytes(content), extension)).toBe(type)
    expect(expectedMediaType(extension)).toBe(type)
  })

  test.each([
    ['jpg', 'Not a picture', 'text/plain'],
    ['txt', '\x89PNG\r\n\x1a\n', 'image/png'],
    ['docx', 'Once upon a time', 'text/plain'],
    ['svg', 'PK\x03\x04', 'application/zip'],
    ['png', 'RIFF\x01\0\0\0WAVE', 'application/octet-stream'],
    ['weird', '\0\x01', 'application/octet-stream'],
    ['weird', '\xff\xfe', 'application/octet-stream'],
    ['', '', 'text/plain'],
  ])('that only ends in %s is not what its name says', (extension, content, type) => {
    expect(mediaTypeOf(bytes(content), extension)).toBe(type)
  })
})

test.each([
  ['lamp.PNG', 'png'],
  ['archive.tar.gz', 'gz'],
  ['README', ''],
  ['.htaccess', 'htaccess'],
  ['dot.', ''],
])('the extension of %s is "%s"', (name, extension) => {
  expect(extensionOf(name)).toBe(extension)
})
