"""RapidFuzz: every name of the list is compared, in its own script and romanised."""
from importlib.metadata import version

import numpy
from rapidfuzz import fuzz, process

from Engines.engine import Engine, best_entries, readings


class Scan(Engine):
    version = version("rapidfuzz")
    settings = "cdist with one worker over all names, in their letters and romanised by ICU; ties by token_sort_ratio"
    warm_up = 2

    def build(self, pairs):
        self.owners, self.texts = [], []
        for name, owner in pairs:
            for text in readings(name):
                self.owners.append(owner)
                self.texts.append(text)

    def ask(self, name):
        asked = readings(name)
        scores = process.cdist(asked, self.texts, scorer=self.scorer, dtype=numpy.float32, workers=1).max(axis=0)
        # Of names that are equally alike, and there may be many, the likeness of the whole tells.
        limit = numpy.partition(scores, max(0, len(scores) - 50))[max(0, len(scores) - 50)]
        top = numpy.flatnonzero(scores >= limit)
        whole = [max(fuzz.token_sort_ratio(text, self.texts[number]) for text in asked) for number in top]
        return best_entries(top[numpy.lexsort((numpy.negative(whole), -scores[top]))], self.owners)


class TokenSet(Scan):
    title = "RapidFuzz token_set_ratio"
    scorer = staticmethod(fuzz.token_set_ratio)


class WRatio(Scan):
    title = "RapidFuzz WRatio"
    scorer = staticmethod(fuzz.WRatio)
