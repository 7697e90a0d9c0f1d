import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/**
 * The page's own colours: custom properties reach into the shadow root, in light and in dark.
 * The library's marks are data: pictures, which the policy refuses; these are drawn.
 */
export const theme = EditorView.theme({
  '&': {
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius-2)',
    background: 'var(--paper)',
    color: 'var(--ink)',
    fontSize: 'var(--size-0)',
    maxHeight: '30rem',
  },
  '&.cm-focused': { outline: 'var(--focus)', outlineOffset: '0' },
  '.cm-scroller': { fontFamily: 'var(--font-tool)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', minHeight: '5rem' },
  '.cm-cursor': { borderInlineStartColor: 'var(--ink)' },
  '.cm-gutters': {
    border: 'none',
    background: 'var(--sunken)',
    color: 'var(--faint)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'transparent' },
  '&.cm-focused .cm-activeLine': {
    background: 'color-mix(in oklab, var(--glow-wash) 45%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'var(--accent-wash)' },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--glow-wash)' },
  '.cm-tooltip': {
    border: '1px solid var(--rule)',
    borderRadius: 'var(--radius-2)',
    background: 'var(--raised)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow-2)',
    fontFamily: 'var(--font-tool)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-tool)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.6rem' },
  '@media (pointer: coarse)': {
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.6rem' },
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--accent-fill)',
    color: 'var(--on-accent)',
  },
  '.cm-completionInfo': { maxWidth: '20rem', padding: '0.5rem' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.8' },
  '.cm-diagnostic': { fontFamily: 'var(--font-tool)' },
  '.cm-diagnostic-error': { borderInlineStartColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderInlineStartColor: 'var(--warn)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad)',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--warn)',
  },
  '.cm-lint-marker': { inlineSize: '0.6em', blockSize: '0.6em' },
  '.cm-lint-marker-error': { content: 'none', background: 'var(--bad)' },
  '.cm-lint-marker-warning': {
    content: 'none',
    background: 'var(--warn)',
    borderRadius: '50%',
  },
  '.cm-specialChar': { color: 'var(--bad)' },
})

export const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--tok-key)' },
  { tag: tags.string, color: 'var(--tok-string)' },
  { tag: tags.number, color: 'var(--tok-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--tok-keyword)' },
  { tag: tags.punctuation, color: 'var(--tok-punctuation)' },
  { tag: tags.comment, color: 'var(--tok-comment)' },
])
