import type { Plan } from '../plan.ts'

/** How things are found in a record. */
export function fieldsFile({ hasHtml }: Plan): string {
  return hasHtml ? fields + html : fields
}

const fields = String.raw`"""Finds things in a record: an element of XML, or what a row or a JSON object was made to."""


def text_of(element):
    return (element.text or '') + ''.join(child.tail or '' for child in element)


def find(element, *steps):
    """find(record, 'rrp', '@currency'): texts with the elements that they stand in."""
    found = [element]
    for step in steps:
        if callable(step):
            found = [one for one in found if step(one)]
        elif step.startswith('@'):
            return [(one.attrib[step[1:]], one) for one in found if step[1:] in one.attrib]
        else:
            found = [child for one in found for child in one if step in ('*', child.tag)]
    return [(text_of(one), one) for one in found]


def outwards(element, record):
    """An element and what is around it, from the inside to the record."""
    if element is record:
        return [record]
    for child in record:
        found = outwards(element, child)
        if found:
            return [*found, record]
    return []


def where(value, *steps):
    """find(record, 'name', where('D', '@lang')): the elements in which something has this text."""
    wanted = ' '.join(value.split())
    return lambda element: any(' '.join(text.split()) == wanted for text, _ in find(element, *steps))


def exists(found):
    return any(text.strip() for text, _ in found)


def is_one_of(found, *words):
    return any(text.strip() and text.strip() in words for text, _ in found)


def fits(found, pattern):
    return any(text.strip() and pattern.search(text.strip()) for text, _ in found)
`

const html = String.raw`

def as_html(found):
    """All that is in the elements, as HTML, instead of their own text alone."""
    return [(_html_in(element), element) for _, element in found]


def _html_in(element):
    """Without elements in it, the HTML is in the text already: escaped, or as CDATA."""
    return _markup(element) if len(element) else text_of(element)


def _markup(element):
    return _escaped(element.text) + ''.join(_tag(child) + _escaped(child.tail) for child in element)


def _tag(element):
    given = ''.join(
        ' ' + name + '="' + value.replace('&', '&amp;').replace('"', '&quot;') + '"'
        for name, value in element.attrib.items()
    )
    start = '<' + element.tag + given.replace('\u00a0', '&nbsp;') + '>'
    is_void = element.tag in ('br', 'hr', 'img', 'wbr')
    return start if is_void else start + _markup(element) + '</' + element.tag + '>'


def _escaped(text):
    plain = (text or '').replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return plain.replace('\u00a0', '&nbsp;')
`
