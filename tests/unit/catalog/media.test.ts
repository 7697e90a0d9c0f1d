import { expect, test } from 'vitest'
import { readMedia } from '../../../src/catalog/media.ts'

test('a media file is named by its content, below the first four digits', () => {
  const bytes = new TextEncoder().encode('abc')
  expect(readMedia(new Map([['media/my lamp.png', bytes]])).get('my lamp.png')).toEqual({
    code: 'a/9/9/9/a9993e364706816aba3e25717850c26c9cd0d89d_my_lamp.png',
    original_filename: 'my lamp.png',
    mime_type: 'image/png',
    extension: 'png',
    bytes,
  })
})
