#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the golden folders: one input, and all that the program says about it, byte for byte.

A folder tests/golden/NAME holds the input and
    cmd            arguments (default: build document.yaml --dump=trace)
    expect.trace   standard output (default: empty)
    expect.diag    standard error (default: empty)
    expect.status  exit status (default: 0)
Each runs in a temporary copy of its folder, with every program given. --update writes what the
first program says into the folder: read the diff before committing it.
"""

import argparse
import difflib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from tally import Tally  # noqa: E402

DEFAULT = "build document.yaml --dump=trace"
EXPECTED = {"expect.trace": b"", "expect.diag": b"", "expect.status": b"0\n"}
SECONDS = 60


def contents(path, default):
    return path.read_bytes() if path.exists() else default


def run_folder(folder, program):
    """What the program says, under the names of the files that expect it."""
    command = contents(folder / "cmd", DEFAULT.encode()).decode()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place, folder.name)
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("expect.*", "cmd"))
        env = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
        env.pop("SOURCE_DATE_EPOCH", None)
        try:
            done = subprocess.run([program, *shlex.split(command)], cwd=copy, env=env,
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return {"expect.status": b"no end\n"}
        left = sorted(p.name for p in copy.rglob("*.tmp"))
        status = f"{done.returncode}\n" + "".join(f"left behind: {name}\n" for name in left)
        return {"expect.trace": done.stdout, "expect.diag": done.stderr,
                "expect.status": status.encode()}


def difference(folder, said):
    lines = []
    for name, default in EXPECTED.items():
        wanted, got = contents(folder / name, default), said.get(name, b"")
        if wanted != got:
            lines += list(difflib.unified_diff(
                wanted.decode(errors="replace").splitlines(),
                got.decode(errors="replace").splitlines(), name, "now", lineterm="", n=2))[:40]
            lines = lines or [f"{name}: the bytes differ"]
    return "\n".join(lines)


def update(folder, said):
    for name, default in EXPECTED.items():
        if said.get(name, b"") == default:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).write_bytes(said[name])
    print(f"  wrote {folder.name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="folders (default: all)")
    parser.add_argument("--program", action="append", help="may be given more than once")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    programs = [str(Path(p).resolve()) for p in options.program or ["build/rapporteur"]]
    folders = [HERE / name for name in options.names] or sorted(
        path for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("__"))
    tally = Tally("golden")
    if options.update:
        for folder in folders:
            update(folder, run_folder(folder, programs[0]))
        return 0
    cases = [(folder, program) for folder in folders for program in programs]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (folder, program), said in zip(cases, pool.map(lambda case: run_folder(*case), cases)):
            why = difference(folder, said)
            tally.add(f"{folder.name} ({Path(program).parent.name})", not why, why)
    return tally.end()


sys.exit(main())
