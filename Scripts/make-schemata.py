#!/usr/bin/env python3
"""Writes Tables/ftm-schemata.txt, or Tables/ftm-values.txt where `values` is asked for, from the
`followthemoney` package (MIT, OpenSanctions and OCCRP) and `rigour`, which it stands on (MIT).

Usage: pip install followthemoney==4.11.2
       Scripts/make-schemata.py > Tables/ftm-schemata.txt
       Scripts/make-schemata.py values > Tables/ftm-values.txt
A tool beside the product: the tables are committed, nothing needs Python to run.
"""
import importlib.metadata
import sys
from followthemoney import model, registry
from rigour.territories import get_ftm_countries

VERSION = importlib.metadata.version("followthemoney")
SOURCE = f"the Python package followthemoney {VERSION} (MIT licence, (c) OCCRP and OpenSanctions)."

def flags(**which): return ",".join(k for k, v in which.items() if v) or "-"
def text(value): return " ".join(value.split()) if value else "-"

def schemata():
    print("# FollowTheMoney schemata, from " + SOURCE)
    print("# schema<TAB>name<TAB>label<TAB>parents<TAB>flags<TAB>caption properties<TAB>featured properties"
          "<TAB>plural<TAB>description")
    print("# property<TAB>name<TAB>label<TAB>type<TAB>flags<TAB>range<TAB>reverse<TAB>format"
          "<TAB>description  (of the schema above)")
    for schema in sorted(model.schemata.values(), key=lambda s: s.name):
        print("schema", schema.name, schema.label, ",".join(p.name for p in schema.extends) or "-",
              flags(matchable=schema.matchable, abstract=schema.abstract, edge=schema.edge,
                    deprecated=getattr(schema, "deprecated", False)),
              ",".join(schema.caption) or "-", ",".join(schema.featured) or "-",
              text(schema.plural), text(schema.description), sep="\t")
        for name in sorted(schema.properties):
            p = schema.properties[name]
            if p.schema != schema: continue
            print("property", p.name, p.label, p.type.name,
                  flags(matchable=p.matchable, stub=p.stub, hidden=p.hidden),
                  p.range.name if p.range else "-", p.reverse.name if p.reverse else "-",
                  p.format or "-", text(p.description), sep="\t")

def values():
    print("# FollowTheMoney types and the values they allow, from " + SOURCE)
    print("# Names of countries are those of rigour " + importlib.metadata.version("rigour")
          + " (MIT licence, (c) OpenSanctions).")
    print("# type<TAB>name<TAB>group<TAB>label<TAB>plural<TAB>flags")
    print("# topic|gender|language|country<TAB>code<TAB>label<TAB>flags")
    for t in sorted(registry.types, key=lambda t: t.name):
        print("type", t.name, t.group or "-", t.label, t.plural, flags(matchable=t.matchable), sep="\t")
    for kind, t in (("topic", registry.topic), ("gender", registry.gender), ("language", registry.language)):
        for code in sorted(t.names):
            print(kind, code, t.names[code],
                  flags(risk=kind == "topic" and code in registry.topic.RISKS), sep="\t")
    for c in sorted(get_ftm_countries(), key=lambda c: c.code):
        print("country", c.code, c.name, "-", sep="\t")

values() if sys.argv[1:] == ["values"] else schemata()
