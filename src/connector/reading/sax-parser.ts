import { type EventName, type EventNameToHandler, SaxesParser } from 'saxes'

type Options = { position: false }

/** What is listened to, by the parser's own names of its events. */
export type Listeners = {
  [Name in Exclude<EventName, 'end' | 'ready'>]: EventNameToHandler<Options, Name>
}

/**
 * A parser of XML with its listeners.
 *
 * They are stored by name and not by `on`: that computes the names, and a parser that got more than
 * seven of them so is kept as a hash table by V8, which makes all of the parsing four times as slow.
 */
export function createSaxParser(listeners: Listeners): SaxesParser<Options> {
  const parser = new SaxesParser<Options>({ position: false })
  parser['errorHandler'] = listeners.error
  parser['xmldeclHandler'] = listeners.xmldecl
  parser['doctypeHandler'] = listeners.doctype
  parser['piHandler'] = listeners.processinginstruction
  parser['commentHandler'] = listeners.comment
  parser['openTagStartHandler'] = listeners.opentagstart
  parser['attributeHandler'] = listeners.attribute
  parser['openTagHandler'] = listeners.opentag
  parser['closeTagHandler'] = listeners.closetag
  parser['textHandler'] = listeners.text
  parser['cdataHandler'] = listeners.cdata
  return parser
}

/** What has come behind an & whose ; has not. */
export function openEntityOf(parser: SaxesParser<Options>): string {
  return parser['entity']
}
