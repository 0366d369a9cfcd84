#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The recipes of docs/CI.md for make and ninja, run as they stand, and what they rely on.

recipes  all PDFs of a workspace are made; a second run makes none; a changed part makes those anew
         that were made of it, and no others
shards   the parts of the work are all of it, each once
yaml     the recipes for other systems are YAML
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))
from tally import Tally  # noqa: E402

PAGE = (ROOT / "docs" / "CI.md").read_text()
REPORT = """format: rapporteur/1
document: {kind: quarterly-report, id: %s, title: Report %s, period: 2023-06}
reviews: [{id: r, name: Review}]
recommendations: {file: %s.csv}
"""
ROWS = "id,status,text\n1,in-progress,Collect data.\n"


def recipe(heading, language):
    part = PAGE.split(f"\n## {heading}\n")[1]
    return re.search(rf"```{language}\n(.*?)```", part, re.S).group(1)


def workspace(folder):
    data = folder / "data"
    for name in ("one", "two"):
        (data / name).mkdir(parents=True)
        (data / name / "report.yaml").write_text(REPORT % (name, name, name))
        (data / name / f"{name}.csv").write_text(ROWS)
    (data / "rapporteur.yaml").write_text(
        "format: rapporteur/1\ndocuments: ['*/report.yaml']\noutput: ../out\n")


def stamps(folder):
    return {path.parent.name: path.stat().st_mtime_ns for path in folder.glob("out/*/report.pdf")}


def run(command, folder, program):
    env = {**os.environ, "RAPPORTEUR": str(program)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=120)


def check_builder(tally, name, prepare, command, program):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        workspace(folder)
        prepare(folder)
        first = run(command, folder, program)
        made = stamps(folder)
        tally.add(f"{name}: makes all", first.returncode == 0 and set(made) == {"one", "two"},
                  first.stdout + first.stderr)
        run(command, folder, program)
        tally.add(f"{name}: makes nothing twice", stamps(folder) == made)
        time.sleep(0.02)
        (folder / "data" / "two" / "two.csv").write_text(ROWS + "2,complete,Publish it.\n")
        again = run(command, folder, program)
        now = stamps(folder)
        tally.add(f"{name}: a changed part makes its document anew",
                  now.get("two") != made.get("two"),
                  again.stdout + again.stderr)
        tally.add(f"{name}: and no other", now.get("one") == made.get("one"))


def prepare_make(folder):
    (folder / "Makefile").write_text(recipe("make", "make"))


def prepare_ninja(program):
    def prepare(folder):
        script = folder / "configure.sh"
        script.write_text(recipe("ninja", "sh"))
        run(["sh", "configure.sh"], folder, program)
    return prepare


def check_shards(tally, program):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        workspace(folder)
        whole = run([program, "build", "--list", "data"], folder, program).stdout.splitlines()
        tally.add("shards: the work is listed", whole == ["data/one/report.yaml\t-\t-",
                                                          "data/two/report.yaml\t-\t-"], whole)
        for n in (1, 2, 3):
            parts = [run([program, "build", "--list", "--shard", f"{i}/{n}", "data"], folder,
                         program).stdout.splitlines() for i in range(1, n + 1)]
            tally.add(f"shards: {n} parts are the whole", sorted(sum(parts, [])) == whole, parts)
        for wrong in ("0/2", "3/2", "1", "a/b", "/"):
            done = run([program, "build", "--shard", wrong, "data"], folder, program)
            tally.add(f"shards: '{wrong}' is refused", done.returncode == 2, done.stderr)


def check_deps(tally, program):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        workspace(folder)
        (folder / "data" / "one" / "with space.csv").write_text(ROWS)
        source = folder / "data" / "one" / "report.yaml"
        source.write_text(source.read_text().replace("one.csv", "with space.csv"))
        done = run([program, "build", "--deps", "d.d", "-o", "o.pdf", source], folder, program)
        text = (folder / "d.d").read_text() if (folder / "d.d").exists() else done.stderr
        tally.add("deps: blanks are escaped", "/with\\ space.csv" in text, text)
        tally.add("deps: the output is the target", text.startswith("o.pdf:"), text[:80])
        for part in ("report.yaml", "rapporteur.yaml", "quarterly-report.lua", "en.yaml"):
            tally.add(f"deps: {part}", part in text.split("\n\n")[0], text)


def check_yaml(tally):
    import yaml
    for number, match in enumerate(re.finditer(r"```yaml\n(.*?)```", PAGE, re.S), 1):
        try:
            yaml.safe_load(match.group(1))
            tally.add(f"yaml {number}", True)
        except yaml.YAMLError as error:
            tally.add(f"yaml {number}", False, error)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--verbose", action="store_true")
    options = arguments.parse_args()
    program = Path(options.program).resolve()
    tally = Tally("ci", options.verbose)
    for name, prepare in (("make", prepare_make), ("ninja", prepare_ninja(program))):
        if shutil.which(name):
            check_builder(tally, name, prepare, [name], program)
        else:
            tally.skip(name, "it is not installed")
    check_shards(tally, program)
    check_deps(tally, program)
    check_yaml(tally)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
