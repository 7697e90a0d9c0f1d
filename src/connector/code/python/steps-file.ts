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
