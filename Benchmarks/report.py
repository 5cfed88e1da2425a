"""The figures in words and tables: what is printed and what stands in a record."""
import datetime, os, pathlib, subprocess

from Engines.tabayyun import SETTINGS
from Tasks import search

MIB = 1 << 20


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=pathlib.Path(__file__).parent).stdout.strip()
    except OSError:
        return ""


def machine():
    """The kind of machine, its system and how busy it was when the measuring began."""
    def field(path, name):
        lines = pathlib.Path(path).read_text().splitlines() if os.path.exists(path) else []
        return next((line.partition(sep)[2].strip().strip('"') for line in lines for sep in ":=" if line.startswith(name)
                     and sep in line), "unknown")

    memory = field("/proc/meminfo", "MemTotal").split()[0]
    gib = f"{int(memory) / (1 << 20):.0f} GiB" if memory.isdigit() else "unknown memory"
    return (f"{field('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores, {gib}, {field('/etc/os-release', 'PRETTY_NAME')};"
            f" load {os.getloadavg()[0]:.1f} at the start")


def commit():
    changed = output("git", "status", "--porcelain", "--untracked-files=no")
    return output("git", "rev-parse", "--short=12", "HEAD") + (", with changes" if changed else "")


def table(rows):
    head, *rest = rows
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rest])


def number(value, digits=1):
    return "—" if value is None else f"{value:,.{digits}f}"


def times(milliseconds):
    """As exact as three digits are."""
    return number(milliseconds, 3 if milliseconds < 1 else 2 if milliseconds < 10 else 1 if milliseconds < 100 else 0)


def beside(built, ours, questions, peers):
    """Ratios of speed and recall together, one engine a row."""
    stats, found = ours
    asked = search.asked_of_peers(questions)
    millions = built["names"] / 1e6
    build = (built["import_seconds"] + built["index_seconds"]) / millions
    rows = [
        ["engine", "asked", "first", "in 5", "Arabic in 5", "ours in 5, the same", "p50 ms", "p99 ms", "mean ms",
         "p50 / ours", "mean / ours", "index B a name", "build s a million names", "peak MiB"],
        ["**tabayyun**", str(len(asked)), *shares(asked, found), "", times(stats["p50_ms"]), times(stats["p99_ms"]),
         times(stats["mean_ms"]), "1", "1", number(built["index_bytes"] / built["names"]), number(build),
         number(stats["peak_memory_bytes"] / MIB, 0)],
    ]
    for peer in peers.values():
        if "found" not in peer or not peer["milliseconds"]:
            continue
        own = [question for question in asked if question.key in peer["found"]]
        p50, mean = search.share_below(peer["milliseconds"], 0.5), sum(peer["milliseconds"]) / len(own)
        rows.append([
            peer["title"], str(len(own)), *shares(own, peer["found"]), number(search.recall(own, found, 5)), times(p50),
            times(search.share_below(peer["milliseconds"], 0.99)), times(mean), ratio(p50, stats["p50_ms"]),
            ratio(mean, stats["mean_ms"]),
            number(peer["index_bytes"] and peer["index_bytes"] / peer["names"]),
            number(peer["build_seconds"] / (peer["names"] / 1e6)), number(peer["peak_bytes"] / MIB, 0)])
    return table(rows)


def shares(questions, found):
    arabic = [question for question in questions if not question.name.isascii() and ord(max(question.name)) >= 0x600]
    return [number(search.recall(questions, found, 1)), number(search.recall(questions, found, 5)),
            number(search.recall(arabic, found, 5))]


def ratio(theirs, ours):
    """How many times as long as we take they take."""
    return "—" if not ours else f"× {theirs / ours:.3g}"


def mixes(kinds):
    rows = [["kind", "asked", "first", "in 5", "results", "p50 ms", "p90 ms", "p99 ms", "max ms", "mean ms", "checks a second"]]
    for kind, (asked, stats, found) in kinds.items():
        answered = [question for question in asked if question.answers]
        rows.append([
            kind, str(len(asked)), number(search.recall(answered, found, 1)), number(search.recall(answered, found, 5)),
            str(sum(map(bool, found.values()))), *(times(stats[key]) for key in ("p50_ms", "p90_ms", "p99_ms", "max_ms", "mean_ms")),
            number(1000 / stats["mean_ms"], 0) if stats["mean_ms"] else "—"])
    return table(rows)


def about_peers(peers):
    lines = [f"- **tabayyun**: {SETTINGS}."]
    for name, peer in peers.items():
        if "found" in peer:
            lines.append(f"- **{peer['title']}** ({peer['version']}): {peer['settings']}.")
        else:
            why = f"not installed ({peer['missing']})" if "missing" in peer else f"ended early ({peer['failed']})"
            lines.append(f"- **{name}**: not measured, {why}.")
    if not any("found" in peer for peer in peers.values()):
        lines.append("- No peer could be installed: only our own figures stand here.")
    return "\n".join(lines)


def text(label, size, kind_of_machine, built, ours, kinds, questions, peers):
    """The whole record."""
    remarks = []
    if built["instructions"]:
        remarks.append(f"A check takes {built['instructions'] / 1e6:,.2f} million instructions (`perf stat -e instructions:u`).")
    else:
        remarks.append("Instructions could not be counted on this machine.")
    if built["verified"]:
        remarks.append(f"`tabayyun index verify`: {built['verified']}")
    return f"""# {label}: {built['names']:,} names

- {datetime.date.today()}, commit {commit()}
- {kind_of_machine}
- inputs: `tabayyun sample --names {size.names} --seed {search.SEED} --to list.jsonl --questions questions.jsonl --mixes --asked {size.asked}`
- command: `make bench SIZE={label}`

## Beside others

The same list and the same questions, by name alone, one thread. Shares of questions whose entry is first and among the
first five, in percent. A peer answers as many questions as it can in {size.budget_seconds} s, the kinds in turn.

{beside(built, ours, questions, peers)}

{about_peers(peers)}

Times are those of single questions within each process, after a warm-up of up to {search.WARM_UP} questions on another list.
Ours are whole checks with their reasons; logic-v2 and we judge entries, the others rank names. Our build is the import of the
JSON lines into a register ({number(built['import_seconds'])} s) and the compiling of the index, where the import has not done it
({number(built['index_seconds'])} s); the peers' is from names in memory to an index that answers. Opening ours takes
{number(built['open_seconds'], 2)} s. The memory of the peers is that of Python with the names and theirs. {' '.join(remarks)}

## Our own query mixes

{mixes(kinds)}

`results` is the number of questions with anybody at the line. `single` is one part of a name and has no answer.
"""
