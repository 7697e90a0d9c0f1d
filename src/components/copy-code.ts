/** Gives every code block a button that copies it. */
for (const block of document.querySelectorAll<HTMLElement>('.code-block')) {
  const code = block.querySelector('pre')
  if (!code || block.querySelector('.copy')) continue
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(code.innerText).then(
      () => true,
      () => false,
    )
    button.textContent = copied ? 'Copied' : 'Not copied'
    button.toggleAttribute('data-copied', copied)
    setTimeout(() => {
      button.textContent = 'Copy'
      button.removeAttribute('data-copied')
    }, 2000)
  })
  block.append(button)
}
