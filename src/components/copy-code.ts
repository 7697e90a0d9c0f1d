import { copyText } from './copy-text.ts'

/** Gives every code block a button that copies it. */
for (const block of document.querySelectorAll<HTMLElement>('.code-block')) {
  const code = block.querySelector('pre')
  if (!code || block.querySelector('.copy')) continue
  const title = block.querySelector('.code-title')?.textContent.trim()
  block.append(createButton(code, title ? `Copy the code: ${title}` : 'Copy the code'))
}

function createButton(code: HTMLElement, name: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.ariaLabel = name
  button.addEventListener('click', async () => {
    const copied = await copyText(code.innerText, 'code')
    button.textContent = copied ? 'Copied' : 'Not copied'
    button.toggleAttribute('data-copied', copied)
    setTimeout(() => {
      button.textContent = 'Copy'
      button.removeAttribute('data-copied')
    }, 2000)
  })
  return button
}
