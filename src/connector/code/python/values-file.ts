import { javascriptLiteral } from '#client'
import { tradeUnits } from '../../mapping/values/units.ts'

/** From texts to the data that each type of attribute takes. */
export function valuesFile(): string {
  return String.raw`"""From texts to the data that each type of attribute takes."""
import re
import unicodedata

from fields import outwards
from steps import Refusal

LISTS = (
    'categories',
    'pim_catalog_multiselect',
    'pim_reference_data_multiselect',
    'akeneo_reference_entity_collection',
    'pim_catalog_asset_collection',
)
PRICES = 'pim_catalog_price_collection'


def settle(text, places, rule, pim, options):
    """One text as its attribute takes it."""
    if rule.get('property'):
        return _settle_property(text, rule['property'], pim)
    attribute = pim.attributes[rule['attribute']]
    type_ = attribute['type']
    if type_ in ('pim_catalog_text', 'pim_catalog_textarea'):
        most = 255 if type_ == 'pim_catalog_text' else 65535
        if len(text) > min(most, attribute.get('max_characters') or most):
            raise Refusal('The text is too long.')
        pattern = _pattern(attribute)
        if pattern and not pattern.search(text):
            raise Refusal('It does not fit the rule of ' + attribute['code'] + '.')
        return text
    if type_ == 'pim_catalog_number':
        plain = _amount(text, attribute)
        return plain if attribute.get('decimals_allowed') or len(plain) > 15 else int(plain)
    if type_ == 'pim_catalog_metric':
        return {'amount': _amount(text, attribute), 'unit': _unit(places, rule, attribute, pim)}
    if type_ == PRICES:
        return {'amount': _amount(text, attribute), 'currency': _currency(places, rule, pim)}
    if type_ == 'pim_catalog_boolean':
        return _boolean(text)
    if type_ == 'pim_catalog_date':
        day = re.match(r'([0-9]{4}-[0-9]{2}-[0-9]{2})(?=\Z|[T ])', text.strip())
        if not day:
            raise Refusal('"' + text + '" is not a date as the PIM reads it.')
        return day[1]
    if type_ in ('pim_catalog_simpleselect', 'pim_catalog_multiselect'):
        return _option(text.strip(), rule, pim, options)
    return text.strip()


def combine(data, type_):
    if type_ in LISTS:
        return list(dict.fromkeys(data))
    if type_ == PRICES:
        prices = {}
        for price in data:
            if prices.setdefault(price['currency'], price) != price:
                raise Refusal('There are two prices in ' + price['currency'] + '.')
        return list(prices.values())
    if any(one != data[0] for one in data):
        raise Refusal('There are several texts for one value.')
    return data[0]


def merge(known, more, type_):
    """Two rules for one value: prices and several options add up, else the first wins."""
    if type_ not in (PRICES, 'pim_catalog_multiselect'):
        return known
    if known is None or more is None:
        return more if known is None else known
    return combine(known + more, type_)


def _settle_property(text, name, pim):
    if name == 'enabled':
        return _boolean(text)
    code = text.strip()
    if name != 'parent' and code not in (pim.families if name == 'family' else pim.categories):
        raise Refusal('The PIM has no such code: "' + code + '".', 'unknown')
    return code


def _pattern(attribute):
    """The attribute's own rule; what only the PIM's engine understands is left to the PIM."""
    rule = attribute.get('validation_rule')
    if rule == 'email':
        return re.compile(r'^[^\s@]+@[^\s@]+\.[^\s@]+$')
    if rule == 'url':
        return re.compile(r'^(https?|ftp)://\S+$', re.I)
    written = re.match(r'^/(.*)/([a-z]*)$', attribute.get('validation_regexp') or '', re.S)
    if rule != 'regexp' or not written:
        return None
    try:
        return re.compile(written.group(1), re.I if 'i' in written.group(2) else 0)
    except re.error:
        return None


def _boolean(text):
    word = text.strip().lower()
    if word not in ('true', 'false'):
        raise Refusal('"' + text + '" is neither true nor false.')
    return word == 'true'


def _amount(text, attribute):
    """Numbers stay texts, so that no decimal gets lost; without zeros that say nothing."""
    found = re.fullmatch(r'([+-]?)([0-9]{0,40})\.?([0-9]{0,40})', text.strip())
    if not found or not found[2] + found[3]:
        raise Refusal('"' + text + '" is not a number as the PIM reads it.')
    fraction = found[3].rstrip('0')
    plain = (found[2].lstrip('0') or '0') + ('.' + fraction if fraction else '')
    signed = '-' + plain if found[1] == '-' and plain != '0' else plain
    least, most = attribute.get('number_min'), attribute.get('number_max')
    if (
        (attribute.get('decimals_allowed') is False and fraction)
        or (attribute.get('negative_allowed') is False and signed.startswith('-'))
        or (least is not None and float(signed) < float(least))
        or (most is not None and float(signed) > float(most))
    ):
        raise Refusal(signed + ' is not a number that the attribute takes.')
    return signed


def beside(places, source):
    """What stands beside an amount, seen from its own element, and where nothing is there from what is around it."""
    if source is None or isinstance(source, str):
        return source
    for read in map(source, outwards(*places)):
        if read.refusals:
            raise read.refusals[0]
        if read.pieces:
            return read.pieces[0][0].strip()
    return None


def _currency(places, rule, pim):
    word = beside(places, rule.get('currency'))
    if word is None:
        raise Refusal('The amount has no currency beside it.')
    if word.upper() not in pim.currencies:
        raise Refusal('"' + word + '" is not a currency of the PIM.', 'unknown')
    return word.upper()


def _unit(places, rule, attribute, pim):
    word = beside(places, rule.get('unit'))
    family = pim.measurement_families[attribute['metric_family']]
    if word is None and rule.get('unit') is not None:
        raise Refusal('The amount has no unit beside it.')
    if word is None:
        return attribute.get('default_metric_unit') or family['standard_unit_code']
    units, bare, wanted = family['units'], word.strip(), word.strip().lower()
    questions = (
        lambda unit: unit['code'] == bare,
        lambda unit: unit['code'].lower() == wanted,
        lambda unit: unit['symbol'] == bare,
        lambda unit: unit['symbol'].lower() == wanted,
        lambda unit: wanted in [str(label).lower() for label in dict(unit['labels']).values()],
        lambda unit: unit['code'] in TRADE_UNITS.get(wanted, []),
    )
    for question in questions:
        for unit in units.values():
            if question(unit):
                return unit['code']
    raise Refusal('"' + word + '" is not a unit of the PIM.', 'unknown')


def _option(word, rule, pim, options):
    wanted = rule.get('options', {})
    match = wanted.get('match', 'code')
    plain = lambda label: ' '.join((label or '').split()).lower()
    known = pim.options[rule['attribute']]
    by_code = [o['code'] for o in known if o['code'].lower() == word.lower()]
    by_label = [
        o['code'] for o in known if plain(word) in [plain(v) for v in dict(o['labels']).values()]
    ]
    found = ([] if match == 'label' else by_code) or ([] if match == 'code' else by_label)
    if found:
        return found[-1]
    is_code = match == 'code' and re.fullmatch('[A-Za-z0-9_]{1,100}', word)
    code = word if is_code else _code_of(word)
    if not wanted.get('create') or not code:
        raise Refusal('"' + word + '" is not an option of the PIM.', 'unknown')
    locale = wanted.get('label_locale') or next(iter(pim.locales), None)
    labels = {locale: word} if locale else {}
    options.append({'attribute': rule['attribute'], 'code': code, 'labels': labels})
    return code


def _code_of(label):
    """A code out of a label: "Anthrazit / matt" becomes anthrazit_matt."""
    bare = re.sub('[øØ]', 'o', label.replace('ß', 'ss'))
    letters = [c for c in unicodedata.normalize('NFKD', bare) if unicodedata.category(c)[0] != 'M']
    return re.sub('[^a-z0-9]+', '_', ''.join(letters).lower()).strip('_')[:100]


TRADE_UNITS = ${javascriptLiteral(tradeUnits).replaceAll(/^( +)(\w+):/gm, "$1'$2':")}
`
}
