#!/usr/bin/env python3
"""Writes Tables/countries.txt: ISO codes with names in English, Arabic, French and Spanish.

Sources: Unicode CLDR through Babel (Unicode licence), countrynames (MIT, OpenSanctions),
and Tables/countries-extra.tsv (ours).
Usage: pip install Babel==2.18.0 countrynames && Scripts/make-countries.py > Tables/countries.txt
"""
import importlib.metadata as meta, pathlib, re, unicodedata
import babel.core, countrynames.data
aliases = babel.core.get_global("territory_aliases")
locales = {l: babel.Locale(l).territories for l in ("en", "ar", "fr", "es")}
alpha3 = {}
for a3, to in aliases.items():
    if re.fullmatch("[A-Z]{3}", a3) and len(to) == 1: alpha3.setdefault(to[0], a3)
historic = {"suhh": ("SUN", "Soviet Union", "الاتحاد السوفيتي", "Union soviétique", "Unión Soviética"),
            "yucs": ("YUG", "Yugoslavia", "يوغوسلافيا", "Yougoslavie", "Yugoslavia"),
            "csxx": ("SCG", "Serbia and Montenegro", "صربيا والجبل الأسود", "Serbie-et-Monténégro", "Serbia y Montenegro"),
            "cshh": ("CSK", "Czechoslovakia", "تشيكوسلوفاكيا", "Tchécoslovaquie", "Checoslovaquia"),
            "an": ("ANT", "Netherlands Antilles", "جزر الأنتيل الهولندية", "Antilles néerlandaises", "Antillas Neerlandesas"),
            "dd": ("DDR", "East Germany", "ألمانيا الشرقية", "Allemagne de l'Est", "Alemania Oriental"),
            "yd": ("YMD", "South Yemen", "اليمن الجنوبي", "Yémen du Sud", "Yemen del Sur")}
rows = {}
for code, name in locales["en"].items():
    if not re.fullmatch("[A-Z]{2}", code) or code in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA"): continue
    rows[code.lower()] = [alpha3.get(code, "-")] + [locales[l].get(code, name) for l in ("en", "ar", "fr", "es")]
for code, r in historic.items(): rows[code] = list(r)
more = ("tr", "fa", "ur", "ru", "de", "id", "it", "nl", "pt", "ps", "ku", "uz", "tg")
names = {}
def key(n): return unicodedata.normalize("NFC", n).casefold()
for code, r in rows.items(): names[code] = {key(n) for n in r}
extra = {}
for language in more:
    for code, name in babel.Locale(language).territories.items():
        c = code.lower()
        if c in rows and key(name) not in names[c]: extra.setdefault(c, []).append(name); names[c].add(key(name))
for code, l in countrynames.data.DATA.items():
    c = {"SU": "suhh"}.get(code, code.lower())
    if c in rows:
        for n in l:
            formal = n.isascii() and re.search(r"\b(of|and|the|republic|states|kingdom|islands?|north|south)\b", n, re.I)
            if formal and len(n) < 60 and key(n) not in names[c]: extra.setdefault(c, []).append(n); names[c].add(key(n))
for line in pathlib.Path("Tables/countries-extra.tsv").read_text("utf8").splitlines():
    if line.startswith("#") or not line: continue
    c, n = line.split("\t"); c = c.lower()
    if key(n) not in names[c]: extra.setdefault(c, []).append(n); names[c].add(key(n))
print("# Countries: Unicode CLDR via Babel %s (Unicode licence), countrynames %s (MIT, OpenSanctions), countries-extra.tsv (ours)." % (meta.version("Babel"), meta.version("countrynames")))
print("# country<TAB>code<TAB>alpha-3<TAB>English<TAB>Arabic<TAB>French<TAB>Spanish")
print("# name<TAB>code<TAB>another name")
for code in sorted(rows):
    print("country", code, *rows[code], sep="\t")
    for n in sorted(set(extra.get(code, []))): print("name", code, n, sep="\t")
