/** Code and tables that fit their box need no stop of the Tab key; those that scroll keep it. */
const boxes = document.querySelectorAll<HTMLElement>(
  '.prose :is(pre, .table-scroll)[tabindex]:not(.widget *)',
)

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls =
      target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight
    if (scrolls) target.setAttribute('tabindex', '0')
    else target.removeAttribute('tabindex')
  }
})

for (const box of boxes) watcher.observe(box)
