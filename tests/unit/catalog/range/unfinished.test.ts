import { describe, expect, test } from 'vitest'
import { readCatalog } from '#catalog'
import { smallFiles } from '../small-files.ts'

const { products } = readCatalog(smallFiles())
const find = (code: string) => products.find(({ identifier }) => identifier === code)

describe('what is unfinished', () => {
  test('lacks the value, or the value in that locale', () => {
    const black = find('halo_lamp_black')
    expect(black?.values).not.toHaveProperty('weight')
    expect(black?.values['description']?.map(({ locale }) => locale)).toEqual(['en_US'])
  })

  test('is switched off, or outside every category, where it says so', () => {
    expect(find('krakk_chair_black')?.enabled).toBe(false)
    expect(find('krakk_chair_brass')?.enabled).toBe(true)
    expect(find('halo_lamp_brass')?.categories).toEqual([])
    expect(find('halo_lamp_black')?.categories).toEqual(['lighting'])
  })
})
