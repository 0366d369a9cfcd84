#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same input gives the same bytes: another time zone, locale, mask, folder, user, clock and
environment, a second run into the same place, and other builds of the program (sanitizers, another
compiler) change nothing in any PDF, PNG, SVG or trace of the sample workspace.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from tally import Tally  # noqa: E402

SECONDS = 300
NOBODY = 65534


def foreign_locale(folder):
    """A Turkish locale (decimal comma, dotless i) made in `folder`; None without sources."""
    made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8",
                           str(Path(folder, "tr_TR.UTF-8"))], capture_output=True)
    return "tr_TR.UTF-8" if made.returncode in (0, 1) and Path(folder, "tr_TR.UTF-8").exists() \
        else None


def hashes(folder):
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in (".pdf", ".png", ".svg", ".trace")}


class Place:
    """A copy of the sample workspace, built from in one way."""

    def __init__(self, folder, name):
        self.root = Path(folder, name)
        shutil.copytree(ROOT / "data", self.root, ignore=shutil.ignore_patterns("out"))

    def documents(self):
        return sorted(p for p in self.root.rglob("*.yaml") if is_document(p))

    def build(self, program, formats=("pdf", "png", "svg", "trace"), env=None, cwd=None,
              prefix=(), umask=0o022):
        environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", **(env or {})}
        for form in formats:
            dump = form == "trace"
            for document in self.documents() if dump else [self.root]:
                arguments = ["--dump=trace"] if dump else ["--format", form]
                asked = os.path.relpath(document, cwd) if cwd else str(document)
                done = subprocess.run([*prefix, program, "build", asked, *arguments], cwd=cwd,
                                      env=environment, capture_output=True, timeout=SECONDS,
                                      umask=umask)
                if done.returncode != 0:
                    return f"status {done.returncode}: {done.stderr.decode(errors='replace')}"
                if dump:
                    document.with_suffix(".trace").write_bytes(done.stdout)
        return None


def is_document(path):
    lines = path.read_text(errors="replace").splitlines()
    return any(line.startswith("document:") for line in lines)


def as_nobody():
    """A prefix that runs a command as another user; None when that may not be."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return None
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def installed(folder, program):
    """The program and its share in a place that anyone may read: (path, environment)."""
    place = Path(folder, "installed")
    for name in ("layouts", "fonts"):
        shutil.copytree(ROOT / name, place / name)
    copy = Path(shutil.copy(program, place))
    open_to_all(place)
    copy.chmod(0o755)
    return str(copy), {"RAPPORTEUR_LAYOUTS": str(place / "layouts"),
                       "RAPPORTEUR_FONTS": str(place / "fonts" / "manifest.yaml")}


def open_to_all(folder):
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)


def variations(folder, program, others):
    """(name, arguments of Place.build, what to do first) of each other way to build."""
    locale = foreign_locale(folder)
    deep = Path(folder, "a", "deeper folder")
    deep.mkdir(parents=True)
    plain = {"program": program}
    yield "another time zone", {**plain, "env": {"TZ": "Pacific/Kiritimati"}}, None
    if locale:
        yield "another locale", {**plain, "env": {
            "LC_ALL": locale, "LANG": locale, "LANGUAGE": "tr", "LOCPATH": str(folder)}}, None
    else:
        yield "another locale", None, "localedef cannot make one here (package locales)"
    yield "another mask", {**plain, "umask": 0o077}, None
    yield "another folder", {**plain, "cwd": str(deep)}, None
    yield "an environment of junk", {**plain, "env": {
        "LC_NUMERIC": "de_DE.UTF-8", "FONTCONFIG_FILE": "/nonexistent", "TMPDIR": "/nonexistent",
        "COLUMNS": "17", "X" * 2000: "y" * 20000, "MALLOC_PERTURB_": "165"}}, None
    copy, env = installed(folder, program)
    yield "installed elsewhere", {"program": copy, "env": env}, None
    if as_nobody():
        yield "another user", {"program": copy, "env": env, "prefix": as_nobody()}, None
    else:
        yield "another user", None, "only root can become another user"
    for other in others:
        yield f"{Path(other).parent.name}", {"program": other}, None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    parser.add_argument("--other", action="append", default=[], help="another build of it")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    tally = Tally("determinism")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        first = Place(folder, "first")
        why = first.build(program)
        wanted = hashes(first.root)
        kinds = {Path(name).suffix for name in wanted}
        if not tally.add("the sample compiles to every format",
                         not why and len(kinds) == 4, why or f"there is only {sorted(kinds)}"):
            return tally.end()
        why = first.build(program)
        tally.add("a second run into the same place", not why and hashes(first.root) == wanted, why)
        ways = variations(folder, program, [str(Path(o).resolve()) for o in options.other])
        for number, (name, arguments, why_not) in enumerate(ways):
            if arguments is None:
                tally.skip(name, why_not)
                continue
            place = Place(folder, f"place-{number}")
            if "prefix" in arguments:
                open_to_all(place.root)
            why = place.build(**arguments)
            got = hashes(place.root)
            differing = sorted(n for n in {*wanted, *got} if wanted.get(n) != got.get(n))
            tally.add(f"{name}: {len(wanted)} files", not why and not differing,
                      why or f"differ: {differing}")
    return tally.end()


sys.exit(main())
