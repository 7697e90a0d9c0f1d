import { expect, test } from 'vitest'
import { linkedData } from '../../../src/layouts/linked-data.ts'

const page = {
  title: 'What is a connection?',
  description: 'A door.',
  path: '/articles/what-is-a-connection.html',
  kind: 'article',
  image: 'http://localhost:4321/og/site.png',
  breadcrumbs: [{ label: 'Help', href: '/help.html' }, { label: 'No page of its own' }],
}

test('the way to a page ends at the page and leaves out what has no address', () => {
  const [way = ''] = linkedData(page)
  expect(JSON.parse(way).itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Help', item: 'http://localhost:4321/help.html' },
    {
      '@type': 'ListItem',
      position: 2,
      name: 'What is a connection?',
      item: 'http://localhost:4321/articles/what-is-a-connection.html',
    },
  ])
})

test('a title cannot end the script that it stands in', () => {
  const texts = linkedData({ ...page, title: '</script><b>' })
  expect(texts.join('')).not.toContain('<')
  expect(JSON.parse(texts[1] ?? '').headline).toBe('</script><b>')
})

test('a page that is no article and has no way to it says nothing', () => {
  expect(linkedData({ ...page, kind: 'front', breadcrumbs: [] })).toEqual([])
})

test('a page about a program says whose it is and where its code lies', () => {
  const [, software = ''] = linkedData({
    ...page,
    kind: 'connector',
    path: '/marketplace/lamp-shop.html',
    software: {
      publisher: 'Aldersund',
      category: 'E-commerce',
      licence: 'MIT',
      repository: 'https://github.com/aldersund/lamp-shop',
    },
  })
  expect(JSON.parse(software)).toMatchObject({
    '@type': 'SoftwareSourceCode',
    mainEntityOfPage: 'http://localhost:4321/marketplace/lamp-shop.html',
    publisher: { name: 'Aldersund' },
    codeRepository: 'https://github.com/aldersund/lamp-shop',
    license: 'MIT',
  })
})
