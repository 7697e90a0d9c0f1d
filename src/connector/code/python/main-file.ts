import type { Plan } from '../plan.ts'

/** Connects, reads, sends, tells. */
export function mainFile({ hasLinks }: Plan): string {
  const remembering = `        if kind != 'rejected':
            taken.append(batch[answer['line'] - 1])
`
  return String.raw`"""python main.py FILE

Exit codes: 0 all well; 1 some records were rejected; 2 the file or the settings are wrong, or the
PIM does not answer.
"""
import json
import os
import sys
import time

import requests

${hasLinks ? 'from links import send_links\n' : ''}from mapping import rules
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

    def known(self, codes):
        """Which of these products the PIM has; in lower case, as it compares them."""
        known, each = set(), list(dict.fromkeys(codes))
        # An address has no room for a hundred long identifiers.
        for start in range(0, len(each), 10):
            search = {'identifier': [{'operator': 'IN', 'value': each[start : start + 10]}]}
            query = {'limit': 100, 'search': json.dumps(search)}
            page = self.call('GET', 'products', params=query).json()
            known |= {(one['identifier'] or '').lower() for one in page['_embedded']['items']}
        return known


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
    # Some fields are only for products that the PIM does not have yet.
    is_asked = any(product['when_new'] for _, product in batch)
    known = pim.known([code for code, _ in batch] if is_asked else [])
    make_options(pim, [option for _, product in batch for option in product['options']])
    lines = []
    for code, product in batch:
        lines.append(line_for(product, code.lower() not in known))
        known.add(code.lower())
${hasLinks ? '    taken = []\n' : ''}    for answer in pim.send_lines('products', lines):
        status = answer['status_code']
        kind = {201: 'created', 204: 'updated'}.get(status, 'rejected')
        counts[kind] += 1
${hasLinks ? remembering : ''}        if kind == 'rejected':
            errors = [error['message'] for error in answer.get('errors', [])]
            code = batch[answer['line'] - 1][0]
            tell(code + ': rejected:', ' '.join(errors) or answer.get('message', status))
${hasLinks ? '    send_links(pim, taken, tell)\n' : ''}

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
            raise ValueError('Which file? As in: python main.py export')
        run(sys.argv[1])
        code = 1 if counts['rejected'] else 0
    except (ValueError, SyntaxError, OSError) as error:
        tell(error)
        code = 2
    tell(json.dumps(counts, separators=(',', ':')))
    sys.exit(code)
`
}
