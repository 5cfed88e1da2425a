#!/usr/bin/env python3
"""Fits the weights of evidence: prints counts, shares with 95 % intervals, and bits.

Usage: Scripts/fit-evidence.py UN.xml SDN.csv [ALT.csv ...]

The two lists are public and stay outside the project; nothing of them is printed but counts. The
numerators m (how often an observation is made when two records are one person) are counted on
people who stand on both lists; the denominators u (when they are two) on pairs of namesakes within
the second list, and for births on the list's years against a stated population. Only references
whose SHA-256 begins with a byte not divisible by 5 are read; the others are for measuring alone.
docs/evidence.md says how each weight follows from what this prints.
"""
import collections, csv, hashlib, itertools, math, pathlib, re, runpy, sys, unicodedata
import xml.etree.ElementTree as ElementTree

MONTHS = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}


class Person:
    def __init__(self, reference):
        self.reference, self.names, self.births = reference, [], []
        self.nations, self.places, self.fathers, self.genders = set(), [], [], set()
        self.documents = set()


def is_for_fitting(reference):
    return hashlib.sha256(reference.encode()).digest()[0] % 5 != 0


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower())
    for a, b in [("ı", "i"), ("ø", "o"), ("ł", "l"), ("ß", "ss")]: text = text.replace(a, b)
    return "".join(c for c in text if c.isalnum() and c.isascii() or c in " -,").replace("-", " ").replace(",", " ")


def tokens(name):
    return tuple(sorted(t for t in fold(name).split() if t not in {"al", "el", "bin", "ibn", "ben"}))


def read_countries():
    table = {}
    for line in pathlib.Path("Tables/countries.txt").read_text("utf8").splitlines():
        fields = line.split("\t")
        if fields[0] in ("country", "name"):
            for name in fields[2:]: table.setdefault(fold(name).strip(), fields[1])
    return table


COUNTRIES = read_countries()


def country(text):
    key = fold(text).strip()
    if key in COUNTRIES: return COUNTRIES[key]
    words = text.split(",")
    return COUNTRIES.get(fold(" ".join(reversed(words))).strip())


class Date:
    """(year, month, day), month and day 0 where unknown; `last` the last year of a range."""
    def __init__(self, y, m=0, d=0, about=False, last=None):
        self.y, self.m, self.d, self.about, self.last = y, m, d, about, last
    def key(self): return (self.y, self.m, self.d, self.about, self.last)
    @property
    def is_inexact(self): return self.about or self.last is not None


def read_un(path):
    people = []
    for node in ElementTree.parse(path).getroot().iter("INDIVIDUAL"):
        def text(name, inside=node):
            found = inside.find(name)
            return (found.text or "").strip() if found is not None else ""
        person = Person(text("REFERENCE_NUMBER"))
        if not is_for_fitting(person.reference): continue
        person.names.append(" ".join(filter(None, (text(f"{n}_NAME") for n in ("FIRST", "SECOND", "THIRD", "FOURTH")))))
        for alias in node.iter("INDIVIDUAL_ALIAS"):
            if text("QUALITY", alias) != "Low":
                person.names += [n.strip() for n in text("ALIAS_NAME", alias).split(";") if n.strip()]
        for value in node.findall("NATIONALITY/VALUE"):
            found = country(value.text or "")
            if found: person.nations.add(found)
        for birth in node.iter("INDIVIDUAL_DATE_OF_BIRTH"):
            about = text("TYPE_OF_DATE", birth) == "APPROXIMATELY"
            date = re.match(r"(\d{4})-(\d\d)-(\d\d)", text("DATE", birth))
            if date: person.births.append(Date(*map(int, date.groups()), about=about))
            elif text("YEAR", birth).isdigit(): person.births.append(Date(int(text("YEAR", birth)), about=about))
            elif text("FROM_YEAR", birth).isdigit() and text("TO_YEAR", birth).isdigit():
                person.births.append(Date(int(text("FROM_YEAR", birth)), last=int(text("TO_YEAR", birth))))
        for place in node.iter("INDIVIDUAL_PLACE_OF_BIRTH"):
            if text("CITY", place): person.places.append(text("CITY", place))
        for document in node.iter("INDIVIDUAL_DOCUMENT"):
            number = re.sub(r"[^A-Z0-9]", "", text("NUMBER", document).upper())
            if number: person.documents.add(number)
        father = re.search(r"[Ff]ather.?s? name (?:is|was)?:? *([A-Z][\w' -]+)", text("COMMENTS1"))
        if father: person.fathers.append(father.group(1).split(".")[0])
        if text("GENDER"): person.genders.add(text("GENDER").lower())
        people.append(person)
    return people


def ofac_date(text):
    text = text.strip().lower()
    about = text.startswith("circa")
    text = text.removeprefix("circa").strip()
    if " to " in text or re.fullmatch(r"\d{4}-\d{4}", text):
        years = re.findall(r"\d{4}", text)
        if len(years) == 2:
            a, b = map(int, years)
            return Date(a, about=about) if a == b else Date(a, last=b)
        return None
    found = re.fullmatch(r"(?:(\d{1,2}) )?(?:([a-z]{3}) )?(\d{4})", text)
    if not found or found.group(2) and found.group(2) not in MONTHS: return None
    d, m, y = found.groups()
    return Date(int(y), MONTHS.get(m, 0), int(d or 0), about)


def read_ofac(path, alternatives):
    people = {}
    for row in csv.reader(open(path, encoding="utf8", errors="replace", newline="")):
        if len(row) < 12 or row[2] != "individual" or not is_for_fitting(row[0]): continue
        person = people[row[0]] = Person(row[0])
        person.names.append(row[1])
        for part in row[11].rstrip(".").split(";"):
            part = part.strip().removeprefix("alt. ").rstrip(".")
            if part.startswith("DOB "):
                date = ofac_date(part[4:])
                if date: person.births.append(date)
            elif part.startswith(("nationality ", "citizen ")):
                found = country(part.split(" ", 1)[1])
                if found: person.nations.add(found)
            elif part.startswith("POB "): person.places.append(part[4:].split(",")[0])
            elif part.startswith("Gender "): person.genders.add(part[7:].lower())
            else:
                number = re.match(r"(?:Passport|National ID No\.|Identification Number|Cedula No\.|SSN|Tax ID No\.) ([A-Z0-9./ -]+)", part)
                if number:
                    number = re.sub(r"[^A-Z0-9]", "", number.group(1).upper())
                    if len(number) > 3: person.documents.add(number)
    for path in alternatives:
        for row in csv.reader(open(path, encoding="utf8", errors="replace", newline="")):
            if len(row) > 3 and row[0] in people: people[row[0]].names.append(row[3])
    return list(people.values())


def link(un, ofac):
    """People on both lists, by names alone: two names in common, or one of three parts or more;
    only where neither has another such partner."""
    owners = collections.defaultdict(set)
    for index, person in enumerate(ofac):
        for key in {tokens(n) for n in person.names}:
            if len(key) >= 2: owners[key].add(index)
    partners, back = {}, collections.defaultdict(set)
    for number, person in enumerate(un):
        shared = collections.defaultdict(list)
        for key in {tokens(n) for n in person.names}:
            for index in owners.get(key, ()): shared[index].append(key)
        good = [i for i, keys in shared.items() if len(keys) >= 2 or max(map(len, keys)) >= 3]
        partners[number] = good
        for i in good: back[i].add(number)
    return [(un[n], ofac[g[0]]) for n, g in partners.items() if len(g) == 1 and len(back[g[0]]) == 1]


def skeleton(token):
    token = token.replace("kh", "k").replace("dh", "d").replace("th", "t").replace("sh", "s").replace("gh", "g").replace("q", "k").replace("j", "g")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw]", "", token))


def namesakes(people):
    """Pairs of different people with two name parts of one sound in common."""
    by_pair = collections.defaultdict(set)
    for index, person in enumerate(people):
        parts = {skeleton(t) for t in tokens(person.names[0])} - {"", "l", "d", "n"}
        for pair in itertools.combinations(sorted(p for p in parts if len(p) >= 2), 2): by_pair[pair].add(index)
    pairs = set()
    for group in by_pair.values():
        if len(group) <= 60: pairs.update(itertools.combinations(sorted(group), 2))
    def same(a, b):  # Two records of one person: an equal document or an equal full date.
        dates = {d.key() for d in a.births if d.d} & {d.key() for d in b.births if d.d}
        return a.documents & b.documents or dates
    return [(people[a], people[b]) for a, b in sorted(pairs) if not same(people[a], people[b])]


# --- births ---------------------------------------------------------------------------------------

def digits_off(a, b):
    """Whether one digit, or two neighbouring ones in each other's place, part two full dates."""
    x, y = (f"{d.d:02}{d.m:02}{d.y:04}" for d in (a, b))
    off = [i for i in range(8) if x[i] != y[i]]
    return len(off) == 1 or len(off) == 2 and off[1] == off[0] + 1 and x[off[0]] == y[off[1]] and x[off[1]] == y[off[0]]


def is_placeholder(d): return d.m == 1 and d.d == 1


def finding(a, b):
    """The word for how two dates agree, as in Sources/Evidence/BirthComparison.swift."""
    if a.is_inexact or b.is_inexact:
        reach = lambda d: (d.y - (2 if d.about else 0), (d.last or d.y) + (2 if d.about else 0))
        (p, q), (r, s) = reach(a), reach(b)
        if p <= s and r <= q: return "inRange"
        gap = max(p - s, r - q)
        return "near range" if gap <= 1 else "5 years out of range" if gap <= 5 else "10 years out of range" if gap <= 10 else "far from range"
    gap = abs(a.y - b.y)
    if a.d and b.d and not (is_placeholder(a) or is_placeholder(b)):
        if a.key() == b.key(): return "sameDay"
        if gap == 0 and a.m == b.d and a.d == b.m: return "swapped"
        if gap == 0 and a.m == b.m: return "full: same month"
        if digits_off(a, b): return "full: a digit off"
        if gap == 0: return "full: same year"
        if a.m == b.m and a.d == b.d: return "full: same day of another year"
        return "full: " + ("year 1" if gap == 1 else "year 2" if gap == 2 else "3 to 5 years" if gap <= 5 else "6 to 10 years" if gap <= 10 else "over 10 years")
    if a.d and b.d and is_placeholder(a) and is_placeholder(b) and gap == 0: return "both 1 January"
    if gap == 0 and a.m and b.m and not (is_placeholder(a) or is_placeholder(b)):
        return "sameMonth" if a.m == b.m else "year: other month"
    return "year: " + ("same" if gap == 0 else "1" if gap == 1 else "2" if gap == 2 else "3 to 5 years" if gap <= 5 else "6 to 10 years" if gap <= 10 else "over 10 years")


RANK = ["sameDay", "swapped", "both 1 January", "sameMonth", "full: a digit off", "full: same month", "full: same day of another year", "year: same",
        "inRange", "full: same year", "year: other month", "full: year 1", "year: 1", "near range", "full: year 2", "year: 2", "full: 3 to 5 years",
        "year: 3 to 5 years",
        "5 years out of range", "10 years out of range", "full: 6 to 10 years", "year: 6 to 10 years", "far from range", "full: over 10 years", "year: over 10 years"]


def best(a, b):
    found = [finding(x, y) for x in a.births for y in b.births]
    return min(found, key=RANK.index) if found else None


def kind_of(f): return "inexact" if "ange" in f else "full" if f in ("sameDay", "swapped") or f.startswith("full") else "year"


# --- printing -------------------------------------------------------------------------------------

def interval(k, n):
    """Wilson's, 95 %."""
    if n == 0: return (0, 1)
    z, p = 1.96, k / n
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return ((middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n))


def share(k, n):
    a, b = interval(k, n)
    return f"{k:>6}/{n:<6} {k / max(n, 1):7.4f} [{a:.4f} {b:.4f}]"


def table(title, m, u, shape=None, agreed=(), derived=(), disagreeing=None):
    """Prints counts and the weight that follows.

    What the two lists disagree in has a share of the upper end of its interval, or twice its count,
    whichever is more: lists copy each other, so that agreement flatters. How the disagreeing ones
    are shared out is counted on `shape` where that is given. Half an observation is added to each
    cell, so that none is impossible.
    """
    shape = shape or m
    derived = dict(derived)
    total_m, total_u = sum(m.values()), sum(u.values())
    wrong = total_m - sum(m[k] for k in agreed)
    k, n = disagreeing or (wrong, total_m)
    disagree = max(interval(k, n)[1], 2 * k / n)
    keys = sorted(set(m) | set(u) | set(shape), key=RANK.index if m.keys() & set(RANK) else str)
    rest = {k: m[k] + shape[k] * (shape is not m) + .5 for k in keys if k not in agreed}
    print(f"\n{title}\n  disagreeing: {share(wrong, total_m)}, or {k}/{n}, taken as {disagree:.4f}")
    for key in keys:
        p = (1 - disagree) * (m[key] + .5) / (sum(m[k] + .5 for k in agreed)) if key in agreed else disagree * rest[key] / sum(rest.values())
        q = derived[key] if key in derived else (u[key] + .5) / (total_u + .5 * len(keys))
        print(f"  {key:32} one {share(m[key], total_m)} + {shape[key] if shape is not m else 0:3} -> {p:.5f}   two {share(u[key], total_u)} -> {q:.6f}   bits {math.log2(p / q):+.2f}")


def births(links, pairs, people):
    print("\nBIRTHS")
    values = collections.Counter("inexact" if d.is_inexact else "full" if d.d else "month" if d.m else "year" for p in people for d in p.births)
    print("  dates of listed people:", dict(values))
    full = [d for p in people for d in p.births if d.d and not d.is_inexact]
    print("  full dates on 1 January:", share(sum(map(is_placeholder, full)), len(full)))
    several = [p for p in people if len(p.births) > 1]
    print("  people with several dates:", share(len(several), sum(bool(p.births) for p in people)))
    kinds = collections.defaultdict(lambda: [collections.Counter(), collections.Counter(), collections.Counter()])
    for a, b in links:
        f = best(a, b)
        if f: kinds[kind_of(f)][0][f] += 1
    for a, b in pairs:
        f = best(a, b)
        if f: kinds[kind_of(f)][1][f] += 1
    # Two dates of one entry are two sources that disagree: they show how wrong dates differ.
    for p in several:
        for a, b in itertools.combinations(p.births, 2):
            f = finding(a, b)
            kinds[kind_of(f)][2][f] += 1
    agreed = {"full": ["sameDay"], "year": ["year: same", "both 1 January"], "inexact": ["inRange"]}
    # Ranges are few: how often they disagree is counted together with years.
    vague = [(f, c) for kind in ("year", "inexact") for f, c in kinds[kind][0].items()]
    disagreeing = sum(c for f, c in vague if f not in agreed["year"] + agreed["inexact"]), sum(c for _, c in vague)
    for kind, (m, u, shape) in sorted(kinds.items()):
        total = sum(u.values())
        year = sum(c for f, c in u.items() if f in ("sameDay", "swapped", "full: same month", "full: same year")) / total
        # Days of a year that 365 people share alike; 12 of 365 days have another that swaps to them.
        derived = {"sameDay": year / 365, "swapped": year * 132 / 365 / 365} if kind == "full" else {}
        for f in agreed[kind]: shape.pop(f, None)
        table(f"{kind}: people on both lists (+ two dates of one entry) against namesakes", m, u, shape, agreed[kind], derived, None if kind == "full" else disagreeing)
        print(f"  same year among namesakes: {year:.4f}")
    # The stated population: born 1956 to 2008, each year 2.5 % more than the one before.
    population = {y: 1.025 ** (y - 1956) for y in range(1956, 2009)}
    births = [d.y for p in people for d in p.births]
    total = sum(population.values())
    print("  same year, listed people against a stated population of adults: "
          f"{sum(population.get(y, 0) for y in births) / total / len(births):.4f}")


def agreement(title, values, links, pairs, agrees):
    def count(of):
        result = collections.Counter()
        for a, b in of:
            x, y = values(a), values(b)
            if x and y: result["agrees" if agrees(x, y) else "differs"] += 1
        return result
    table(title, count(links), count(pairs), agreed=["agrees"])


def similar(a, b):
    """Whether a part of one of the names has the consonants of a part of the other."""
    parts = lambda names: {skeleton(t) for n in names for t in tokens(n)} - {""}
    return bool(parts(a) & parts(b))


def main(un_path, sdn_path, *alternatives):
    un, ofac = read_un(un_path), read_ofac(sdn_path, alternatives)
    links, pairs = link(un, ofac), namesakes(ofac)
    print(f"people for fitting: {len(un)} and {len(ofac)}; on both lists: {len(links)}; pairs of namesakes: {len(pairs)}")
    births(links, pairs, un)
    agreement("NATIONALITY", lambda p: p.nations, links, pairs, lambda a, b: bool(a & b))
    agreement("GENDER (too few on both lists: see docs/evidence.md)", lambda p: p.genders, links, pairs, lambda a, b: bool(a & b))
    several = sum(len(p.nations) > 1 for p in un)
    print("  people with several nationalities:", share(several, sum(bool(p.nations) for p in un)))
    home = [(a, b) for a, b in pairs if a.nations & b.nations]
    agreement("BIRTHPLACE (a part of the town's name agrees; namesakes of one nationality)", lambda p: p.places, links, home, similar)
    agreement("DOCUMENT (a number in common)", lambda p: p.documents, links, pairs, lambda a, b: bool(a & b))
    print("\nNAME PARTS in common, people of Arabic-speaking countries on the second list")
    name_shares(ofac)
    with_father = [p for p in un if p.fathers]
    inside = sum(similar(p.fathers, p.names) for p in with_father)
    print("\nFATHER stands in the person's own name:", share(inside, len(with_father)))
    numbers = collections.Counter(n for p in ofac for n in p.documents)
    print("DOCUMENT numbers that two people of the second list share:", share(sum(c > 1 for c in numbers.values()), len(numbers)))


ARAB = set("dz bh dj eg iq jo kw lb ly ma mr om ps qa sa so sd sy tn ae ye".split())


# The class of the reference frequencies.
sound_key = runpy.run_path(pathlib.Path(__file__).parent / "make-frequencies.py")["sound_key"]


def name_shares(people):
    """How many pairs of people share two or three parts, against the product of the parts' shares:
    the correction for names that go together and for given names being fewer than all parts."""
    shares = {}
    for line in pathlib.Path("Tables/reference-frequencies.txt").read_text("utf8").splitlines():
        if not line.startswith("#"):
            key, ppm = line.split("\t")
            shares["" if key == "-" else key] = int(ppm) / 1e6
    arabs = [p for p in people if p.nations & ARAB]
    keys = []
    for p in arabs:
        words = [t for t in tokens(p.names[0]) if t not in {"abd", "abdul", "abu", "umm", "bint", "ould"}]
        keys.append([sound_key(w) for w in words])
    for count in (1, 2, 3):
        seen, expected = collections.Counter(), 0
        usable = [k for k in keys if len(k) >= count]
        for k in usable:
            for combination in {tuple(sorted(c)) for c in itertools.combinations(k, count)}: seen[combination] += 1
        ways = sum(math.comb(len(k), count) * math.factorial(count) for k in usable) / max(len(usable), 1)
        actual = sum(c * (c - 1) for c in seen.values())
        for combination, c in seen.items():
            product = math.prod(max(shares.get(k, 0.000123), 0.000123) for k in combination)
            expected += c * product * ways * (len(usable) - 1)
        print(f"  {count} parts: {len(usable)} people, pairs seen {actual}, expected in any order {expected:.1f}, ratio {actual / max(expected, 1e-9):.2f}")


if __name__ == "__main__": main(*sys.argv[1:])
