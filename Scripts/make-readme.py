#!/usr/bin/env python3
"""Writes the output of the README's sessions anew, from the built program (`make readme`).

Every `$ tabayyun …` line in a ```console block is run in order in an empty folder; what it prints
replaces the lines below it. A test holds the README to the program.
"""
import os, pathlib, subprocess, tempfile

root = pathlib.Path(__file__).resolve().parent.parent
readme = root / "README.md"
lines, inside = [], False
environment = {"PATH": f"{root}/.build/release:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
with tempfile.TemporaryDirectory() as folder:
    for line in readme.read_text("utf8").split("\n"):
        if line.startswith("```"):
            inside = line == "```console"
            lines.append(line)
        elif inside and line.startswith("$ tabayyun "):
            run = subprocess.run(["bash", "-c", line[2:]], cwd=folder, env=environment, capture_output=True, text=True)
            lines.append(line)
            lines += run.stdout.split("\n")[:-1]
        elif not inside:
            lines.append(line)
readme.write_text("\n".join(lines), "utf8")
