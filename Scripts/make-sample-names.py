#!/usr/bin/env python3
"""Writes the derived tables of SampleLists: family names with attested spellings, and roots.

Sources (not part of the project; origin, licence and SHA-256 in Tables/SOURCES.md):
  nomenklatura_names.gz   groups of spellings of one name, from Wikidata (CC0)
  ar2en.txt               Arabic-English pairs mined from Wikipedia (Apache-2.0)
Usage: Scripts/make-sample-names.py FOLDER     (writes Tables/sample-families.txt, sample-roots.txt)
"""
import collections, gzip, pathlib, re, sys

folder = pathlib.Path(sys.argv[1])
MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200e\u200f\u200c]")
LETTERS = re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]{3,11}")
# Letters that Arabic writes in its own words and hardly ever in foreign names.
OWN = set("حعصضظذثقءئؤة")
FEMININE = set("ة")
# What a Latin letter group may stand for: a spelling must agree with the consonants it renders.
# Common elsewhere, or no names of families; found by reading the first thousand.
ODD = {"أوحايون", "صوفيا", "حائيم", "كوثر", "شمعون", "المنعم", "يوحنا", "حنين", "بنحاس", "سميثيز", "أروسميث", "عريقات", "إسحاق"}
SOUNDS = {"ب": "bp", "ت": "td", "ث": "ts", "ج": "jgdy", "ح": "hk", "خ": "kh", "د": "dt", "ذ": "dzt",
          "ر": "r", "ز": "zs", "س": "sc", "ش": "sc", "ص": "sc", "ض": "dz", "ط": "t", "ظ": "zdt",
          "غ": "gr", "ف": "fv", "ق": "qkg", "ك": "kc", "ل": "l", "م": "m", "ن": "n", "ه": "h"}


def agrees(arabic, latin):
    """Whether the firm consonants of `arabic` appear in `latin` in their order, and little else."""
    bare = arabic[2:] if arabic.startswith("ال") else arabic
    plain = re.sub("[^a-z]", "", latin.replace("ch", "sh").replace("ç", "c"))
    if arabic.startswith("ال"):
        plain = re.sub("^(al|el|a[dnrstz](?=h?[dnrstz])|ash|esh)", "", plain)
    at, firm = 0, 0
    for letter in bare:
        if letter not in SOUNDS:
            continue
        if letter == "ه" and letter == bare[-1]:
            continue
        hits = [plain.find(c, at) for c in SOUNDS[letter] if plain.find(c, at) >= 0]
        if not hits:
            return False
        if min(hits) - at > 3:
            return False
        if firm == 0 and letter == bare[0] and min(hits) > 1:
            return False
        at, firm = min(hits) + 1, firm + 1
    rest = re.sub("[aeiouyhwkgsn]", "", plain[at:])
    return firm >= 2 and len(rest) <= 1 and len(plain) <= 2.6 * len(bare) + 2


names = collections.OrderedDict()
for line in gzip.open(folder / "nomenklatura_names.gz", "rt", encoding="utf8"):
    forms = [f.strip() for f in line.rsplit("=>", 1)[0].split(",")]
    arabic = [MARKS.sub("", f) for f in forms if re.search("[\u0600-\u06ff]", f)]
    arabic = [f for f in arabic if LETTERS.fullmatch(f)]
    latin = [f for f in forms if re.fullmatch("[a-z'-]{3,16}( [a-z'-]{3,14})?", f)]
    if not arabic or not latin:
        continue
    # A name that Japan or Korea writes is most often a foreign one, unless ع, ح or an emphatic says no.
    foreign = any(re.search("[\u3040-\u30ff\uac00-\ud7af]", f) for f in forms)
    for a in dict.fromkeys(arabic[:2]):
        if not ((OWN - FEMININE) & set(a) or a.startswith("ال")) or foreign and not set("عحصضظ") & set(a):
            continue
        good = [l for l in latin if agrees(a, l) and " " not in l.replace("al ", "").replace("el ", "")]
        if good:
            names.setdefault(a, []).extend(good)
pairs = 0
for line in open(folder / "google_ar2en" / "ar2en.txt", encoding="utf8"):
    arabic, latin = line.rstrip("\n").split("\t")[:2]
    if LETTERS.fullmatch(arabic) and arabic.startswith("ال") and arabic.endswith("ي") and agrees(arabic, latin):
        names.setdefault(arabic, []).append(latin); pairs += 1

for part in (16, 20, 64, 80):
    for line in open(folder / "wikidata_coling2018" / f"wd_arabic_{part}", encoding="utf8"):
        latin, letters, count = line.rstrip("\n").split("\t")
        arabic = letters.replace(" ", "")
        if set("عحصضظ") & set(arabic) and LETTERS.fullmatch(arabic) and re.fullmatch("[a-z'-]{3,16}", latin) and agrees(arabic, latin):
            names.setdefault(arabic, []).append(latin); pairs += 1

# Women's given names mostly end so; without the article they are no names of families.
for a in [a for a in names if a in ODD or not a.startswith("ال") and re.search("(ة|اء|ى|ه)$", a)]:
    del names[a]

roots = collections.Counter()
STRONG = "بتثجحخدذرزسشصضطظعغفقكلمنه"
for a in names:
    bare = re.sub("^ال", "", a)
    for pattern in ("([S])([S])ي([S])", "([S])ا([S])([S])", "([S])([S])ا([S])", "م([S])([S])و([S])", "([S])([S])و([S])"):
        m = re.fullmatch(pattern.replace("S", STRONG) + "[يةه]?", bare)
        if m and len(set(m.groups())) == 3:
            roots["".join(m.groups())] += 1

def clean(latin):
    latin = re.sub("^(al|el|as|ad|an|ar|at|az|ash|esh)[ -]", lambda m: m[0][:2 if m[0][:3] not in ("ash", "esh") else 3] + "-", latin)
    latin = " ".join(w[:1].upper() + w[1:] for w in latin.split(" ")) if "-" not in latin[:5] else latin
    return "-".join(p if p in ("al", "el", "as", "ad", "an", "ar", "at", "az", "ash", "esh", "ibn") else p[:1].upper() + p[1:] for p in latin.split("-"))

out = pathlib.Path("Tables/sample-families.txt").open("w", encoding="utf8")
print("# Family names in Arabic with Latin spellings met in the wild, by Scripts/make-sample-names.py from", file=out)
print("# nomenklatura (CC0) and google_ar2en (Apache-2.0); see Tables/SOURCES.md.", file=out)
print("# Arabic<TAB>spellings", file=out)
for a, spellings in sorted(names.items(), key=lambda n: (-len(n[1]), n[0])):
    unique = list(dict.fromkeys(clean(s) for s in spellings if s.strip("'-") == s))
    if unique: print(a, "|".join(unique[:5]), sep="\t", file=out)
out = pathlib.Path("Tables/sample-roots.txt").open("w", encoding="utf8")
print("# Roots of three letters found in the family names of sample-families.txt, by Scripts/make-sample-names.py.", file=out)
print("# one root a line, commonest first", file=out)
for root, _ in sorted(roots.items(), key=lambda r: (-r[1], r[0])): print(root, file=out)
print(len(names), "names,", len(roots), "roots,", pairs, "pairs", file=sys.stderr)
