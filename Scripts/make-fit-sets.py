#!/usr/bin/env python3
"""Writes labelled sets for fitting the scalars of the score, from public lists.

    Scripts/make-fit-sets.py LISTS NAMES OUT [--kept-apart]

LISTS holds the UN list (XML) and OFAC's list (CSV with alt.csv), NAMES the open name pairs, OUT is a
folder outside the project: nothing that this script writes may be committed. Only people whose
sha256(reference) begins with a byte not divisible by 5 become questions; the others are for
measuring and are left in the lists only; with --kept-apart they alone become questions, for a last
measurement after which nothing is tuned. Everything is drawn deterministically.

OUT/<list>.jsonl are lists in FollowTheMoney, OUT/<list>.<kind>.q.jsonl questions asked of them;
OUT/negative.<kind>.q.jsonl are people who are on none of them, as far as names can tell.
"""
import collections, csv, glob, gzip, hashlib, json, os, random, re, sys, unicodedata
import xml.etree.ElementTree as ET

lists, names, out = sys.argv[1:4]
kept_apart = "--kept-apart" in sys.argv
os.makedirs(out, exist_ok=True)
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
ARABIC = re.compile("[\u0620-\u06ff]")


def fit(reference):
    return (hashlib.sha256(reference.encode()).digest()[0] % 5 == 0) == kept_apart


def script(text):
    if ARABIC.search(text):
        return "mixed" if LATIN.search(text) else "arabic"
    return "latin" if LATIN.search(text) and not re.search("[\u0370-\u05ff\u0900-\uffff]", text) else "other"


def plain(text):
    text = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return frozenset(re.sub("[^a-z\u0620-\u06ff ]", " ", text).split())


def write(name, rows):
    with open(os.path.join(out, name), "w") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def entity(id, primary, aliases=(), weak=(), births=(), nationalities=(), genders=()):
    properties = {"name": [primary], "alias": sorted(set(aliases) - {primary}), "weakAlias": sorted(set(weak)),
                  "birthDate": list(births), "nationality": list(nationalities), "gender": list(genders)}
    return {"id": id, "schema": "Person", "properties": {k: v for k, v in properties.items() if v}, "datasets": ["fit"]}


def people_of_un():
    people = []
    for node in ET.parse(sorted(glob.glob(lists + "/un/un_consolidated_2026*.xml"))[0]).iter("INDIVIDUAL"):
        text = lambda tag: " ".join((node.findtext(tag) or "").split())
        births = set()
        for date in node.iter("INDIVIDUAL_DATE_OF_BIRTH"):
            full, year = date.findtext("DATE"), date.findtext("YEAR")
            if full or year:
                births.add((full or year).strip()[:10])
        person = {"id": text("REFERENCE_NUMBER"), "births": sorted(births),
                  "name": " ".join(filter(None, (text(t + "_NAME") for t in ("FIRST", "SECOND", "THIRD", "FOURTH")))),
                  "original": text("NAME_ORIGINAL_SCRIPT"), "good": [], "weak": []}
        for alias in node.iter("INDIVIDUAL_ALIAS"):
            name = " ".join((alias.findtext("ALIAS_NAME") or "").split())
            if name:
                person["weak" if alias.findtext("QUALITY") == "Low" else "good"].append(name)
        people.append(person)
    return people


def people_of_ofac():
    people = {}
    for row in csv.reader(open(lists + "/ofac/moov_bench_sdn.csv", encoding="latin-1")):
        if len(row) > 11 and row[2].strip() == "individual":
            births = re.findall(r"DOB (?:circa )?(\d{1,2} [A-Z][a-z]{2} \d{4}|\d{4})", row[11])
            people[row[0]] = {"id": row[0], "name": row[1], "good": [], "weak": [], "births": births, "program": row[3]}
    for row in csv.reader(open(lists + "/ofac/moov_bench_alt.csv", encoding="latin-1")):
        if len(row) > 3 and row[0] in people:
            people[row[0]]["good"].append(row[3])
    return list(people.values())


draw = random.Random(20260)
un, ofac = people_of_un(), people_of_ofac()
is_good = lambda person: len(person["name"].split()) >= 2

# The UN list as Latin names only, as Arabic names only, and with one alias held back.
write("un-latin.jsonl", [entity(p["id"], p["name"], [a for a in p["good"] if script(a) == "latin"],
                                [a for a in p["weak"] if script(a) == "latin"], p["births"]) for p in un])
arabic = [p for p in un if script(p["original"]) == "arabic"]
write("un-arabic.jsonl", [entity(p["id"], p["original"]) for p in arabic])
write("un-latin.arabic.q.jsonl", [{"key": p["id"], "name": p["original"], "answers": [p["id"]], "kind": "arabic"}
                                  for p in arabic if fit(p["id"])])
write("un-arabic.latin.q.jsonl", [{"key": p["id"], "name": p["name"], "answers": [p["id"]], "kind": "latin"}
                                  for p in arabic if fit(p["id"]) and is_good(p)])
write("un-latin.birth.q.jsonl", [{"key": p["id"], "name": p["original"] if script(p["original"]) == "arabic" else p["name"],
                                  "birthDate": draw.choice(p["births"]), "answers": [p["id"]], "kind": "birth"}
                                 for p in un if fit(p["id"]) and p["births"] and is_good(p)])


def held_back(people, label):
    rows, questions = [], []
    for p in people:
        known = plain(p["name"])
        good = [a for a in p["good"] if script(a) == "latin" and len(a.split()) >= 2 and plain(a) != known]
        rest = list(p["good"])
        if good and fit(p["id"]):
            alias = draw.choice(good)
            rest = [a for a in rest if plain(a) != plain(alias)]
            near = min(1, len(known & plain(alias)))
            questions.append({"key": p["id"], "name": alias, "answers": [p["id"]], "kind": "alias" if near else "alias-far"})
        latin = [a for a in rest if script(a) == "latin"]
        rows.append(entity(p["id"], p["name"], latin, [a for a in p["weak"] if script(a) == "latin"], p["births"] if label == "un" else ()))
    write(label + "-held.jsonl", rows)
    write(label + "-held.alias.q.jsonl", questions)
    return rows


held_back(un, "un")
held_back(ofac, "ofac")

# Composed variants of the Latin names.
KEYS = {c: n for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for i, c in enumerate(row) for n in [row[max(0, i - 1):i] + row[i + 1:i + 2]]}


def typo(word):
    if len(word) < 4:
        return word
    i = draw.randrange(1, len(word) - 1)
    how = draw.randrange(4)
    if how == 0:
        return word[:i] + word[i + 1] + word[i] + word[i + 2:]
    if how == 1:
        return word[:i] + word[i + 1:]
    if how == 2:
        return word[:i] + word[i] + word[i:]
    return word[:i] + draw.choice(KEYS.get(word[i].lower(), "e") or "e") + word[i + 1:]


def composed(name):
    parts = name.replace(",", " ").split()
    kind = draw.choice(["typo", "typos", "order", "missing", "initial", "joined", "ocr"])
    if kind in ("typo", "typos"):
        for _ in range(1 if kind == "typo" else 2):
            i = draw.randrange(len(parts))
            parts[i] = typo(parts[i])
    elif kind == "order":
        parts = [parts[-1] + ","] + parts[:-1] if draw.random() < .5 else [parts[-1]] + parts[:-1]
    elif kind == "missing":
        if len(parts) < 3:
            return None, kind
        del parts[draw.randrange(len(parts))]
    elif kind == "initial":
        if len(parts) < 2:
            return None, kind
        i = draw.randrange(len(parts) - 1)
        parts[i] = parts[i][:1]
    elif kind == "joined":
        if len(parts) < 3:
            return None, kind
        i = draw.randrange(len(parts) - 1)
        parts[i:i + 2] = [parts[i] + parts[i + 1].lower()]
    else:
        parts = [re.sub("(?i)" + a, b, p, count=1) for p in parts for a, b in [draw.choice([("o", "0"), ("i", "l"), ("m", "rn"), ("e", "c"), ("b", "h"), ("u", "v"), ("s", "5")])]]
    return " ".join(parts), kind


for people, label in ((un, "un"), (ofac, "ofac")):
    rows = []
    for p in people:
        if fit(p["id"]) and is_good(p) and script(p["name"]) == "latin":
            name, kind = composed(p["name"] if label == "un" else " ".join(reversed([x.strip() for x in p["name"].split(",", 1)])))
            if name and plain(name) != plain(p["name"]) or kind == "order" and name:
                rows.append({"key": p["id"], "name": name, "answers": [p["id"]], "kind": "composed-" + kind})
    write(label + "-held.composed.q.jsonl", rows)

# Organisations of the UN list, with one alias held back.
rows, questions = [], []
for node in ET.parse(sorted(glob.glob(lists + "/un/un_consolidated_2026*.xml"))[0]).iter("ENTITY"):
    id, name = node.findtext("REFERENCE_NUMBER").strip(), " ".join((node.findtext("FIRST_NAME") or "").split())
    aliases = sorted({" ".join((a.findtext("ALIAS_NAME") or "").split()) for a in node.iter("ENTITY_ALIAS")} - {"", name})
    original = " ".join((node.findtext("NAME_ORIGINAL_SCRIPT") or "").split())
    latin = [a for a in aliases if script(a) == "latin" and plain(a) != plain(name)]
    if fit(id) and script(original) == "arabic":
        questions.append({"key": id, "name": original, "schema": "Organization", "answers": [id], "kind": "organization-arabic"})
    if fit(id) and latin:
        alias = draw.choice(latin)
        aliases = [a for a in aliases if plain(a) != plain(alias)]
        acronym = len(alias.split()) == 1 and len(alias) < 7
        questions.append({"key": id, "name": alias, "schema": "Organization", "answers": [id],
                          "kind": "organization-" + ("acronym" if acronym else "alias" if plain(alias) & plain(name) else "alias-far")})
    rows.append({"id": id, "schema": "Organization", "datasets": ["fit"],
                 "properties": {"name": [name], "alias": [a for a in aliases if script(a) == "latin"]}})
write("un-organizations.jsonl", rows)
write("un-organizations.alias.q.jsonl", questions)
known = {plain(n) for r in rows for n in r["properties"]["name"] + r["properties"]["alias"]}
other = []
for row in csv.reader(open(lists + "/ofac/moov_bench_sdn.csv", encoding="latin-1")):
    if len(row) > 3 and row[2].strip() == "-0-" and fit(row[0]) and not re.search("SDGT|IRAQ|DPRK|NPWMD|IFSR|IRGC|SOMALIA|LIBYA|CAR|DRC", row[3]):
        if not any(plain(row[1]) <= k or k <= plain(row[1]) for k in known):
            other.append({"key": row[0], "name": row[1], "schema": "Organization", "answers": [], "kind": "negative-organization"})
write("negative-organizations.q.jsonl", other)

# Negatives of the UN list.
known = {plain(n) for p in un for n in [p["name"]] + p["good"]}
other, births = [], []
for p in ofac:
    if fit(p["id"]) and not re.search("SDGT|IRAQ|DRC|SOMALIA|SUDAN|LIBYA|DPRK|YEMEN|CAR|MALI|NPWMD|IFSR|IRGC|HAITI", p["program"]):
        name = " ".join(reversed([x.strip() for x in p["name"].split(",", 1)]))
        tokens = plain(name)
        if not any(tokens <= k or (len(k) >= 2 and k <= tokens) for k in known):
            kind = "hard" if "SYRIA" in p["program"] else "global"
            question = {"key": p["id"], "name": name, "answers": [], "kind": "negative-ofac-" + kind}
            other.append(question)
            full = [d for d in p["births"] if " " in d]
            if full:
                day, month, year = full[0].split()
                month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split().index(month) + 1
                births.append(dict(question, birthDate=f"{year}-{month:02}-{int(day):02}"))
write("negative.ofac.q.jsonl", other)
write("negative-births.q.jsonl", births)

BLOCKS = {"arabic": "[\u0620-\u06ff]", "cyrillic": "[\u0400-\u04ff]", "greek": "[\u0370-\u03ff]", "hebrew": "[\u05d0-\u05ea]",
          "han": "[\u4e00-\u9fff]", "kana": "[\u3040-\u30ff]", "hangul": "[\uac00-\ud7a3]", "devanagari": "[\u0900-\u097f]",
          "thai": "[\u0e00-\u0e7f]", "armenian": "[\u0530-\u058f]", "georgian": "[\u10a0-\u10ff]", "bengali": "[\u0980-\u09ff]"}
forms = collections.defaultdict(list)
groups = []
for line in gzip.open(names + "/nomenklatura_names.gz", "rt"):
    group = [f.strip() for f in line.split("=>")[0].split(",")]
    groups.append(group)
    for form in group:
        for block, letters in BLOCKS.items():
            if re.fullmatch(letters + "+", form):
                forms[block].append(form)
        if re.fullmatch("[a-z\u00e0-\u024f'-]+", form):
            forms["latin"].append(form)
rows = []
for block in sorted(forms):
    for n in range(1500 if block in ("latin", "arabic") else 300):
        count = 2 if draw.random() < .8 else 3
        rows.append({"key": f"{block}-{n}", "name": " ".join(draw.choice(forms[block]).title() for _ in range(count)), "answers": [], "kind": "negative-" + block})
write("negative.groups.q.jsonl", rows)

# People composed of tokens that are written in two scripts, asked in one and listed in the other.
pairs = collections.defaultdict(list)
for line in open(names + "/wikidata_coling2018/wd_arabic_20"):
    latin, letters, count = line.rstrip("\n").split("\t")
    if int(count) >= 3 and len(latin) > 2:
        pairs["arabic"].append((latin, letters.replace(" ", "")))
for line in open(names + "/wikidata_coling2018/wd_russian_20"):
    latin, letters, count = line.rstrip("\n").split("\t")
    if int(count) >= 3 and len(latin) > 2:
        pairs["cyrillic"].append((latin, letters.replace(" ", "")))
for group in groups:
    latins = [f for f in group if re.fullmatch("[a-z\u00e0-\u024f]{3,}", f)]
    for block, letters in BLOCKS.items():
        if block in ("arabic", "cyrillic"):
            continue
        others = [f for f in group if re.fullmatch(letters + "+", f)]
        if latins and others:
            pairs[block].append((draw.choice(latins), draw.choice(others)))
people, questions = [], []
for block in sorted(pairs):
    for n in range(400 if block in ("arabic", "cyrillic") else 150):
        parts = [draw.choice(pairs[block]) for _ in range(2 if draw.random() < .5 else 3)]
        person = entity(f"{block}-{n}", " ".join(l.title() for l, _ in parts))
        people.append(person)
        questions.append({"key": f"{block}-{n}", "name": " ".join(o for _, o in parts), "answers": [person["id"]], "kind": "composed-" + block})
write("composed.jsonl", people)
write("composed.scripts.q.jsonl", questions)
for path in sorted(glob.glob(out + "/*.jsonl")):
    print(f"{sum(1 for _ in open(path)):7} {os.path.basename(path)}")
