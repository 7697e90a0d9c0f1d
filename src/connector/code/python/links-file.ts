/** What products belong together with, sent after them. */
export const linksFile = String.raw`"""What products belong together with, sent after them."""
import re

from mapping import associations
from steps import Refusal
from values import beside


def links_of(record):
    """Lists by type and kind, each of which replaces the one of the PIM; and what was refused, with its rule."""
    links, refused = {}, []
    for rule in associations:
        texts = rule['read'](record)
        refusals, found = list(texts.refusals), []
        for text, element in texts.pieces:
            try:
                found.append(_link_to(text, (element, record), rule))
            except Refusal as refusal:
                refusals.append(refusal)
        is_taken_away = texts.is_erased or (texts.is_blank and rule.get('erases'))
        try:
            if found or is_taken_away:
                _put(links, rule, _by_identifier(found))
        except Refusal as refusal:
            refusals.append(refusal)
        refused += [(rule['type'], rule, refusal) for refusal in refusals]
    return links, refused


def _link_to(text, places, rule):
    code = text.strip()
    if len(code) > 255 or re.search('[,;]', code):
        raise Refusal('"' + text + '" cannot be a code. Several in one text need the step split.')
    if 'quantity' not in rule:
        return code
    word = beside(places, rule['quantity'])
    if word is None:
        raise Refusal('There is no quantity beside it.')
    if not re.fullmatch(r'\+?[0-9]{1,15}(\.0*)?', word) or float(word) < 1:
        raise Refusal('"' + word + '" is no quantity: a whole number from 1 on.')
    return {'identifier': code, 'quantity': int(float(word))}


def _put(links, rule, found):
    lists = links.setdefault('quantified_associations' if 'quantity' in rule else 'associations', {})
    known = lists.setdefault(rule['type'], {}).setdefault(rule['to'], [])
    known += [link for link in found.values() if link not in known]


def _by_identifier(found):
    links = {}
    for link in found:
        if links.setdefault(_name_of(link), link) != link:
            raise Refusal('There are two quantities of ' + _name_of(link) + '.')
    return links


def _name_of(link):
    return link if isinstance(link, str) else link['identifier']


def send_links(pim, taken, tell):
    """Goes after the products, since it may be about some of the same file."""
    # Of a product that comes twice the later lists count.
    linked = [(code, product['links']) for code, product in taken if product['links']]
    last = {code.lower(): {'identifier': code, **links} for code, links in linked}
    lines = list(last.values())
    if not lines:
        return
    _leave_unknown_out(pim, lines, tell)
    for answer in pim.send_lines('products', lines):
        if answer['status_code'] >= 300:
            tell(lines[answer['line'] - 1]['identifier'] + ': associations:', answer.get('message', ''))


def _leave_unknown_out(pim, lines, tell):
    """The PIM refuses the whole line for one product that it does not have."""
    kinds = [
        (line['identifier'], type_, lists)
        for line in lines
        for name in ('associations', 'quantified_associations')
        for type_, lists in line.get(name, {}).items()
        if 'products' in lists
    ]
    known = pim.known([_name_of(link) for _, _, lists in kinds for link in lists['products']])
    for code, type_, lists in kinds:
        good = [link for link in lists['products'] if _name_of(link).lower() in known]
        missing = [_name_of(link) for link in lists['products'] if link not in good]
        if missing:
            tell(code + ':', type_ + ': the PIM has no', ', '.join(missing), 'yet. The next run tries again.')
        lists['products'] = good
`
