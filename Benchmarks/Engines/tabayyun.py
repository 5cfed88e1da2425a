"""Ourselves, through the built program: an import, then batches of checks by one thread."""
import json, pathlib, subprocess, time

DAY = "2026-01-01"
SETTINGS = "check --batch at the line of 0.70, five results, by one thread; a hit below the line counts as not found"


class WrongAnswer(Exception):
    """Wrong and fast fails."""


class Tabayyun:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        self.register = self.folder / "register.sqlite"

    def run(self, *arguments, statuses=(0, 1)):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode not in statuses:
            raise WrongAnswer(f"tabayyun {arguments[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
        return done

    def sample(self, names, asked, seed, label):
        """Makes a list and its questions."""
        paths = self.folder / f"{label}.list.jsonl", self.folder / f"{label}.questions.jsonl"
        self.run("sample", "--names", names, "--seed", seed, "--to", paths[0],
                 "--questions", paths[1], "--mixes", "--asked", asked)
        return paths

    def build(self, list_path):
        """Imports the list and has its index compiled; seconds for each."""
        start = time.perf_counter()
        self.run("import", "ftm", list_path, "--list", "sample", "--published", "2025-12-01", "--register", self.register)
        imported = time.perf_counter()
        self.run("check", "Nobody Whosoever", "--register", self.register, "--on", DAY)
        checked = time.perf_counter()
        self.run("check", "Nobody Whosoever", "--register", self.register, "--on", DAY)
        opened = time.perf_counter() - checked
        return {"import_seconds": imported - start, "index_seconds": max(0, checked - imported - opened),
                "open_seconds": opened, "index_bytes": self.index_bytes()}

    def index_bytes(self):
        folder = pathlib.Path(f"{self.register}-index")
        return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())

    def ask(self, questions, label, warm_up, by_name_alone=False):
        """Statistics of a batch, and the ids found for each key; the program itself tells its times.

        The questions of the warm-up come first and are left out of both.
        """
        paths = [self.folder / f"{label}.{end}" for end in ("in.jsonl", "out.jsonl", "stats.json")]
        with open(paths[0], "w", encoding="utf8") as rows:
            for question in warm_up + questions:
                row = {"key": question.key, "name": question.name, "schema": "Person"}
                if question.birth_date and not by_name_alone:
                    row["birthDate"] = question.birth_date
                rows.write(json.dumps(row, ensure_ascii=False) + "\n")
        self.run("check", "--batch", paths[0], "--to", paths[1], "--stats", paths[2], "--threads", 1, "--limit", 5,
                 "--untimed", len(warm_up), "--on", DAY, "--register", self.register)
        stats = json.loads(paths[2].read_text(encoding="utf8"))
        lines = paths[1].read_text(encoding="utf8").splitlines()[len(warm_up) :]
        answers = [json.loads(line) for line in lines]
        if [answer["key"] for answer in answers] != [question.key for question in questions] or stats["rejected"]:
            raise WrongAnswer(f"{label}: not every question is answered in its place")
        for question, answer in zip(questions, answers):
            if answer["outcome"] not in ("none", "possible") and (by_name_alone or not question.birth_date):
                raise WrongAnswer(f"{label}: {question.key} is {answer['outcome']} by its name alone")
        return stats, {answer["key"]: [result["id"] for result in answer["results"]] for answer in answers}

    def verify(self):
        """What `index verify` says of the index against scoring every name; `None` where there is no such command."""
        # Asked for the help of a command that is not there, the program gives its own.
        help = subprocess.run([self.program, "index", "verify", "--help"], capture_output=True, text=True).stdout
        if "tabayyun index verify" not in help:
            return None
        return self.run("index", "verify", "--register", self.register).stdout.strip()

    def instructions(self, questions, label):
        """Instructions a check, by `perf stat`, starting and ending apart; `None` where they cannot be counted."""
        counts = []
        for asked in (questions[:1], questions):
            path = self.folder / f"{label}.in.jsonl"
            path.write_text("".join(json.dumps({"key": q.key, "name": q.name}) + "\n" for q in asked), encoding="utf8")
            command = ["perf", "stat", "-x,", "-e", "instructions:u", self.program, "check", "--batch", path, "--to",
                       self.folder / f"{label}.out.jsonl", "--threads", "1", "--register", self.register, "--on", DAY]
            try:
                done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
                counts.append(int(next(line for line in done.stderr.splitlines() if "instructions" in line).split(",")[0]))
            except (OSError, StopIteration, ValueError):
                return None
        return (counts[1] - counts[0]) / max(1, len(questions) - 1)
