"""What is measured: a name in, the entry it belongs to out, among the first five.

The inputs are made by `tabayyun sample` from a seed. Each question has the id of the entry that it
asks for; the kinds of questions are told in Sources/SampleLists/SampleLists.md.
"""
import json
from collections import namedtuple

Size = namedtuple("Size", "names asked budget_seconds")
# How many names, how many questions over all kinds, and how long each peer may answer for.
SIZES = {
    "10k": Size(10_000, 240, 10),  # to see that everything runs
    "150k": Size(150_000, 2_400, 40),
    "1m": Size(1_000_000, 2_400, 180),
    "5m": Size(5_000_000, 2_400, 600),
}
SEED = 1
# Before the clock starts, so many questions on a list of another seed.
WARM_UP, WARM_UP_SEED = 60, 2

# Wrong and fast fails: the least share, in percent, of questions of a kind whose entry is among our
# first five. And by its name alone nobody may be more than possible.
EXPECTED = {"clean": 80, "arabic": 70, "latin": 70, "rare": 90, "twice": 60, "typo": 60, "born": 85}
# How many results are shown, and looked at.
SHOWN = 5

Question = namedtuple("Question", "key kind name birth_date answers row")


def read_questions(path):
    questions = []
    with open(path, encoding="utf8") as lines:
        for text in lines:
            row = json.loads(text)
            questions.append(Question(row["key"], row["kind"], row["name"], row.get("birthDate"), row["answers"], row))
    return questions


def read_names(path):
    """Every name of every person or organisation of the list, with the id of the entry."""
    with open(path, encoding="utf8") as lines:
        for text in lines:
            if '"schema":"Person"' not in text and '"schema":"Organization"' not in text:
                continue
            row = json.loads(text)
            for key in ("name", "alias", "weakAlias", "previousName"):
                for name in row["properties"].get(key, ()):
                    yield name, row["id"]


def asked_of_peers(questions):
    """The questions by name alone with an answer, kinds in turn, so that each beginning is even."""
    return [question for question in questions if question.answers and not question.birth_date]


def recall(questions, found, depth):
    """The share of questions of which an answer is among the first `depth` ids found, in percent."""
    hits = sum(any(id in question.answers for id in found[question.key][:depth]) for question in questions)
    return 100 * hits / len(questions) if questions else None


def share_below(values, share):
    """The value below which that share of them stays."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)]
