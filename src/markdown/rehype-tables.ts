import type { Element, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { isElement } from './elements.ts'

/**
 * A table in a box that scrolls where the table is wider than the page; the box has a name and can be reached
 * by keyboard. A corner without words is no header.
 *
 *     <table>...  ->  <div class="table-scroll" role="group" tabindex="0" aria-label="Table: Code, Means">
 */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || index === undefined || !parent) return
      freeCorners(node)
      parent.children[index] = h(
        'div',
        { className: ['table-scroll'], role: 'group', tabIndex: 0, ariaLabel: nameOf(node) },
        [node],
      )
      return [SKIP, index + 1]
    })
  }
}

function freeCorners(table: Element): void {
  visit(table, 'element', (cell) => {
    if (cell.tagName === 'th' && cell.children.length === 0) cell.tagName = 'td'
  })
}

/** The words of its first row. */
function nameOf(table: Element): string {
  const cells: string[] = []
  visit(table, 'element', (row) => {
    if (row.tagName !== 'tr' || cells.length > 0) return
    cells.push(...row.children.filter((cell) => isElement(cell, 'th', 'td')).map(toString))
  })
  return `Table: ${cells
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(', ')}`
}
