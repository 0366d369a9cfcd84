# SPDX-License-Identifier: MIT
"""C files are as clang-format 14 leaves them; no line of a script is longer than theirs."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

from csource import ROOT, shown, tree

TOOL = "clang-format-14"
MAX_COLUMNS = 100


def problems(path, text):
    if not path.endswith((".c", ".h")):
        return [f"{path}:{number}: {len(line)} columns (at most {MAX_COLUMNS})"
                for number, line in enumerate(text.splitlines(), 1) if len(line) > MAX_COLUMNS]
    done = subprocess.run([TOOL, "--style=file", f"--assume-filename={ROOT / path}"], input=text,
                          capture_output=True, text=True)
    if done.returncode != 0:
        return [f"{path}: {TOOL}: {done.stderr.strip()}"]
    if done.stdout == text:
        return []
    pairs = zip(text.splitlines(), done.stdout.splitlines())
    line = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), text.count("\n"))
    return [f"{path}:{line}: not formatted ({TOOL} -i {path})"]


def run():
    return formatting_problems() + [
        problem for path in tree("tests", "tools", "bench", ".ci", suffixes=(".py", ".sh", ""))
        for problem in problems(shown(path), path.read_text(errors="replace"))
        if path.suffix or path.read_bytes().startswith(b"#!")]


def formatting_problems():
    """C files in a few calls; only those of a call that failed are looked at one by one."""
    files = tree("src", "tests")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = [files[start::8] for start in range(8)]
        return [problem for found in pool.map(problems_of, parts) for problem in found]


def problems_of(files):
    done = subprocess.run([TOOL, "--style=file", "--dry-run", "-Werror", "-ferror-limit=1",
                           *map(str, files)], capture_output=True)
    if not files or done.returncode == 0:
        return []
    return [problem for path in files for problem in problems(shown(path), path.read_text())]


BAD = [("src/base/a.c", "int  f( void ){return 1 ;}\n", "not formatted"),
       ("tools/x.sh", "# " + "x" * 99 + "\n", "101 columns")]
GOOD = [("src/base/a.c", "int f(void) {\n    return 1;\n}\n")]
