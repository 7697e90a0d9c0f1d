import { describe, expect, test } from 'vitest'
import { readArticle } from '../../../src/markdown/read-article.ts'

const read = (source: string, file = 'content/help/lamp.md', kind: 'help' | 'tutorial' = 'help') =>
  readArticle(source, file, 'content', kind)

const old = `---
id: how-to-light
themes: connectivity, import-export-data
title: How to **light** a <room>?
popular: true
ee-only: false
related: what-is-light, manage-your-lamps,
  lamp-dashboard
---

# Meet the lamp

A lamp is a door for light. It needs \`current\`. :tada:
`

describe('an article', () => {
  test('is read from the old front matter', () => {
    const { article, problems } = read(old)
    expect(problems).toEqual([])
    expect(article).toEqual({
      kind: 'help',
      id: 'how-to-light',
      address: '/articles/how-to-light.html',
      title: 'How to light a <room>?',
      titleHtml: 'How to <em>light</em> a &lt;room&gt;?',
      description: 'A lamp is a door for light. It needs current.',
      themes: ['connectivity', 'import-export-data'],
      popular: true,
      edition: 'every',
      related: ['what-is-light', 'manage-your-lamps', 'lamp-dashboard'],
      keywords: [],
      audience: ['user', 'integrator'],
    })
  })

  test('says whom it serves, what else it is called and when it changed', () => {
    const { article, problems } = read(`---
id: lamp
title: Lamps
audience: integrator
keywords: light source,  what
  shines
updated: 2026-11-21
---
`)
    expect(problems).toEqual([])
    expect(article).toMatchObject({
      audience: ['integrator'],
      keywords: ['light source', 'what shines'],
      updated: '2026-11-21',
    })
  })

  test.each([
    ['audience: everybody', '"audience" has no "everybody"'],
    ['updated: yesterday', '"updated" is not a day'],
    ['updated: 2026-02-30', '"updated" is not a day'],
    ['keywords: { a: b }', '"keywords" is not a list of the form "some words, other words"'],
  ])('with "%s" is told what is wrong', (line, message) => {
    const { problems } = read(`---\nid: lamp\ntitle: Lamps\n${line}\n---\n`)
    expect(problems).toMatchObject([{ line: 4, message }])
  })

  test('keeps the lines of its text', () => {
    const { body } = read(old)
    expect(body.split('\n')).toHaveLength(old.split('\n').length)
    expect(body.split('\n').indexOf('# Meet the lamp')).toBe(
      old.split('\n').indexOf('# Meet the lamp'),
    )
  })

  test.each([
    ['', 'every'],
    ['ee-only: true', 'enterprise'],
    ['ee: true', 'enterprise'],
    ['ge: true', 'growth'],
    ['ge: false', 'every'],
  ])('with %j is for edition %s', (line, edition) => {
    expect(read(`---\nid: a\ntitle: A\n${line}\n---\nx`).article.edition).toBe(edition)
  })

  test('without title takes its first heading', () => {
    const { article } = read(
      '---\nid: a\n---\nx\n\n# A smile in **the lit** `room` :bulb:\n\n# More',
    )
    expect(article).toMatchObject({
      title: 'A smile in the lit room 💡',
      titleHtml: 'A smile in <em>the lit</em> room 💡',
    })
  })

  test('may begin with a ruler', () => {
    const { article, problems, body } = read(
      '# A\n\n---\n\nid: x\n\n---\n',
      'content/getting-started/t/p.md',
      'tutorial',
    )
    expect(problems).toEqual([])
    expect(body).toContain('id: x')
    expect(article).toMatchObject({ kind: 'tutorial', id: 't/p', tutorial: 't', page: 'p' })
  })

  test('knows what its first words refer to, however far below', () => {
    const { article } = read(
      `---\nid: a\ntitle: A\n---\nA [lamp][1] is lit.\n\n${'More words.\n\n'.repeat(400)}[1]: b.html\n`,
    )
    expect(article.description).toBe('A lamp is lit.')
  })

  test('describes itself in 160 letters at most, whole words', () => {
    const { article } = read(`---\nid: a\ntitle: A\n---\n${'lamps and tents '.repeat(20)}`)
    expect(article.description.length).toBeLessThanOrEqual(162)
    expect(article.description).toMatch(/ (lamps|and|tents) …$/)
  })

  test.each(['\r\n', '\n'])('may end its lines with %j', (end) => {
    const { article, problems, body } = read(old.replaceAll('\n', end))
    expect(problems).toEqual([])
    expect(article.id).toBe('how-to-light')
    expect(body).not.toContain('popular')
  })
})
