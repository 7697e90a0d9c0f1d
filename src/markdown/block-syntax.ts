import {
  markdownLineEnding,
  markdownLineEndingOrSpace,
  markdownSpace,
} from 'micromark-util-character'
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
} from 'micromark-util-types'
import type { Parent, PhrasingContent, Root } from 'mdast'
import type { Plugin } from 'unified'

/**
 * A line of colons: `::: warning` opens a block, `:::` closes one. What stands between two fences
 * is ordinary Markdown beside them in the tree, until `remark-blocks.ts` puts it inside.
 */
export interface BlockFence extends Parent {
  type: 'blockFence'
  colons: number
  /** Empty on the closing fence. */
  name: string
  /** What follows the name, as written; `children` is the same as inline Markdown. */
  argument: string
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface RootContentMap {
    blockFence: BlockFence
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    blockFence: 'blockFence'
    blockFenceColons: 'blockFenceColons'
    blockFenceName: 'blockFenceName'
    blockFenceArgument: 'blockFenceArgument'
    blockFenceSpace: 'blockFenceSpace'
  }
}

const colon = 58

/**
 * Teaches the Markdown parser the fence line. It is a construct of the grammar rather than a search
 * in the text, so that a fence ends the paragraph or list before it without a blank line, colons in
 * code stay code, and every node keeps its line.
 */
export const remarkBlockSyntax: Plugin<[], Root> = function () {
  const data = this.data() as {
    micromarkExtensions?: Extension[]
    fromMarkdownExtensions?: FromMarkdownExtension[]
  }
  ;(data.micromarkExtensions ??= []).push({ flow: { [colon]: blockFence } })
  ;(data.fromMarkdownExtensions ??= []).push(blockFenceFromMarkdown)
}

const blockFence: Construct = { name: 'blockFence', concrete: true, tokenize: tokenizeBlockFence }

function tokenizeBlockFence(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let colons = 0

  return (code) => {
    effects.enter('blockFence')
    effects.enter('blockFenceColons')
    return countColons(code)
  }

  function countColons(code: Code): State | undefined {
    if (code === colon) {
      colons++
      effects.consume(code)
      return countColons
    }
    if (colons < 3) return nok(code)
    effects.exit('blockFenceColons')
    return space(beforeName)(code)
  }

  function beforeName(code: Code): State | undefined {
    if (isEnd(code)) return end(code)
    if (!isLetter(code)) return nok(code)
    effects.enter('blockFenceName')
    return name(code)
  }

  function name(code: Code): State | undefined {
    if (code === null || markdownLineEndingOrSpace(code)) {
      effects.exit('blockFenceName')
      return space(beforeArgument)(code)
    }
    effects.consume(code)
    return name
  }

  function beforeArgument(code: Code): State | undefined {
    if (isEnd(code)) return end(code)
    effects.enter('blockFenceArgument')
    effects.enter('chunkText', { contentType: 'text' })
    return argument(code)
  }

  function argument(code: Code): State | undefined {
    if (isEnd(code)) {
      effects.exit('chunkText')
      effects.exit('blockFenceArgument')
      return end(code)
    }
    effects.consume(code)
    return argument
  }

  function end(code: Code): State | undefined {
    effects.exit('blockFence')
    return ok(code)
  }

  function space(next: State): State {
    const inside: State = (code) => {
      if (markdownSpace(code)) {
        effects.consume(code)
        return inside
      }
      effects.exit('blockFenceSpace')
      return next(code)
    }
    return (code) => {
      if (!markdownSpace(code)) return next(code)
      effects.enter('blockFenceSpace')
      return inside(code)
    }
  }
}

function isEnd(code: Code): boolean {
  return code === null || markdownLineEnding(code)
}

function isLetter(code: Code): boolean {
  return code !== null && code > 0 && /\p{L}/u.test(String.fromCodePoint(code))
}

const blockFenceFromMarkdown: FromMarkdownExtension = {
  enter: {
    blockFence(token) {
      this.enter({ type: 'blockFence', colons: 0, name: '', argument: '', children: [] }, token)
    },
  },
  exit: {
    blockFenceColons(token) {
      currentFence(this.stack).colons = token.end.offset - token.start.offset
    },
    blockFenceName(token) {
      currentFence(this.stack).name = this.sliceSerialize(token)
    },
    blockFenceArgument(token) {
      currentFence(this.stack).argument = this.sliceSerialize(token).trim()
    },
    blockFence(token) {
      this.exit(token)
    },
  },
}

function currentFence(stack: readonly { type: string }[]): BlockFence {
  return stack.at(-1) as BlockFence
}
