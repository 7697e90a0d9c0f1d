import { copyText } from './copy-text.ts'

/** The link of a heading also copies the address of its section. */
for (const link of document.querySelectorAll<HTMLAnchorElement>('.heading-anchor')) {
  link.addEventListener('click', async () => {
    link.toggleAttribute('data-copied', await copyText(link.href, 'address of this section'))
    setTimeout(() => link.removeAttribute('data-copied'), 2000)
  })
}
