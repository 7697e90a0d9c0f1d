import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { imageMetadata } from 'astro/assets/utils'
import type { Element, Nodes, Root } from 'hast'
import type { VFile } from 'vfile'
import { elementTag, isJsx, visitTags } from './elements.ts'
import type { Tag } from './elements.ts'
import { report } from './problems.ts'
import { addLocalImage } from './vfile-data.ts'

interface Folders {
  contentDir: string
  publicDir: string
}

/**
 * Pictures beside the article (`../img/lamp.png`), in `public` (`/img/lamp.png`) and in `content/img`,
 * whichever of these has them. One that is missing is the author's error; one without `alt` counts as
 * decoration. Each says how large it is before it is there, so that the text does not move.
 */
export function rehypePictures(folders: Folders) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const pictures: Tag[] = []
    visitTags(tree, (tag, index, parent) => {
      if (tag.name !== 'img') return
      pictures.push(isJsx(tag.node) ? asElement(tag, index, parent) : tag)
    })
    await Promise.all(pictures.map((tag) => settle(tag, file, folders)))
  }
}

async function settle(tag: Tag, file: VFile, folders: Folders): Promise<void> {
  const source = tag.get('src') ?? ''
  const foreign = foreignSource(source)
  if (foreign) {
    report(file, tag.node, ...foreign)
    return
  }
  const onDisk = placesOf(source, file, folders).find(existsSync)
  if (!onDisk) {
    const [first = ''] = placesOf(source, file, folders)
    report(file, tag.node, `no picture "${source}"`, `It would have to be ${shown(first)}.`)
    return
  }
  if (tag.get('alt') === undefined) tag.set('alt', '')
  tag.set('loading', 'lazy')
  moveLengths(tag)
  if (onDisk.startsWith(`${folders.publicDir}/`)) await servePublic(tag, onDisk, folders)
  else serveLocal(tag, onDisk, file)
}

/** Why a picture cannot be shown wherever the page is, and what to do. */
function foreignSource(source: string): [message: string, hint: string] | undefined {
  if (!source) return ['<img> without a picture', 'Give it src="../img/name.png".']
  if (/^data:/i.test(source)) {
    return ['a picture that is written into the article', 'Save it as a file in content/img.']
  }
  return /^[a-z][a-z\d+.-]*:|^\/\//i.test(source)
    ? [`the picture "${source}" is on another site`, 'Keep a copy in content/img.']
    : undefined
}

/** Where a picture may be, the place that the author means first. */
function placesOf(source: string, file: VFile, { contentDir, publicDir }: Folders): string[] {
  const path = decode(source.split(/[?#]/, 1)[0] ?? source)
  const own = path.startsWith('/') ? join(publicDir, path) : resolve(dirname(file.path), path)
  const belowImg = /(?:^|\/)img\/(.+)$/.exec(path)?.[1] ?? basename(path)
  return [own, join(contentDir, 'img', belowImg), join(publicDir, 'img', belowImg)]
}

/** `width="50%"` is a style: the attribute counts pixels. */
function moveLengths(tag: Tag): void {
  for (const name of ['width', 'height']) {
    const length = tag.get(name)?.trim()
    if (length === undefined || /^\d+$/.test(length)) continue
    tag.remove(name)
    const pixels = /^(\d+)px$/.exec(length)?.[1]
    if (pixels) tag.set(name, pixels)
    else tag.set('style', [tag.get('style'), `${name}: ${length}`].filter(Boolean).join('; '))
  }
}

async function servePublic(tag: Tag, onDisk: string, { publicDir }: Folders): Promise<void> {
  tag.set('src', encodeURI(onDisk.slice(publicDir.length)))
  if (tag.get('width') ?? tag.get('height')) return
  const { width, height } = await imageMetadata(await readFile(onDisk), onDisk)
  tag.set('width', String(width))
  tag.set('height', String(height))
}

/** Astro copies the picture into the build, under a name that changes with it, and adds its size. */
function serveLocal(tag: Tag, onDisk: string, file: VFile): void {
  const path = relative(dirname(file.path), onDisk)
  const written = path.startsWith('.') ? path : `./${path}`
  tag.set('src', encodeURI(written))
  addLocalImage(file, written)
}

/** A tag in MDX becomes the element that Markdown would have made, which is what Astro looks for. */
function asElement(tag: Tag, index: number | undefined, parent: Nodes | undefined): Tag {
  const element: Element = {
    type: 'element',
    tagName: 'img',
    properties: Object.fromEntries(tag.attributes().map((name) => [name, tag.get(name) ?? ''])),
    children: [],
    position: tag.node.position,
  }
  const { class: classes, className = classes, ...others } = element.properties
  // As text: what Astro makes of pictures in MDX would put commas between the names of a list.
  element.properties = { ...others, class: String(className ?? '') }
  if (index !== undefined && parent && 'children' in parent) parent.children[index] = element
  return elementTag(element)
}

function decode(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function shown(path: string): string {
  return path.replace(`${process.cwd()}/`, '')
}
