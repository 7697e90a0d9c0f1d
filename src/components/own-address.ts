import { site } from '#site'

/** Puts the address that the reader sees this page at into code that names the address it was built for. */
if (location.origin !== site.url) {
  for (const code of document.querySelectorAll('.code-block code')) {
    const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const node = texts.currentNode
      node.nodeValue = node.nodeValue?.replaceAll(site.url, location.origin) ?? null
    }
  }
}
