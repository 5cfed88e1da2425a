#!/usr/bin/env python3
"""Puts other programs beside ours: the same questions, the same list, the same figures.

Reads the labelled questions of `tabayyun evaluate` and the FollowTheMoney list they are asked of, and
prints for each peer what `evaluate` prints: ranks, recall at 1 % and 0.1 % false alerts and at the
peer's own line, with Wilson's 95 % intervals. With --details, the file that `tabayyun evaluate
--details` wrote for the same questions, ours stands beside them, question by question.

The peers:
  logic-v2   nomenklatura's matcher (OpenSanctions), with all attributes, at its line of 0.7. It
             scores every entry, at about a millisecond a pair and core: see --sample. --candidates
             N is quicker and unfair to it: only the N entries that token-set finds most alike.
  token-set  RapidFuzz's token_set_ratio over ICU's romanisation, the best name of each entry.
"""
import argparse, hashlib, json, math, multiprocessing, os, sys
from collections import defaultdict
from functools import lru_cache

import numpy
from followthemoney import ValueEntity, model
from nomenklatura.matching import LogicV2
from normality import ascii_text
from rapidfuzz import fuzz, process

DEPTH = 20
ATTRIBUTES = ("birthDate", "nationality", "gender")


def wilson(hits, count, z=1.959963984540054):
    """The share and its 95 % interval, in percent."""
    if count == 0:
        return "—"
    share = hits / count
    middle = share + z * z / (2 * count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    whole = 1 + z * z / count
    low = 0 if hits == 0 else (middle - half) / whole
    high = 1 if hits == count else (middle + half) / whole
    return f"{100 * share:.1f} ({100 * low:.1f}–{100 * high:.1f})"


def paired(won, lost, count, z=1.959963984540054):
    """The difference of two paired shares, by Agresti and Min (2005)."""
    if count == 0:
        return "—"
    total = count + 2
    difference = (won - lost) / total
    half = z * math.sqrt(((won + lost + 1) / total - difference * difference) / total)
    low, high = max(-1, difference - half), min(1, difference + half)
    return f"+{won} −{lost} ({100 * low:.1f} to {100 * high:.1f})".replace("(-", "(−").replace("to -", "to −")


@lru_cache(maxsize=None)
def romanized(text):
    return " ".join("".join(c if c.isalnum() else " " for c in (ascii_text(text) or "").lower()).split())


class Question:
    def __init__(self, row, file, line):
        self.place = (file, line)
        self.key, self.kind = str(row.get("key")), row.get("kind", "unnamed")
        names = row["name"]
        self.names = names if isinstance(names, list) else [names]
        self.answers = row["answers"]
        self.properties = {name: [row[name]] for name in ATTRIBUTES if row.get(name)}
        self.schema = row.get("schema", "LegalEntity")

    def entity(self):
        # logic-v2 remembers names by the id of the entity: each question needs its own.
        id = f"question-{self.place[0]}-{self.place[1]}"
        return ValueEntity.from_dict(
            {"id": id, "schema": self.schema, "properties": {"name": self.names, **self.properties}}
        )


def read_questions(paths):
    for number, path in enumerate(paths):
        with open(path, encoding="utf8") as lines:
            for line, text in enumerate(lines, 1):
                if not text.strip():
                    continue
                try:
                    yield Question(json.loads(text), number, line)
                except (ValueError, KeyError, TypeError) as error:
                    print(f"{path}: line {line}: {error!r}; left out", file=sys.stderr)


def sampled(questions, count):
    """At most so many with an answer and so many without, evenly by kind, by the hash of their keys."""
    if not count:
        return questions
    groups = defaultdict(list)
    for question in questions:
        groups[(bool(question.answers), question.kind)].append(question)
    kept = []
    for answered in (True, False):
        kinds = [group for (has, _), group in sorted(groups.items()) if has == answered]
        share = -(-count // max(len(kinds), 1))
        for group in kinds:
            group.sort(key=lambda q: hashlib.sha256(q.key.encode()).digest())
            kept += group[:share]
    return sorted(kept, key=lambda q: q.place)


class List:
    def __init__(self, path):
        rows = []
        with open(path, encoding="utf8") as lines:
            for text in lines:
                row = json.loads(text)
                schema = model.get(row["schema"])
                if schema is not None and schema.matchable and schema.is_a("LegalEntity"):
                    rows.append(row)
        rows.sort(key=lambda row: row["id"].encode())
        self.ids = [row["id"] for row in rows]
        self.numbers = {id: number for number, id in enumerate(self.ids)}
        self.entities = [ValueEntity.from_dict(row) for row in rows]
        names = [(number, name) for number, row in enumerate(rows)
                 for key in ("name", "alias", "weakAlias", "previousName")
                 for name in {romanized(n) for n in row["properties"].get(key, [])} if name]
        self.owners = numpy.array([number for number, _ in names])
        self.names = [name for _, name in names]

    def token_set(self, question):
        """The best token-set ratio of each entry, 0 to 100."""
        best = numpy.zeros(len(self.ids), dtype=numpy.float32)
        asked = [romanized(name) for name in question.names]
        for scores in process.cdist(asked, self.names, scorer=fuzz.token_set_ratio, dtype=numpy.float32):
            numpy.maximum.at(best, self.owners, scores)
        return best


class Placing:
    """How one question came out: the answer's rank and score, and the best score of all."""

    def __init__(self, rank, answer, best):
        self.rank, self.answer, self.best = rank, answer, best

    @classmethod
    def of(cls, scores, answers):
        """Ranks entries by score, equal ones in the order of their ids; 0 is no candidate."""
        best = max(scores.values(), default=0)
        right = [(-scores[number], number) for number in answers if scores.get(number, 0) > 0]
        if not right:
            return cls(None, None, best or None)
        first = min(right)
        rank = 1 + sum((-score, number) < first for number, score in scores.items())
        return cls(rank if rank <= DEPTH else None, -first[0], best)


def place(question):
    """How both peers place a question."""
    against, candidates = STATE["list"], STATE["candidates"]
    answers = [against.numbers[id] for id in question.answers if id in against.numbers]
    alike = against.token_set(question)
    simple = {int(number): float(alike[number]) for number in numpy.flatnonzero(alike)}
    if candidates:
        tried = sorted(simple, key=lambda number: (-simple[number], number))[:candidates]
    else:
        tried = range(len(against.ids))
    asked = question.entity()
    scores = {}
    for number in tried:
        score = LogicV2.compare(asked, against.entities[number], STATE["config"]).score
        if score > 0:
            scores[number] = score
    return Placing.of(scores, answers), Placing.of(simple, answers)


STATE = {}


def threshold(bests, share, minimum):
    """What a score must be above so that at most that share of the negatives alerts."""
    if len(bests) < minimum:
        return None
    scores = sorted((best for best in bests if best is not None), reverse=True)
    allowed = int(len(bests) * share)
    return scores[allowed] if allowed < len(scores) else -math.inf


def columns(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    print("\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths)).rstrip() for row in rows) + "\n")


def report(questions, rankers, lines):
    """Prints the table of each ranker, then ours beside each peer."""
    positives = [i for i, q in enumerate(questions) if q.answers]
    negatives = [i for i, q in enumerate(questions) if not q.answers]
    strong = [i for i in positives if not questions[i].kind.startswith("weak")]
    kinds = sorted({questions[i].kind for i in positives})
    thresholds = {}
    for name, placings in rankers.items():
        bests = [placings[i].best for i in negatives]
        one, mille = threshold(bests, 0.01, 100), threshold(bests, 0.001, 20_000)
        thresholds[name] = one
        line = lines.get(name)

        def share(rows, hit, known=True):
            return wilson(sum(map(hit, (placings[i] for i in rows))), len(rows)) if known else "—"

        def above(limit):
            return lambda p: limit is not None and p.answer is not None and p.answer > limit

        table = [[name, "n", "first", "in 5", "in 20", "at 1 % FA", "at 0.1 % FA",
                  "at its line"]]
        for kind in ["all", *kinds]:
            rows = strong if kind == "all" else [i for i in positives if questions[i].kind == kind]
            measured = not kind.startswith("weak")
            table.append([kind, str(len(rows)), share(rows, lambda p: p.rank == 1),
                          share(rows, lambda p: (p.rank or 99) <= 5), share(rows, lambda p: (p.rank or 99) <= 20),
                          share(rows, above(one), measured and one is not None),
                          share(rows, above(mille), measured and mille is not None),
                          share(rows, lambda p: p.answer is not None and p.answer >= (line or 0),
                                measured and line is not None)])
        columns(table)
        if line is not None:
            alerts = sum((placings[i].best or -math.inf) >= line for i in negatives)
            print(f"{len(negatives)} without an answer, at its line: {wilson(alerts, len(negatives))}\n")
    if "tabayyun" not in rankers:
        return
    table = [["tabayyun beside", "kind", "n", "first", "in 5", "at 1 % FA"]]
    for name in rankers:
        if name == "tabayyun":
            continue
        for kind in ["all", *(k for k in kinds if not k.startswith("weak"))]:
            rows = strong if kind == "all" else [i for i in positives if questions[i].kind == kind]

            def beside(hit):
                pairs = [(hit("tabayyun", rankers["tabayyun"][i]), hit(name, rankers[name][i])) for i in rows]
                return paired(pairs.count((True, False)), pairs.count((False, True)), len(rows))

            def is_above(which, p):
                return p.answer is not None and p.answer > thresholds[which]

            known = thresholds["tabayyun"] is not None
            table.append([name, kind, str(len(rows)), beside(lambda _, p: p.rank == 1),
                          beside(lambda _, p: (p.rank or 99) <= 5), beside(is_above) if known else "—"])
    print("Paired: questions that only tabayyun answers, and only the other; the difference in points.\n")
    columns(table)


def read_details(path, questions):
    """Our own outcomes of the same questions."""
    places = {question.place: number for number, question in enumerate(questions)}
    placings = [None] * len(questions)
    with open(path, encoding="utf8") as lines:
        for text in lines:
            row = json.loads(text)
            number = places.get((row["file"], row["line"]))
            if number is None:
                continue
            if row["key"] != questions[number].key:
                sys.exit(f"{path}: not the outcomes of these questions")
            ours = row["rankers"]["tabayyun"]
            placings[number] = Placing(ours["rank"], ours["answer_score"], ours["best_score"])
    if None in placings:
        sys.exit(f"{path}: {placings.count(None)} questions have no outcome")
    return placings


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="labelled questions, as for tabayyun evaluate")
    parser.add_argument("--against", required=True, help="the list, FollowTheMoney JSON lines")
    parser.add_argument("--details", help="what tabayyun evaluate --details wrote for these files")
    parser.add_argument("--sample", type=int, default=0, help="at most so many questions with and without answer")
    parser.add_argument("--candidates", type=int, default=0, help="entries that logic-v2 scores (default: all)")
    options = parser.parse_args()
    questions = sampled(list(read_questions(options.files)), options.sample)
    STATE.update(list=List(options.against), candidates=options.candidates, config=LogicV2.default_config())
    # logic-v2 loads its word lists at the first comparison: once, before the processes part.
    if STATE["list"].entities and questions:
        LogicV2.compare(questions[0].entity(), STATE["list"].entities[0], STATE["config"])
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        placed = pool.map(place, questions, chunksize=8)
    rankers = {}
    if options.details:
        rankers["tabayyun"] = read_details(options.details, questions)
    rankers["logic-v2"] = [pair[0] for pair in placed]
    rankers["token-set"] = [pair[1] for pair in placed]
    answered = sum(bool(q.answers) for q in questions)
    tried = f"the {options.candidates} most alike by token-set" if options.candidates else "every entry"
    print(f"{answered} questions with an answer and {len(questions) - answered} without,"
          f" {len(STATE['list'].ids)} entries; logic-v2 scores {tried}.\n")
    # Ours are thousandths of a bit, of which the default line of 0.70 asks for none.
    report(questions, rankers, {"tabayyun": 0, "logic-v2": 0.7})


if __name__ == "__main__":
    main()
