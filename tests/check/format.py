# SPDX-License-Identifier: MIT
"""C files are as clang-format 14 leaves them."""

import subprocess

from csource import ROOT, shown, tree

TOOL = "clang-format-14"


def problems(path, text):
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
    files = [str(path) for path in tree("src", "tests")]
    if not files:
        return []
    done = subprocess.run([TOOL, "--style=file", "--dry-run", "-Werror", "-ferror-limit=1", *files],
                          capture_output=True, text=True)
    if done.returncode == 0:
        return []
    return [problem for path in files for problem in problems(shown(ROOT / path),
                                                              open(path).read())]


BAD = [("src/base/a.c", "int  f( void ){return 1 ;}\n", "not formatted")]
GOOD = [("src/base/a.c", "int f(void) {\n    return 1;\n}\n")]
