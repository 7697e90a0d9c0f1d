import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Root } from 'hast'
import type { VFile } from 'vfile'
import { isElement, visitTags } from './elements.ts'
import { report } from './problems.ts'
import { addLocalImage } from './vfile-data.ts'

/**
 * Pictures beside the article (`../img/lamp.png`) and in `public` (`/img/lamp.png`). One that is
 * missing is the author's error; one without `alt` counts as decoration.
 */
export function rehypePictures(publicDir: string) {
  return (tree: Root, file: VFile): void => {
    visitTags(tree, (tag) => {
      const source = tag.name === 'img' ? tag.get('src') : undefined
      if (source === undefined) return
      if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(source)) {
        report(
          file,
          tag.node,
          `the picture "${source}" is on another site`,
          'Keep a copy in content/img.',
        )
        return
      }
      const path = decodeURI(source.split('?', 1)[0] ?? source)
      const beside = !path.startsWith('/')
      const onDisk = beside ? resolve(dirname(file.path), path) : join(publicDir, path)
      if (!existsSync(onDisk)) {
        report(file, tag.node, `no picture "${source}"`, `It would have to be ${shown(onDisk)}.`)
        return
      }
      if (tag.get('alt') === undefined) tag.set('alt', '')
      tag.set('loading', 'lazy')
      if (beside && isElement(tag.node)) addLocalImage(file, path)
    })
  }
}

function shown(path: string): string {
  return path.replace(`${process.cwd()}/`, '')
}
