import type { Plan } from '../plan.ts'

/** From the fields of a record to a product. */
export function productFile({ hasLinks }: Plan): string {
  return String.raw`"""From the fields of a record to a product."""
import re

${hasLinks ? 'from links import links_of\n' : ''}from mapping import is_wanted, read_identifier, rules
from steps import Refusal
from values import PRICES, combine, merge, settle

def to_product(record, pim):
    """(kind, identifier, product or reasons); kind is product, skipped or rejected."""
    if not is_wanted(record):
        return 'skipped', None, ['The mapping leaves such records out.']
    read = read_identifier(record)
    codes = {text for text, _ in read.pieces}
    if read.refusals or len(codes) != 1:
        return 'rejected', None, ['The record has no identifier, or several.']
    code = codes.pop()
    if code.strip() != code or len(code) > 255 or re.search('[,;]', code):
        return 'rejected', None, ['"' + code + '" cannot be an identifier.']
    return _assemble(code, record, pim)


def _assemble(code, record, pim):
    product = {'line': {'identifier': code}, 'when_new': {}, 'options': []}
    refused = []
    for rule in rules:
        data, options, refusals = _to_data(rule, record, pim)
        try:
            if data is not Missing:
                product['options'] += options
                _put(product['when_new' if rule.get('only_new') else 'line'], rule, data, pim)
        except Refusal as refusal:
            refusals.append(refusal)
        refused += [(rule.get('attribute') or rule.get('property'), rule, one) for one in refusals]
${hasLinks ? "    product['links'], more = links_of(record)\n    refused += more\n" : ''}    choices = [rule.get(refusal.kind, 'reject') for _, rule, refusal in refused]
    reasons = [what + ': ' + str(refusal) for what, _, refusal in refused]
    if 'reject' in choices:
        return 'rejected', code, reasons
    if 'skip' in choices:
        return 'skipped', code, reasons
    return 'product', code, product


class Missing:
    """Nothing to send; None takes a value away."""


def _to_data(rule, record, pim):
    texts = rule['read'](record)
    if texts.is_erased or (texts.is_blank and rule.get('erases')):
        return None, [], []
    refusals, data, options = list(texts.refusals), [], []
    for text, element in texts.pieces:
        try:
            data.append(settle(text, (element, record), rule, pim, options))
        except Refusal as refusal:
            refusals.append(refusal)
    if not data or (refusals and _type_of(rule, pim) == PRICES):
        return Missing, [], refusals
    try:
        return combine(data, _type_of(rule, pim)), options, refusals
    except Refusal as refusal:
        return Missing, [], refusals + [refusal]


def _type_of(rule, pim):
    return rule.get('property') or pim.attributes[rule['attribute']]['type']


def _put(patch, rule, data, pim):
    name = rule.get('property')
    if name:
        if data is not None or name != 'enabled':
            patch[name] = [] if data is None and name == 'categories' else data
        return
    values = patch.setdefault('values', {}).setdefault(rule['attribute'], [])
    for locale in rule.get('locales', [None]):
        for scope in rule.get('scopes', [None]):
            known = [v for v in values if v['locale'] == locale and v['scope'] == scope]
            if known:
                known[0]['data'] = merge(known[0]['data'], data, _type_of(rule, pim))
            else:
                values.append({'locale': locale, 'scope': scope, 'data': data})


def line_for(product, is_new):
    """The line for a product that the PIM has, or has not."""
    line, when_new = product['line'], product['when_new']
    if not is_new or not when_new:
        return line
    values = dict(line.get('values', {}))
    for code, entries in when_new.get('values', {}).items():
        always = values.get(code, [])
        taken = [(value['locale'], value['scope']) for value in always]
        values[code] = always + [v for v in entries if (v['locale'], v['scope']) not in taken]
    return {**line, **when_new, **({'values': values} if values else {})}
`
}
