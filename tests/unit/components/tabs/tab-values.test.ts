import { describe, expect, test } from 'vitest'
import { tabKey, tabValues } from '../../../../src/components/tabs/tab-values.ts'

describe('sets of tabs', () => {
  test('agree with panels that have a request on the language', () => {
    const tabs = ['curl', 'PHP']
    expect(tabKey('Language', tabs)).toBe('doorway.language')
    expect(tabValues('Language', tabs)).toEqual(['shell', 'php'])
  })

  test('have a choice of their own when one language is unknown there', () => {
    const tabs = ['curl', 'Ruby']
    expect(tabKey('Language', tabs)).toBe('doorway.tabs.language')
    expect(tabValues('Language', tabs)).toEqual(['curl', 'ruby'])
  })

  test('agree by their label', () => {
    expect(tabKey('Your system', ['macOS', 'Windows'])).toBe('doorway.tabs.your-system')
    expect(tabValues('Your system', ['macOS', 'Windows 11'])).toEqual(['macos', 'windows-11'])
  })
})
