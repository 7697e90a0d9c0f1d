import { site } from '#site'
import medium from '@fontsource/literata/files/literata-latin-500-normal.woff?inline'
import bold from '@fontsource/literata/files/literata-latin-600-normal.woff?inline'
import satori from 'satori'
import sharp from 'sharp'
import type { Picture } from './_pictures.ts'

const size = { width: 1200, height: 630 }
/** The light theme of tokens.css; pictures are shown on other people's pages, which have no dark one. */
const colours = {
  paper: '#fbfafb',
  ink: '#231a22',
  soft: '#574b55',
  leaf: '#8b2262',
  glow: '#f5c25b',
}

/** A PNG of 1200 by 630: the words on the left, the open door on the right. */
export async function drawPicture(picture: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const svg = await satori(layOut(picture), { ...size, fonts: fonts() })
  const png = await sharp(new TextEncoder().encode(svg)).png({ palette: true }).toBuffer()
  return new Uint8Array(png)
}

function fonts() {
  return [
    { name: 'Literata', data: bytesOf(medium), weight: 500 as const },
    { name: 'Literata', data: bytesOf(bold), weight: 600 as const },
  ]
}

/** The bundler hands fonts over as `data:` addresses. */
function bytesOf(address: string): ArrayBuffer {
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) =>
    letter.charCodeAt(0),
  ).buffer
}

function layOut({ label, title, text }: Picture) {
  const { paper, ink, soft } = colours
  const small = { fontSize: 32, fontWeight: 500, color: soft }
  const words = box({ flexDirection: 'column', width: 700 }, [
    box(small, label),
    box({ marginTop: 20, fontSize: titleSize(title), fontWeight: 600, lineHeight: 1.1 }, title),
    box({ ...small, marginTop: 28, lineHeight: 1.4 }, text),
  ])
  const left = box({ flexDirection: 'column', justifyContent: 'space-between' }, [
    words,
    box({ fontSize: 36, fontWeight: 600 }, site.name),
  ])
  const frame = {
    ...size,
    boxSizing: 'border-box',
    padding: '64px 40px 56px 80px',
    backgroundColor: paper,
    color: ink,
  }
  return box({ ...frame, fontFamily: 'Literata', justifyContent: 'space-between' }, [
    left,
    box({ alignItems: 'flex-end' }, door()),
  ])
}

function titleSize(title: string): number {
  return title.length > 40 ? 62 : title.length > 24 ? 74 : 88
}

/** The mark, large: the light lies on the floor, the leaf stands open. */
function door() {
  const shapes = [
    ['M17 28V5.05A9 9 0 0 1 25 14v14l5 4H19z', colours.glow],
    ['M7 28V14c0-5.2 4.6-9.6 10-11v28.5z', colours.leaf],
    ['M14 16.15a1.35 1.35 0 1 0 .01 0z', colours.glow],
    ['M2 27.6h5v.5H2zM25 27.6h6v.5h-6z', colours.ink],
  ] as const
  const paths = shapes.map(([d, fill]) => node('path', { d, fill }))
  return node('svg', { viewBox: '0 3 32 30', width: 380, height: 356 }, paths)
}

type Child = ReturnType<typeof node> | string

function box(style: Record<string, string | number>, children: Child | Child[]) {
  return node('div', { style: { display: 'flex', ...style } }, children)
}

/** What satori takes in place of a React element. */
function node(type: string, props: object, children: unknown = []) {
  return { type, key: null, props: { ...props, children } }
}
