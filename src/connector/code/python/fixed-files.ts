import { javascriptLiteral } from '#client'
import { tradeUnits } from '../../mapping/values/units.ts'

/** Reads the file as a stream and finds things in its records. */
export function sourceFile(record: string, encoding: string): string {
  return String.raw`"""Reads the file as a stream and finds things in its records."""
import re
from xml.etree.ElementTree import XMLParser, iterparse

WAY = ${record}
ENCODING = ${encoding}


def read_records(file):
    """The records of the file, one after the other; only one is in memory at a time."""
    with open(file, 'rb') as stream:
        # Some senders leave an empty line before the XML declaration, which XML does not allow.
        while stream.peek(1)[:1].isspace():
            stream.read(1)
        parser = XMLParser(encoding=ENCODING or _meant_encoding(stream.peek(200)))
        way = []
        for event, element in iterparse(stream, ('start', 'end'), parser):
            if event == 'start':
                way.append(element)
                if len(way) == 1 and not _is_on_way(way):
                    raise ValueError('The file begins with ' + local(element.tag) + ' instead of ' + WAY[0])
                continue
            if len(way) == len(WAY) and _is_on_way(way):
                yield element
            way.pop()
            if way and len(way) < len(WAY):
                way[-1].remove(element)


def _meant_encoding(start):
    """Who declares ISO-8859-1 mostly writes Windows-1252: the euro sign, curly quotes. None is the file's own word."""
    says = re.match(rb'<\?xml[^>]*encoding=["\'](iso-8859-1|latin-?1)["\']', start, re.IGNORECASE)
    return 'windows-1252' if says else None


def _is_on_way(way):
    return all(step in ('*', local(element.tag)) for element, step in zip(way, WAY))


def local(name):
    return name.split('}')[-1]


def text_of(element):
    return (element.text or '') + ''.join(child.tail or '' for child in element)


def find(element, *steps):
    """find(record, 'rrp', '@currency'): texts with the elements that they stand in."""
    found = [element]
    for step in steps:
        if callable(step):
            found = [one for one in found if step(one)]
        elif step.startswith('@'):
            return [
                (value, one)
                for one in found
                for name, value in one.attrib.items()
                if local(name) == step[1:]
            ]
        else:
            found = [child for one in found for child in one if step in ('*', local(child.tag))]
    return [(text_of(one), one) for one in found]


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
}

/** The steps, all of them: Python's own library does most of the work. */
export const stepsFile = String.raw`"""The steps from the text of the file to that of the PIM."""
import datetime
import html
import re
import unicodedata
from html.parser import HTMLParser


class Refusal(Exception):
    """A text that cannot be used; kind is invalid or unknown."""

    def __init__(self, message, kind='invalid'):
        super().__init__(message)
        self.kind = kind


class Texts:
    """The texts of a field on their way to a value, and what was refused on the way."""

    def __init__(self, record, found, empty_words, erase_words):
        self.record = record
        self.refusals = []
        self.is_erased = any(text.strip() in erase_words for text, _ in found)
        filled = [(t, e) for t, e in found if t.strip() and t.strip() not in empty_words]
        self.pieces = [] if self.is_erased else filled
        self.is_blank = bool(found) and not filled

    def each(self, step):
        """Changes each text by itself; the step may make none or several of it."""
        made = []
        for text, element in self.pieces:
            try:
                result = step(text)
            except Refusal as refusal:
                self.refusals.append(refusal)
                continue
            made += [(one, element) for one in ([result] if isinstance(result, str) else result)]
        return self._set(made)

    def all(self, step):
        """Changes all texts together."""
        if self.is_erased:
            return self
        element = self.pieces[0][1] if self.pieces else self.record
        return self._set([(text, element) for text in step([text for text, _ in self.pieces])])

    def _set(self, pieces):
        self.pieces = [(text, element) for text, element in pieces if text.strip()]
        if self.pieces:
            self.is_blank = False
        return self


def trim(text):
    return text.strip()


def collapse(text):
    return ' '.join(text.split())


def unescape(text):
    return html.unescape(text)


BLOCKS = set('p br div li ul ol tr table h1 h2 h3 h4 h5 h6 hr section article'.split())
DROPPED = {'script', 'style', 'template', 'title', 'iframe', 'object'}


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words = []
        self.in_dropped = 0

    def handle_starttag(self, tag, attrs):
        if tag in DROPPED:
            self.in_dropped += 1
        elif not self.in_dropped and tag in BLOCKS:
            self.words.append('\n')

    def handle_endtag(self, tag):
        if tag in DROPPED:
            self.in_dropped = max(0, self.in_dropped - 1)
        elif not self.in_dropped and tag in BLOCKS:
            self.words.append('\n')

    def handle_data(self, data):
        if not self.in_dropped:
            self.words.append(data)


def strip_html(text):
    """The words without the tags; blocks and line breaks leave a line break."""
    parser = _Words()
    parser.feed(text)
    parser.close()
    lines = [' '.join(line.split()) for line in ''.join(parser.words).split('\n')]
    return '\n'.join(line for line in lines if line)


def upper(text):
    return text.upper()


def lower(text):
    return text.lower()


def title(text):
    """HALO LAMP becomes Halo Lamp."""
    made, is_inside = [], False
    for letter in text:
        is_letter = unicodedata.category(letter)[0] in 'LM' or letter in "'’"
        made.append(letter.lower() if is_inside else letter.upper() if is_letter else letter)
        is_inside = is_letter
    return ''.join(made)


def sentence(text):
    """HALO LAMP becomes Halo lamp."""
    return re.sub(r'[^\W\d_]', lambda found: found[0].upper(), text.lower(), count=1)


def replace(pattern, replacement):
    return lambda text: pattern.sub(replacement, text)


def split(mark):
    return lambda text: [part.strip() for part in text.split(mark)]


def join(mark):
    return lambda texts: [mark.join(texts)] if texts else []


def first(texts):
    return texts[:1]


def last(texts):
    return texts[-1:]


def otherwise(text):
    return lambda texts: texts or [text]


def affix(before, after):
    return lambda text: before + text + after


def number(decimal, thousands):
    """1.299,00 becomes 1299.00; a minus may stand behind the number, as SAP writes it."""

    def step(text):
        before, inner, after = re.fullmatch(r'([+-]?)\s*(.*?)\s*(-?)', text.strip(), re.S).groups()
        whole, *rest = (text if before and after else inner).split(decimal)
        decimals = rest[0] if rest else ''
        plain = _without_groups(whole, thousands) if thousands else whole
        if len(rest) > 1 or plain is None or not re.fullmatch(r'[0-9]+', plain + decimals):
            raise Refusal('"' + text + '" is not a number as the mapping says.')
        sign = '-' if '-' in (before, after) else ''
        return sign + (plain or '0') + ('.' + decimals if decimals else '')

    return step


def _without_groups(whole, mark):
    spaced = re.sub('[\u00a0\u202f]', ' ', whole) if mark == ' ' else whole
    start, *groups = spaced.split(mark)
    is_grouped = 1 <= len(start) <= 3 and all(len(group) == 3 for group in groups)
    return start + ''.join(groups) if not groups or is_grouped else None


def date(pattern):
    """20.11.2026 becomes 2026-11-20; the words for "no date" (00000000, 01.01.1900) become nothing."""

    def step(text):
        found = pattern.search(text.strip())
        if not found:
            raise Refusal('"' + text + '" is not a date as the mapping says.')
        digits = found['year']
        year, month, day = int(digits), int(found['month']), int(found['day'])
        if len(digits) == 2:
            year += 2000 if year < 70 else 1900
        if (year, month, day) in ((0, 0, 0), (1, 1, 1), (1900, 1, 1)):
            return []
        try:
            if year < 100:
                raise ValueError
            return datetime.date(year, month, day).isoformat()
        except ValueError:
            raise Refusal('"' + text + '" is not on any calendar.') from None

    return step


def yes_or_no(yes, no):
    def step(text):
        word = text.strip().lower()
        if word in yes:
            return 'true'
        if word in no:
            return 'false'
        raise Refusal('"' + text + '" is neither a word for yes nor one for no.')

    return step


def lookup(table, keep_others=False):
    """From the words of the file to those of the PIM."""

    def step(text):
        word = text.strip()
        if word in table:
            return table[word]
        if keep_others:
            return text
        raise Refusal('"' + text + '" is not in the table of the mapping.', 'unknown')

    return step
`

/** From the fields of a record to a product. */
export function productFile(): string {
  return String.raw`"""From the fields of a record to a product, with what each type of attribute takes."""
import re
import unicodedata

from mapping import is_wanted, read_identifier, rules
from steps import Refusal

LISTS = (
    'categories',
    'pim_catalog_multiselect',
    'pim_reference_data_multiselect',
    'akeneo_reference_entity_collection',
    'pim_catalog_asset_collection',
)
PRICES = 'pim_catalog_price_collection'


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
    choices, reasons = [], []
    for rule in rules:
        data, options, refusals = _to_data(rule, record, pim)
        try:
            if data is not Missing:
                product['options'] += options
                _put(product['when_new' if rule.get('only_new') else 'line'], rule, data, pim)
        except Refusal as refusal:
            refusals.append(refusal)
        for refusal in refusals:
            choices.append(rule.get(refusal.kind, 'reject'))
            reasons.append((rule.get('attribute') or rule.get('property')) + ': ' + str(refusal))
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
            data.append(_settle(text, (element, record), rule, pim, options))
        except Refusal as refusal:
            refusals.append(refusal)
    if not data or (refusals and _type_of(rule, pim) == PRICES):
        return Missing, [], refusals
    try:
        return _combine(data, _type_of(rule, pim)), options, refusals
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
                known[0]['data'] = _merge(known[0]['data'], data, _type_of(rule, pim))
            else:
                values.append({'locale': locale, 'scope': scope, 'data': data})


def _merge(known, more, type_):
    """Two rules for one value: prices and several options add up, else the first wins."""
    if type_ not in (PRICES, 'pim_catalog_multiselect'):
        return known
    if known is None or more is None:
        return more if known is None else known
    return _combine(known + more, type_)


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


def _settle(text, places, rule, pim, options):
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


def _combine(data, type_):
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


def _settle_property(text, name, pim):
    if name == 'enabled':
        return _boolean(text)
    code = text.strip()
    if name != 'parent' and code not in (pim.families if name == 'family' else pim.categories):
        raise Refusal('The PIM has no such code: "' + code + '".', 'unknown')
    return code


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


def _beside(places, source):
    """What stands beside an amount, seen from its own element, and where nothing is there from the record."""
    if source is None or isinstance(source, str):
        return source
    for read in map(source, places):
        if read.refusals:
            raise read.refusals[0]
        if read.pieces:
            return read.pieces[0][0].strip()
    return None


def _currency(places, rule, pim):
    word = _beside(places, rule.get('currency'))
    if word is None:
        raise Refusal('The amount has no currency beside it.')
    if word.upper() not in pim.currencies:
        raise Refusal('"' + word + '" is not a currency of the PIM.', 'unknown')
    return word.upper()


def _unit(places, rule, attribute, pim):
    word = _beside(places, rule.get('unit'))
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

/** Connects, reads, sends, tells. */
export const mainFile = String.raw`"""python main.py FILE

Exit codes: 0 all well; 1 some records were rejected; 2 the file or the settings are wrong, or the
PIM does not answer.
"""
import json
import os
import sys
import time

import requests

from mapping import rules
from product import line_for, to_product
from source import read_records

NAMES = ('PIM_URL', 'PIM_CLIENT_ID', 'PIM_SECRET', 'PIM_USERNAME', 'PIM_PASSWORD')
counts = {'created': 0, 'updated': 0, 'rejected': 0, 'skipped': 0}
made_options = set()


class Pim:
    """Calls the PIM: gets tokens, renews them, and tries again after Retry-After."""

    def __init__(self):
        missing = [name for name in NAMES if not os.environ.get(name)]
        if missing:
            raise ValueError('Set ' + ', '.join(missing) + ' in the environment.')
        self.url = os.environ['PIM_URL'].rstrip('/')
        self.session = requests.Session()

    def connect(self):
        answer = self.session.post(
            self.url + '/api/oauth/v1/token',
            auth=(os.environ['PIM_CLIENT_ID'], os.environ['PIM_SECRET']),
            json={
                'grant_type': 'password',
                'username': os.environ['PIM_USERNAME'],
                'password': os.environ['PIM_PASSWORD'],
            },
            timeout=30,
        )
        answer.raise_for_status()
        self.session.headers['Authorization'] = 'Bearer ' + answer.json()['access_token']

    def call(self, method, address, **more):
        url = address if address.startswith('http') else self.url + '/api/rest/v1/' + address
        for attempt in range(6):
            answer = self.session.request(method, url, timeout=60, **more)
            if answer.status_code == 401 and attempt == 0:
                self.session.headers.pop('Authorization', None)
                self.connect()
            elif answer.status_code in (429, 502, 503, 504) and attempt < 5:
                wait = answer.headers.get('Retry-After', '')
                time.sleep(int(wait) if wait.isdigit() else 2**attempt)
            else:
                break
        if not answer.ok:
            raise ValueError('The PIM refuses: ' + answer.text)
        return answer

    def items(self, address):
        while address:
            page = self.call('GET', address).json()
            yield from page['_embedded']['items']
            address = page['_links'].get('next', {}).get('href')

    def send_lines(self, address, lines):
        """One request; the lines of its answer."""
        body = '\n'.join(json.dumps(line) for line in lines)
        kind = {'Content-Type': 'application/vnd.akeneo.collection+json'}
        answer = self.call('PATCH', address, data=body.encode(), headers=kind)
        return [json.loads(line) for line in answer.text.split('\n') if line.strip()]

    def read_structure(self):
        """What has to be known of the PIM, once."""
        self.attributes = {a['code']: a for a in self.items('attributes?limit=100')}
        used = {rule['attribute'] for rule in rules if 'attribute' in rule}
        unknown = used - self.attributes.keys()
        if unknown:
            raise ValueError('The PIM has no attribute ' + ', '.join(unknown) + '.')
        selects = [
            code
            for code in used
            if self.attributes[code]['type'] in ('pim_catalog_simpleselect', 'pim_catalog_multiselect')
        ]
        self.options = {
            code: list(self.items('attributes/' + code + '/options?limit=100')) for code in selects
        }
        self.families = {one['code'] for one in self.items('families?limit=100')}
        self.currencies = {c['code'] for c in self.items('currencies?limit=100') if c['enabled']}
        self.locales = [one['code'] for one in self.items('locales?limit=100') if one['enabled']]
        needs_categories = any(rule.get('property') == 'categories' for rule in rules)
        categories = self.items('categories?limit=100') if needs_categories else []
        self.categories = {one['code'] for one in categories}
        families = self.call('GET', 'measurement-families').json()
        self.measurement_families = {family['code']: family for family in families}


def tell(*words):
    print(*words, file=sys.stderr)


def run(file):
    pim = Pim()
    pim.connect()
    pim.read_structure()
    batch = []
    for index, record in enumerate(read_records(file), 1):
        kind, code, result = to_product(record, pim)
        if kind != 'product':
            counts[kind] += 1
            tell('Record', index, code or '?', kind + ':', *result)
            continue
        batch.append((code, result))
        if len(batch) == 100:
            send(pim, batch)
            batch = []
    if batch:
        send(pim, batch)


def send(pim, batch):
    known = read_known(pim, batch)
    make_options(pim, [option for _, product in batch for option in product['options']])
    lines = []
    for code, product in batch:
        lines.append(line_for(product, code.lower() not in known))
        known.add(code.lower())
    for answer in pim.send_lines('products', lines):
        status = answer['status_code']
        kind = {201: 'created', 204: 'updated'}.get(status, 'rejected')
        counts[kind] += 1
        if kind == 'rejected':
            errors = [error['message'] for error in answer.get('errors', [])]
            code = batch[answer['line'] - 1][0]
            tell(code + ': rejected:', ' '.join(errors) or answer.get('message', status))


def read_known(pim, batch):
    """Which of the products the PIM has: some fields are only for new ones."""
    if not any(product['when_new'] for _, product in batch):
        return set()
    known, codes = set(), list(dict.fromkeys(code for code, _ in batch))
    # An address has no room for a hundred long identifiers.
    for start in range(0, len(codes), 10):
        search = {'identifier': [{'operator': 'IN', 'value': codes[start : start + 10]}]}
        query = {'limit': 100, 'search': json.dumps(search)}
        page = pim.call('GET', 'products', params=query).json()
        known |= {(one['identifier'] or '').lower() for one in page['_embedded']['items']}
    return known


def make_options(pim, options):
    """Each option once, before the products that name it."""
    for option in options:
        key = (option['attribute'], option['code'].lower())
        if key in made_options:
            continue
        made_options.add(key)
        line = {'code': option['code'], 'labels': option['labels']}
        for answer in pim.send_lines('attributes/' + key[0] + '/options', [line]):
            if answer['status_code'] >= 400:
                tell('Option', *key, answer.get('message', ''))


if __name__ == '__main__':
    try:
        if len(sys.argv) < 2:
            raise ValueError('Which file? As in: python main.py export.xml')
        run(sys.argv[1])
        code = 1 if counts['rejected'] else 0
    except (ValueError, SyntaxError, OSError) as error:
        tell(error)
        code = 2
    tell(json.dumps(counts, separators=(',', ':')))
    sys.exit(code)
`
