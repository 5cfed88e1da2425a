"""Runs one peer in a process of its own: reads the names, builds, asks, and writes what came of it.

Usage: engine.py ENGINE LIST QUESTIONS WARM-UP BUDGET-SECONDS OUT.json
"""
import importlib, json, pathlib, resource, sys, time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from Tasks import search

ENGINES = {
    "tantivy": ("Engines.tantivy_fuzzy", "TantivyFuzzy"),
    "tantivy-reranked": ("Engines.tantivy_fuzzy", "TantivyReranked"),
    "token-set": ("Engines.rapidfuzz_scan", "TokenSet"),
    "wratio": ("Engines.rapidfuzz_scan", "WRatio"),
    "fts5-trigram": ("Engines.fts5_trigram", "TrigramFTS5"),
    "logic-v2": ("Engines.logic_v2", "LogicV2Reranked"),
}

def folded(text):
    """In lower case, words parted by one space."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def readings(name):
    """The name as it is, and romanised by ICU where it is in other letters."""
    from normality import ascii_text

    # ICU's romanisation has marks for ʿayn and hamza inside words: they part nothing.
    latin = folded((ascii_text(name) or "").replace("'", "").replace("`", ""))
    native = folded(name)
    return [latin] if native.isascii() or native == latin else [native, latin]


def likeness(asked, text):
    """RapidFuzz's token_set_ratio and token_sort_ratio together.

    The first alone gives a part of a name all that the whole name gets.
    """
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(asked, text) + fuzz.token_sort_ratio(asked, text)


def best_entries(scored, owners, count=search.SHOWN):
    """The ids of the best entries; `scored` has names by number, best first."""
    found = []
    for number in scored:
        if owners[number] not in found:
            found.append(owners[number])
            if len(found) == count:
                break
    return found


def main(name, list_path, questions_path, warm_up_path, budget, out):
    module, kind = ENGINES[name]
    try:
        engine = getattr(importlib.import_module(module), kind)()
    except ImportError as error:
        pathlib.Path(out).write_text(json.dumps({"missing": str(error)}))
        return
    pairs = list(search.read_names(list_path))
    start = time.perf_counter()
    engine.build(pairs)
    built = time.perf_counter() - start
    # Questions on another list, before the clock starts: caches and lazy tables.
    for question in search.read_questions(warm_up_path)[: engine.warm_up]:
        engine.ask(question.name)
    found, milliseconds = {}, []
    questions = search.asked_of_peers(search.read_questions(questions_path))
    end = time.perf_counter() + float(budget)
    for question in questions:
        start = time.perf_counter()
        if start > end:
            break
        found[question.key] = engine.ask(question.name)
        milliseconds.append((time.perf_counter() - start) * 1000)
    pathlib.Path(out).write_text(json.dumps({
        "title": engine.title, "version": engine.version, "settings": engine.settings,
        "build_seconds": built, "index_bytes": engine.index_bytes(), "names": len(pairs),
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "milliseconds": milliseconds, "found": found}))


class Engine:
    """A program that finds names: built once from (name, id) pairs, then asked one name at a time."""

    title = version = settings = ""
    # How many of the questions of the warm-up are asked; few where each takes seconds.
    warm_up = search.WARM_UP

    def build(self, pairs):
        raise NotImplementedError

    def ask(self, name):
        """The ids of the first five entries, best first."""
        raise NotImplementedError

    def index_bytes(self):
        """What the index holds on disk; `None` where there is none."""
        return None


if __name__ == "__main__":
    # The engines import this module by its name in the package.
    from Engines import engine

    engine.main(*sys.argv[1:])
