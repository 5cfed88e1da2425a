#!/usr/bin/env python3
"""Measures the built program and its peers on the same list and the same questions.

Usage: bench.py PATH-OF-TABAYYUN [SIZE]      SIZE is 150k (default), 1m or 5m; 10k tries everything out
Prints the tables and, but for 10k, writes Records/<day>-<size>.md. An answer that is wrong more often than
Tasks/search.py allows ends it with status 1 and no record. The peers are installed into Benchmarks/.venv; those that
cannot be are told of.
"""
import datetime, hashlib, json, pathlib, subprocess, sys, tempfile

import report
from Engines.engine import ENGINES
from Engines.tabayyun import Tabayyun, WrongAnswer
from Tasks import search

HERE = pathlib.Path(__file__).parent
VENV = HERE / ".venv"


def install_peers():
    """Installs the pinned peers; one by one where that fails. Returns the python that has them, or `None`."""
    python, stamp = VENV / "bin" / "python", VENV / "installed"
    wanted = HERE / "requirements.txt"
    digest = hashlib.sha256(wanted.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return python
    try:
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "-r", wanted]).returncode == 0:
        stamp.write_text(digest)
        return python
    for line in wanted.read_text().splitlines():
        if line and not line.startswith("#"):
            subprocess.run([*pip, line], capture_output=True)
    return python


def ask_peers(python, paths, size, folder):
    """What came of each peer, by its name; `missing` or `failed` where nothing did."""
    outcomes = {}
    for name in ENGINES:
        if python is None:
            outcomes[name] = {"missing": "no virtual environment can be made"}
            continue
        print(f"  {name}…", file=sys.stderr)
        out = folder / f"{name}.json"
        command = [python, HERE / "Engines" / "engine.py", name, *paths, str(size.budget_seconds), out]
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
        if out.exists():
            outcomes[name] = json.loads(out.read_text())
        else:
            outcomes[name] = {"failed": (done.stderr.strip().splitlines() or ["no word"])[-1]}
    return outcomes


def measure_ourselves(ours, questions, warm_up):
    """Figures of all questions by name alone, and of each kind."""
    stats, found = ours.ask(search.asked_of_peers(questions), "beside", warm_up, by_name_alone=True)
    kinds = {}
    for kind in dict.fromkeys(question.kind for question in questions):
        own = [question for question in questions if question.kind == kind]
        kinds[kind] = (own, *ours.ask(own, kind, warm_up))
    return stats, found, kinds


def expect_right_answers(kinds):
    """Wrong and fast fails."""
    wrong = []
    for kind, (asked, _, found) in kinds.items():
        share = search.recall(asked, found, search.SHOWN)
        if kind in search.EXPECTED and share < search.EXPECTED[kind]:
            wrong.append(f"{kind}: {share:.1f} % are among the first five, {search.EXPECTED[kind]} % are expected")
    if wrong:
        raise WrongAnswer("; ".join(wrong))


def main(program, label="150k"):
    size = search.SIZES[label]
    python = install_peers()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ours = Tabayyun(str(pathlib.Path(program).resolve()), folder)
        machine = report.machine()
        print("  tabayyun…", file=sys.stderr)
        paths = ours.sample(size.names, size.asked, search.SEED, "list")
        _, warm_up_path = ours.sample(1_000, search.WARM_UP, search.WARM_UP_SEED, "warm-up")
        questions, warm_up = search.read_questions(paths[1]), search.read_questions(warm_up_path)
        built = ours.build(paths[0])
        stats, found, kinds = measure_ourselves(ours, questions, warm_up)
        expect_right_answers(kinds)
        built |= {"instructions": ours.instructions(search.asked_of_peers(questions)[:200], "instructions"),
                  "verified": ours.verify(), "names": sum(1 for _ in search.read_names(paths[0]))}
        peers = ask_peers(python, (*paths, warm_up_path), size, folder)
    text = report.text(label, size, machine, built, (stats, found), kinds, questions, peers)
    print(text)
    if label != "10k":
        (HERE / "Records").mkdir(exist_ok=True)
        record = HERE / "Records" / f"{datetime.date.today()}-{label}.md"
        record.write_text(text, encoding="utf8")
        print(f"written: Benchmarks/Records/{record.name}", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or len(sys.argv) == 3 and sys.argv[2] not in search.SIZES:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except WrongAnswer as error:
        sys.exit(f"wrong: {error}")
