#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Ten thousand findings stay readable: twenty of each rule are shown, the rest is counted; a
document without a mistake says nothing; and memory and time stay small."""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from tally import Tally  # noqa: E402

ROWS = 10_000
SHOWN = 20
LINES_MAX = 300
SECONDS_MAX = 5
REPORT = """format: rapporteur/1
document: {kind: quarterly-report, id: many, title: Many, lang: en}
vocab: {priority: {levels: [P1, P2]}}
recommendations: {file: rows.csv}
"""


def check(program, level):
    with tempfile.TemporaryDirectory() as place:
        rows = "".join(f"{i},in-progress,{level},Part {i}.\n" for i in range(1, ROWS + 1))
        Path(place, "rows.csv").write_text("id,status,priority,text\n" + rows)
        Path(place, "report.yaml").write_text(REPORT)
        start = time.monotonic()
        done = subprocess.run([program, "check", "report.yaml"], cwd=place, capture_output=True,
                              text=True, timeout=120)
        return done.returncode, done.stderr.splitlines(), time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    program = str(Path(parser.parse_args().program).resolve())
    tally = Tally("findings")
    status, lines, seconds = check(program, "P9")
    shown = sum("error[PR-04]" in line for line in lines)
    tally.add("many mistakes are exit status 1", status == 1, str(status))
    tally.add("twenty are shown", shown == SHOWN, str(shown))
    tally.add("few lines are printed", len(lines) < LINES_MAX, str(len(lines)))
    tally.add("the rest is counted", f"… and {ROWS - SHOWN} more of PR-04" in lines, lines[-3:])
    tally.add("the sum is right", lines[-1] == f"report.yaml: {ROWS} errors", lines[-1])
    tally.add("it is quick", seconds < SECONDS_MAX, f"{seconds:.1f} s")
    status, lines, _ = check(program, "P1")
    tally.add("what is right says nothing", status == 0 and not lines, lines[:3])
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
