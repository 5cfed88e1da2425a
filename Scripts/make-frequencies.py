#!/usr/bin/env python3
"""Writes Tables/reference-frequencies.txt: the share of each class of names in a reference
population, half hand-set (Tables/common-names.tsv), half counted in Wikidata's names of people.

Usage: Scripts/make-frequencies.py DIR > Tables/reference-frequencies.txt
DIR holds the CC0 files wd_arabic_80, wd_arabic_20, wd_russian_80, wd_russian_20 (Latin token, token
in the other script, count). The class of a token is its sound key, as in Sources/NameText/SoundKey.swift;
a test holds the two definitions together.
"""
import collections, hashlib, pathlib, re, sys, unicodedata

DIGRAPHS = {"sh": "s", "ch": "s", "kh": "k", "gh": "g", "th": "t", "dh": "d", "ph": "f", "zh": "g", "dj": "g", "ck": "k"}
SINGLES = {c: g for cs, g in [("kqcx", "k"), ("gj", "g"), ("t", "t"), ("d", "d"), ("fv", "f"), ("bp", "b"),
                              ("m", "m"), ("n", "n"), ("l", "l"), ("r", "r"), ("s", "s"), ("z", "z")] for c in cs}

def fold(token):
    token = token.lower()
    for a, b in [("ß", "ss"), ("ø", "o"), ("đ", "d"), ("ł", "l"), ("æ", "ae"), ("œ", "oe"), ("ı", "i"), ("þ", "th"), ("ð", "d"), ("ə", "e")]:
        token = token.replace(a, b)
    token = unicodedata.normalize("NFKD", token)
    return "".join(c for c in token if "a" <= c <= "z")

def sound_key(token):
    key, i = "", 0
    while i < len(token):
        pair = DIGRAPHS.get(token[i:i + 2])
        group = pair or SINGLES.get(token[i])
        if group and not (i > 0 and key[-1:] == group and token[i] == token[i - 1]): key += group
        i += 2 if pair else 1
    return key

def main(folder):
    counts = {}
    hashes = []
    for language in ("arabic", "russian"):
        tokens = collections.Counter()
        for part in ("80", "20"):
            data = pathlib.Path(folder, f"wd_{language}_{part}").read_bytes()
            hashes.append(f"wd_{language}_{part} {hashlib.sha256(data).hexdigest()}")
            for line in data.decode("utf8").splitlines():
                fields = line.split("\t")
                if len(fields) == 3: tokens[fold(fields[0])] += int(fields[2])
        for token, count in tokens.items(): counts[token] = max(counts.get(token, 0), count)
    wiki = collections.Counter()
    for token, count in counts.items():
        if len(token) > 1: wiki[sound_key(token)] += count
    total = sum(wiki.values())
    hand = collections.Counter()
    for line in pathlib.Path("Tables/common-names.tsv").read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            name, share = line.split("\t")
            hand[sound_key(name)] += int(share) / 10_000
    print("# Shares of classes of names (sound keys) in the reference population, in parts per million.")
    print("# Half hand-set (Tables/common-names.tsv), half from Wikidata's names of people (CC0, COLING 2018):")
    for line in hashes: print("#   " + line)
    print("# class<TAB>parts per million; absent classes are rarer than 123 (e^-9), where the weight ends.")
    rows = []
    for key in set(wiki) | set(hand):
        ppm = round(1e6 * (0.5 * wiki[key] / total + 0.5 * hand[key]))
        if ppm > 123: rows.append((-ppm, key))  # e^-9 = 123 ppm: rarer classes have the greatest weight anyway
    for ppm, key in sorted(rows): print(key or "-", -ppm, sep="\t")

if __name__ == "__main__": main(sys.argv[1])
