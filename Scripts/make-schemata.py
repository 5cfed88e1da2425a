#!/usr/bin/env python3
"""Writes Tables/ftm-schemata.txt from the `followthemoney` package (MIT, OpenSanctions and OCCRP).

Usage: pip install followthemoney==4.11.2 && Scripts/make-schemata.py > Tables/ftm-schemata.txt
A tool beside the product: the table is committed, nothing needs Python to run.
"""
import importlib.metadata
from followthemoney import model

print("# FollowTheMoney schemata, from the Python package followthemoney "
      + importlib.metadata.version("followthemoney") + " (MIT licence, (c) OCCRP and OpenSanctions).")
print("# schema<TAB>name<TAB>label<TAB>parents<TAB>flags<TAB>caption properties<TAB>featured properties")
print("# property<TAB>name<TAB>label<TAB>type<TAB>flags<TAB>range<TAB>reverse  (of the schema above)")
def flags(**which): return ",".join(k for k, v in which.items() if v) or "-"
for schema in sorted(model.schemata.values(), key=lambda s: s.name):
    print("schema", schema.name, schema.label, ",".join(p.name for p in schema.extends) or "-",
          flags(matchable=schema.matchable, abstract=schema.abstract, edge=schema.edge,
                deprecated=getattr(schema, "deprecated", False)),
          ",".join(schema.caption) or "-", ",".join(schema.featured) or "-", sep="\t")
    for name in sorted(schema.properties):
        p = schema.properties[name]
        if p.schema != schema: continue
        print("property", p.name, p.label, p.type.name, flags(matchable=p.matchable, stub=p.stub, hidden=p.hidden),
              p.range.name if p.range else "-", p.reverse.name if p.reverse else "-", sep="\t")
