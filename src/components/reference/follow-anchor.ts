/** Goes on to where the entry leads that the address names, in place of this page: `#patch_products`. */
function follow(): void {
  const id = decodeURIComponent(location.hash.slice(1))
  const place = id ? document.getElementById(id) : null
  const link = place?.closest('li, h2')?.querySelector('a')
  if (link) location.replace(link.href)
}

follow()
addEventListener('hashchange', follow)
