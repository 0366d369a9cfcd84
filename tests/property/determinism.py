#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same input gives the same bytes: PDF, PNG, SVG and trace of the sample workspace, and the
messages (people's, JSON, SARIF, GitHub's) of a workspace full of mistakes.

Whatever else is different: time zone, locale, mask, folder, user, host, home, environment, limits
of stack, memory and files, addresses and contents of fresh memory, the number of processes, the
order of documents on the command line and of entries in folders; and whichever build of the program
does it (with or without optimisation and sanitizers, gcc or clang). That the comparison can fail is
shown on a changed word, on another SOURCE_DATE_EPOCH (which the manifest in the PDF names), and on
a program that says the time.
"""

import argparse
import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "tests")]
from manydocs import many  # noqa: E402
from tally import Tally  # noqa: E402

SECONDS = 300
NOBODY = 65534
FORMATS = ("pdf", "png", "svg", "trace", "messages")
QUICK = ("pdf", "svg", "messages")  # where pictures and traces can say nothing else
MESSAGES = ("human", "short", "json", "sarif", "github")
COMPARED = (".pdf", ".png", ".svg", ".trace", *("." + name for name in MESSAGES))


def foreign_locale(folder):
    """A Turkish locale (decimal comma, dotless i) made in `folder`; None without sources."""
    made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8",
                           str(Path(folder, "tr_TR.UTF-8"))], capture_output=True)
    return "tr_TR.UTF-8" if made.returncode in (0, 1) and Path(folder, "tr_TR.UTF-8").exists() \
        else None


def hashes(folder):
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in COMPARED}


def copy_backwards(source, target):
    """Makes the entries of each folder in another order than copytree does."""
    target.mkdir()
    for path in sorted(source.iterdir(), reverse=True):
        if path.is_dir():
            copy_backwards(path, target / path.name)
        else:
            shutil.copy(path, target)


class Place:
    """A copy of the sample workspace and one full of mistakes, built from in one way."""

    def __init__(self, folder, name, backwards=False):
        self.root = Path(folder, name)
        self.sample, self.wrong = self.root / "sample", self.root / "wrong"
        shutil.copytree(ROOT / "data", self.sample, ignore=shutil.ignore_patterns("out"))
        many(self.wrong)
        if backwards:
            other = self.root.with_name(self.root.name + "-backwards")
            copy_backwards(self.root, other)
            shutil.rmtree(self.root)
            other.rename(self.root)

    def documents(self):
        return sorted(p for p in self.sample.rglob("*.yaml") if is_document(p))

    def workspaces(self):
        return sorted(p.parent for p in self.sample.rglob("rapporteur.yaml"))

    def build(self, program, formats=FORMATS, env=None, cwd=None, prefix=(), umask=0o022,
              arguments=("-j1",), limits=(), one_by_one=False):
        """None, or what went wrong."""
        def start(*words, where=cwd):
            return subprocess.run(
                [*prefix, program, *words], cwd=where, capture_output=True, timeout=SECONDS,
                umask=umask,
                env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", **(env or {})},
                preexec_fn=lambda: [resource.setrlimit(kind, (most, most))
                                    for kind, most in limits])

        def asked(path):
            return os.path.relpath(path, cwd) if cwd else str(path)
        for form in formats:
            if form == "messages":
                self.check(start, arguments)
            elif form == "trace":
                for document in self.documents():
                    done = start("build", "--dump=trace", asked(document))
                    document.with_suffix(".trace").write_bytes(done.stdout)
            else:
                targets = reversed(self.documents()) if one_by_one else self.workspaces()
                done = start("build", "--format", form, *arguments, *map(asked, targets))
                if done.returncode != 0:
                    return f"status {done.returncode}: {done.stderr.decode(errors='replace')}"
        return None

    def check(self, start, arguments):
        for form in MESSAGES:
            done = start("check", "--lint", "--message-format", form, *arguments, "wrong",
                         where=self.root)  # messages show paths as seen from there
            said = f"{done.returncode}\n".encode() + done.stdout + b"--\n" + done.stderr
            (self.root / f"said.{form}").write_bytes(said)


def is_document(path):
    """Not the overlay of one: report.fr.yaml beside report.yaml."""
    whole = path.with_name(path.name.partition(".")[0] + ".yaml")
    lines = path.read_text(errors="replace").splitlines()
    return any(line.startswith("document:") for line in lines) and (
        path == whole or not whole.exists())


def as_nobody():
    """A prefix that runs a command as another user; None when that may not be."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return None
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def works(*prefix):
    try:
        return subprocess.run([*prefix, "true"], capture_output=True).returncode == 0
    except OSError:
        return False


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


def surroundings(folder, program):
    """(name, arguments of Place.build or None, why not) of other surroundings."""
    locale = foreign_locale(folder)
    deep = Path(folder, "a", "deeper folder")
    deep.mkdir(parents=True)
    yield "another time zone", {"env": {"TZ": "Pacific/Kiritimati"}}, None
    yield "another locale", locale and {"env": {
        "LC_ALL": locale, "LANG": locale, "LANGUAGE": "tr", "LOCPATH": str(folder)}}, \
        "localedef cannot make one here (package locales)"
    yield "another mask", {"umask": 0o077}, None
    yield "another folder", {"cwd": str(deep)}, None
    yield "an environment of junk", {"env": {
        "LC_NUMERIC": "de_DE.UTF-8", "FONTCONFIG_FILE": "/nonexistent", "TMPDIR": "/nonexistent",
        "COLUMNS": "17", "X" * 2000: "y" * 20000, "MALLOC_PERTURB_": "165"}}, None
    yield "another home and folder for temporary files", {"formats": QUICK, "env": {
        "HOME": str(deep), "TMPDIR": str(deep), "XDG_CACHE_HOME": str(deep)}}, None
    yield "other contents of fresh memory", {"formats": QUICK, "env": {
        "MALLOC_PERTURB_": "90", "MALLOC_ARENA_MAX": "1", "MALLOC_TOP_PAD_": "1"}}, None
    copy, env = installed(folder, program)
    yield "installed elsewhere", {"program": copy, "env": env}, None
    yield "another user", as_nobody() and {"program": copy, "env": env, "prefix": as_nobody()}, \
        "only root can become another user"
    fixed = ("setarch", "-R")  # the addresses of every run are the same then
    yield "without address randomisation", works(*fixed) and \
        {"formats": QUICK, "prefix": fixed}, "the system does not allow setarch -R"
    renamed = ("unshare", "--uts", "sh", "-c", 'hostname elsewhere; exec "$@"', "sh")
    if works(*renamed):
        yield "another host", {"formats": QUICK, "prefix": renamed}, None
    else:
        print("  note the name of the host could not be changed: that needs a right of root")


def loads():
    """The same for the order of the work, the processes at it, and what they may use."""
    for jobs in (2, 4, 8):
        yield f"-j{jobs}", {"formats": QUICK, "arguments": (f"-j{jobs}",)}, None
    yield "as many processes as processors", {"arguments": ()}, None
    yield "documents in another order", {"formats": QUICK, "one_by_one": True}, None
    yield "documents in another order, by three", {"formats": QUICK, "one_by_one": True,
                                                   "arguments": ("-j3",)}, None
    yield "a small stack", {"formats": QUICK, "limits": [(resource.RLIMIT_STACK, 256 << 10)]}, None
    yield "little memory", {"formats": QUICK, "limits": [(resource.RLIMIT_AS, 512 << 20)]}, None
    yield "few open files", {"formats": QUICK, "limits": [(resource.RLIMIT_NOFILE, 24)]}, None
    yield "entries of folders made in another order", {"formats": QUICK, "backwards": True}, None
    if os.access("/dev/shm", os.W_OK):
        yield "another file system", {"formats": QUICK, "within": "/dev/shm"}, None
        yield "and entries in another order there", {
            "formats": QUICK, "within": "/dev/shm", "backwards": True}, None


def compare(folder, wanted, arguments):
    """(what went wrong, the files that differ from the wanted ones)"""
    arguments = dict(arguments)
    with tempfile.TemporaryDirectory(dir=arguments.pop("within", folder)) as held:
        Path(held).chmod(0o777)
        place = Place(held, "place", arguments.pop("backwards", False))
        if "prefix" in arguments:
            open_to_all(place.root)
        prepare = arguments.pop("prepare", None)
        if prepare:
            prepare(place)
        why = place.build(**arguments)
        got = hashes(place.root)
    formats = arguments.get("formats", FORMATS)
    kinds = {f".{name}" for form in formats
             for name in (MESSAGES if form == "messages" else (form,))}
    names = {name for name in {*wanted, *got} if Path(name).suffix in kinds}
    return why, sorted(name for name in names if wanted.get(name) != got.get(name)), len(names)


def change_a_word(place):
    document = place.documents()[0]
    text = document.read_text()
    assert "title: " in text
    document.write_text(text.replace("title: ", "title: Another ", 1))


def try_failing(folder, program, wanted, tally):
    """What must differ does."""
    _, differ, _ = compare(folder, wanted, {"program": program, "formats": QUICK,
                                            "prepare": change_a_word})
    tally.add("a changed word is noticed", len(differ) < 40 and
              any(name.endswith(".pdf") for name in differ), f"differ: {differ}")
    epoch = {"program": program, "formats": QUICK, "env": {"SOURCE_DATE_EPOCH": "1000000000"}}
    _, differ, _ = compare(folder, wanted, epoch)
    tally.add("another SOURCE_DATE_EPOCH is noticed, in PDFs only",
              differ and all(name.endswith(".pdf") for name in differ), f"differ: {differ}")
    with tempfile.TemporaryDirectory(dir=folder) as place:
        first = Place(place, "first")
        first.build(**epoch)
        dated = hashes(first.root)
    epoch["env"] = {**epoch["env"], "TZ": "Asia/Kathmandu"}
    _, differ, _ = compare(folder, {**wanted, **dated}, epoch)
    tally.add("the same one gives the same bytes", not differ, f"differ: {differ}")
    clock = Path(folder, "clock")
    clock.write_text(f'#!/bin/sh\n"{program}" "$@"\nstatus=$?\ndate +%N >&2\nexit $status\n')
    clock.chmod(0o755)
    _, differ, _ = compare(folder, wanted, {"program": str(clock), "formats": QUICK})
    tally.add("a program that says the time is noticed",
              differ == sorted(f"said.{form}" for form in MESSAGES), f"differ: {differ}")


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
        said = [Path(first.root, f"said.{form}").stat().st_size for form in MESSAGES]
        if not tally.add("the sample compiles to every format",
                         not why and kinds == set(COMPARED) and min(said) > 1000,
                         why or f"there is only {sorted(kinds)}, {said}"):
            return tally.end()
        why = first.build(program)
        tally.add("a second run into the same place", not why and hashes(first.root) == wanted, why)
        builds = [(f"the build in {Path(o).parent.name}", {"program": str(Path(o).resolve())}, None)
                  for o in options.other]
        for name, arguments, why_not in [*surroundings(folder, program), *loads(), *builds]:
            if not arguments:
                tally.skip(name, why_not)
                continue
            why, differ, count = compare(folder, wanted, {"program": program, **arguments})
            tally.add(f"{name}: {count} files", not why and not differ and count > 20,
                      why or f"differ: {differ}")
        try_failing(folder, program, wanted, tally)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
