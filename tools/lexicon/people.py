"""Spelling of person names: order, case and variants.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import functools
import re

from common import ascii_fold, clean

PARTICLES = ('bin', 'al', 'el', 'de', 'da', 'dos', 'do', 'van', 'von', 'der',
             'den', 'ibn', 'bint', 'la', 'le', 'du', 'di', 'y', 'ould', 'of',
             'i', 'e', 'del')
HONORIFIC = re.compile(
    r'^(Dr\.?|Sir|Dame|Lord|Lady|Mr\.?|Mrs\.?|Ms\.?|Prof\.?|Gen\.?|'
    r'Lt\. ?Gen\.?|Maj\. ?Gen\.?|Brig\. ?Gen\.?|Brig\.?|Col\.?|Lt\. Col\.?|'
    r'Maj\.?|Capt\.?|Adm\.?|VAdm\.?|RAdm\.?|Sheikh|Shaykh|Field Marshal|'
    r'\((Ret\.|retired|acting)\)|Rear Adm\.|Vice Adm\.|Ret\.|Rev\.?|Ambassador|'
    r'Prince|Princess|Crown Prince|King|Queen|Emir|Amir|Sultan|Pope|'
    r'Archbishop|Cardinal|President|Air Chief Marshal|Eng\.?|Hon\.?)\s+')
UMLAUTS = str.maketrans({'ä': 'ae', 'ö': 'oe', 'ü': 'ue', 'Ö': 'Oe',
                         'Ü': 'Ue', 'Ä': 'Ae'})
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ .,'’ʻʼ`‘()\"“”-]+$")
PATRONYMIC = re.compile(r'^[A-Z][a-z]+(ovich|evich|ich|ovna|evna|ichna|yevich|'
                        r'yevna|ivna|yovych|ovych|evych|iyovych)$')


ROMAN = ('II', 'III', 'IV', 'VI', 'VII', 'VIII', 'XVI', 'XIV', 'XIII')
NO_NAME = re.compile(r'\b(Minister|President|Ambassador|Secretary|Acting|'
                     r'Caretaker|Cardinal|Nuncio|Vacant|Governor|Chairman|'
                     r'General|Council|Designate|Head)\b')


def capitalise(word):
    """'LAVROV' -> 'Lavrov', "O'BRIEN" -> "O'Brien", 'al-SISI' -> 'al-Sisi',
    'McCAIN' -> 'McCain'."""
    if word.rstrip('.') in ROMAN:
        return word
    out = re.sub(r"[^\W\d_a-zà-ÿ]{2,}", lambda m: m[0][:1] + m[0][1:].lower(),
                 word)
    out = re.sub(r"^Mc([a-z])", lambda m: 'Mc' + m[1].upper(), out)
    return re.sub(r'(?<=-)(Al|El|Ul|Ud|Ur)(?=-)', lambda m: m[1].lower(), out)


def natural(name):
    """A name as the news writes it: order, case, no titles."""
    name = clean(re.sub(r'\s*\(.*?\)|\[.*?\]|".*?"|“.*?”', '', name))
    while HONORIFIC.match(name) and len(name.split()) > 2:
        name = HONORIFIC.sub('', name, 1)
    parts = [p.strip() for p in name.split(',')]
    if len(parts) == 2 and re.match(r'(?i)^(jr|sr|ii|iii|iv)\.?$', parts[1]):
        name = ' '.join(parts)
    elif len(parts) > 1 and parts[0].isupper():
        name = parts[1] + ' ' + parts[0]
    else:
        name = parts[0]
    words = [capitalise(w) for w in name.split()]
    for i, word in enumerate(words):
        if 0 < i < len(words) - 1 and word.lower() in PARTICLES \
                and word.lower() not in ('la', 'le', 'i', 'e', 'y', 'al', 'el'):
            words[i] = word.lower()
    return ' '.join(words)


def surname(name):
    """The folded last word: what two spellings of one man share."""
    words = [w for w in ascii_fold(name).lower().split()
             if w.rstrip('.') not in ('jr', 'sr', 'ii', 'iii')]
    return re.sub(r'[^a-z]', '', words[-1]) if words else ''


@functools.lru_cache(None)
def skeleton(name):
    """Letters that survive most transliterations, word by word, sorted."""
    text = ascii_fold(name).lower().replace('-', ' ')
    for a, b in (('ou', 'u'), ('oo', 'u'), ('ee', 'i'), ('kh', 'h'),
                 ('gh', 'g'), ('q', 'k'), ('y', 'i'), ('w', 'v'), ('ph', 'f'),
                 ('c', 'k'), ('z', 's'), ('j', 'i')):
        text = text.replace(a, b)
    words = [re.sub(r'[aeiou]|[^a-z]|(.)(?=\1)', '', w) for w in text.split()
             if w not in PARTICLES]
    return frozenset(w for w in words if w)


def same_name(a, b):
    """Are these two spellings of one name? Given that the office agrees."""
    one, two = skeleton(a), skeleton(b)
    return len(one & two) >= min(len(one), len(two), 2) > 0


def surely_same(a, b):
    """Does every word of the shorter name occur in the longer one?"""
    one, two = skeleton(a), skeleton(b)
    return len(one & two) == min(len(one), len(two)) > 1


def variants(name):
    """Other ways that the news writes the same name."""
    out = [name]
    plain = ascii_fold(name)
    if plain != name and plain.isprintable():
        out.append(plain)
    reign = re.match(r'^(\w+ (?:\w+ )*[IVX]+) of [A-Z]', name)
    if reign:
        out.append(reign[1])
    german = name.translate(UMLAUTS)
    if german != name:
        out.append(ascii_fold(german))
    words = name.split()
    if len(words) == 3 and (PATRONYMIC.match(words[1]) or
                            re.match(r'^[A-Z]\.$', words[1])):
        out.append(words[0] + ' ' + words[2])
    for n in list(out):
        for a, b in (('’', "'"), (' Al-', ' al-'), (' al-', ' Al-'),
                     (' Al ', ' al-'), (' El-', ' el-'), (' bin ', ' Bin ')):
            if a in n:
                out.append(n.replace(a, b))
        if n.endswith(' Jr.'):
            out.append(n[:-4])
    return list(dict.fromkeys(n for n in out if len(n.split()) > 1))


def usable(name):
    """A full name in Latin letters."""
    return bool(LATIN.match(name)) and len(name.split()) > 1 and \
        len(name) < 60 and not NO_NAME.search(name) and \
        (name[0].isupper() or name.split()[0] in ('al', 'de', 'el'))
