"""nomenklatura's logic-v2, as OpenSanctions' yente runs it: an index proposes, logic-v2 judges.

Pair by pair over a whole list it takes a minute a question; here it scores what tantivy finds.
"""
from importlib.metadata import version

from followthemoney import ValueEntity
from nomenklatura.matching import LogicV2

from Engines.engine import best_entries
from Engines.tantivy_fuzzy import TantivyFuzzy


class LogicV2Reranked(TantivyFuzzy):
    title = "tantivy fuzzy, 50 entries reranked by logic-v2"
    version = f"nomenklatura {version('nomenklatura')}, tantivy {TantivyFuzzy.version}"
    settings = "the first 50 entries of tantivy, with all their names, by LogicV2.compare"
    warm_up = 5
    asked = 0

    def build(self, pairs):
        super().build(pairs)
        self.names = {}
        for name, owner in pairs:
            self.names.setdefault(owner, []).append(name)
        self.config = LogicV2.default_config()

    def ask(self, name):
        entries = best_entries(self.candidates(name, 200), self.owners, count=50)
        # logic-v2 remembers names by the id of the entity: each question needs its own.
        LogicV2Reranked.asked += 1
        question = self.entity(f"question-{self.asked}", [name])
        score = {id: LogicV2.compare(question, self.entity(id, self.names[id]), self.config).score for id in entries}
        return sorted(entries, key=lambda id: -score[id])[:5]

    @staticmethod
    def entity(id, names):
        return ValueEntity.from_dict({"id": id, "schema": "Person", "properties": {"name": names}})
