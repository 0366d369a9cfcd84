#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every verb that reads a PDF, with PDFs that want to harm: a clear message, status 1, and bounds
of time and memory that the program keeps by itself.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent)]
from pdfs import HOSTILE, SOME, carrying, cuts, mutations, plain, wide  # noqa: E402
from tally import Tally  # noqa: E402

SECONDS = 60         # of the clock: nothing may hang
PROCESSOR = 40       # [s] the program itself gives up after 30
MEMORY = 2 << 30     # [bytes] of address space that the whole process may have
RESIDENT = 400       # [MiB] that it may ever use
NEW = """format: rapporteur/1
document:
  {kind: quarterly-report, id: new, title: New, period: 2023-06, previous: {file: f.pdf}}
reviews: [{id: water, name: Water}]
recommendations: [{id: "1", status: complete, priority: P1, text: Measure.}]
"""
VERBS = {
    "extract": ["extract", "f.pdf", "-o", "out"],
    "verify": ["verify", "f.pdf"],
    "diff": ["diff", "f.pdf", "new.yaml"],
    "previous": ["build", "new.yaml", "-o", "new.pdf"],
}


class Run:
    """A run with its peak memory, that of the processes it waited for included."""

    def __init__(self, program, arguments, cwd, bounded):
        def bound():
            resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
            if bounded:
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen([program, *map(str, arguments)], cwd=cwd, stdout=out,
                                     stderr=err, stdin=subprocess.DEVNULL, preexec_fn=bound)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = self.status = os.waitstatus_to_exitcode(status)
            self.resident = usage.ru_maxrss // 1024  # [MiB]
            self.seconds = usage.ru_utime + usage.ru_stime
            self.out, self.said = (self.text(f) for f in (out, err))

    @staticmethod
    def text(file):
        file.seek(0)
        return file.read().decode(errors="replace")


class Place:
    """A folder with new.yaml and, when it is set, f.pdf."""

    def __init__(self, program, bounded):
        self.program, self.bounded = program, bounded
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / "new.yaml").write_text(NEW)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, verb, data=None):
        if data is not None:
            (self.folder / "f.pdf").write_bytes(data)
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        return Run(self.program, VERBS[verb], self.folder, self.bounded)

    def left(self):
        return sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*")
                      if p.is_file() and p.name not in ("f.pdf", "new.yaml"))


def is_refused(run, codes, bounded):
    small = not bounded or run.resident < RESIDENT
    own = "WARNING" not in run.said  # libqpdf has nothing to say to users
    return run.status == 1 and small and own and any(code in run.said for code in codes)


def shown(run):
    return f"status {run.status}, {run.resident} MiB, {run.seconds:.1f} s: {run.said[:600]}"


def try_cases(program, bounded, tally):
    most = slowest = 0
    with Place(program, bounded) as place:
        for case in HOSTILE:
            data = case.make()
            for verb in VERBS:
                codes = (*case.codes, "DATA-17") if verb == "previous" else case.codes
                run = place.run(verb, data)
                most, slowest = max(most, run.resident), max(slowest, run.seconds)
                tally.add(f"{verb}: {case.name}",
                          is_refused(run, codes, bounded) and not place.left(),
                          f"{shown(run)}\n{place.left()}")
    print(f"  at most {most} MiB and {slowest:.1f} s")


NAMES = [  # what a PDF calls a file, and where extract puts it
    (plain(b"../up.txt"), "up.txt"),
    (plain(b"/abs.txt"), "abs.txt"),
    (plain(b"a/./b//c.txt"), "a/b/c.txt"),
    (plain(b".."), "_"),
    (plain(b"d\\\\e:f.txt"), "d_e_f.txt"),
    (plain(b"g/../../../h.txt"), "g/h.txt"),
    (plain(b"r" * 400), "r" * 230),
    (wide("s\x7f\033[2J\u0085".encode("utf-16-be")), "s__[2J_"),
    (wide("i\0j.txt".encode("utf-16-be")), "i_j.txt"),
    (wide("\u202etxt.exe".encode("utf-16-be")), "_txt.exe"),
    (wide("..\\..\\k".encode("utf-16-be")), ".._.._k"),
]
KEPT = [
    (wide("..\N{FULLWIDTH SOLIDUS}k".encode("utf-16-be")), "..\N{FULLWIDTH SOLIDUS}k"),
    (plain(b"\xef\xbb\xbf" + "é中.txt".encode()), "é中.txt"),
    (wide("\u05d0\u200c.md".encode("utf-16-be")), "\u05d0\u200c.md"),
    (plain(b"CON"), "CON"),  # a device only elsewhere
    (plain(b"A.txt"), "A.txt"),
    (plain(b"a.txt"), "a.txt"),
    (plain(b"what?.md"), "what?.md"),
]


def try_names(program, bounded, tally):
    with Place(program, bounded) as place:
        run = place.run("extract", carrying([file for file, _ in [*NAMES, *KEPT]]))
        wanted = sorted(f"out/{path}" for _, path in [*NAMES, *KEPT])
        tally.add("names are made safe", run.status == 0 and place.left() == wanted
                  and run.said.count("PDF-25") == len(NAMES),
                  f"{set(place.left()) ^ set(wanted)}\n{run.said}")
        tally.add("no name changes the terminal", "\033" not in run.said + run.out
                  and "\u202e" not in run.said, repr(run.said))
        run = Run(program, VERBS["extract"], place.folder, bounded)
        forced = Run(program, [*VERBS["extract"], "--force"], place.folder, bounded)
        tally.add("nothing is overwritten without --force", run.status == 1
                  and "PDF-26" in run.said and forced.status == 0, run.said + forced.said)


def try_same_names(program, bounded, tally):
    same = [
        ("two files of one name", [b"a/b", b"a/../b"]),
        ("two names that become one", [b"a:b", b"a_b"]),
        ("a file and a folder of one name", [b"a", b"a/b"]),
        ("a folder and a file of one name", [b"a/b", b"a"]),
    ]
    with Place(program, bounded) as place:
        for name, files in same:
            run = place.run("extract", carrying([plain(file) for file in files]))
            tally.add(name, run.status == 1 and "PDF-26" in run.said, shown(run))
        outside = place.folder / "elsewhere"
        outside.mkdir()
        for target in ("out/a", "out"):
            shutil.rmtree(place.folder / "out", ignore_errors=True)
            (place.folder / target).parent.mkdir(exist_ok=True)
            (place.folder / target).symlink_to(outside)
            (place.folder / "f.pdf").write_bytes(carrying([plain(b"a/b")]))
            run = Run(program, [*VERBS["extract"], "--force"], place.folder, bounded)
            inside = [p for p in outside.rglob("*") if p.is_file()]
            good = run.status == 1 and not inside if target == "out/a" else run.status == 0
            tally.add(f"{target} is a link that leads out", good, shown(run))
            (place.folder / target).unlink()
            shutil.rmtree(outside)
            outside.mkdir()


def sample(program):
    with tempfile.TemporaryDirectory() as folder:
        old = NEW.replace(", previous: {file: f.pdf}", "")
        Path(folder, "old.yaml").write_text(old)
        run = Run(program, ["build", "old.yaml", "-o", "old.pdf", "--attach=sources"], folder,
                  False)
        assert run.status == 0, run.said
        return Path(folder, "old.pdf").read_bytes()


def try_spoilt(program, bounded, tally, count):
    """Cut short it is never read; with changed bytes it is read or refused, and nothing else."""
    whole = sample(program)
    with Place(program, bounded) as place:
        run = place.run("extract", whole[:-3])
        tally.add("without its last bytes it is said to be changed", run.status == 0
                  and "PDF-29" in run.said, shown(run))
        for verb in ("extract", "previous"):
            codes = SOME if verb == "extract" else ("DATA-17",)
            bad = [(len(cut), run) for cut in cuts(whole)
                   for run in [place.run(verb, cut)] if not is_refused(run, codes, bounded)]
            tally.add(f"{verb}: cut short", not bad, [(n, shown(run)) for n, run in bad[:3]])
        odd, read = [], 0
        for i, data in enumerate(mutations(whole, count)):
            run = place.run("extract", data)
            read += run.status == 0
            if run.status not in (0, 1) or (run.status == 1 and "PDF-2" not in run.said) \
                    or "Sanitizer" in run.said:
                odd.append((i, shown(run)))
        tally.add(f"{count} times with changed bytes", not odd and 0 < read < count,
                  f"{read} were read\n{odd[:3]}")


def try_programs_own_bounds(program, tally):
    """The reader bounds itself: what it parses is bounded also when nobody else does it."""
    bombs = [case for case in HOSTILE if "bomb" in case.name]
    with Place(program, False) as place:
        for case in bombs:
            run = place.run("extract", case.make())
            tally.add(f"unbounded from outside: {case.name}", run.status == 1
                      and run.resident < RESIDENT, shown(run))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    parser.add_argument("--sanitized", action="store_true",
                        help="the program has the sanitizers: its memory cannot be bounded")
    parser.add_argument("--mutations", type=int, default=300)
    options = parser.parse_args()
    program, bounded = str(Path(options.program).resolve()), not options.sanitized
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    tally = Tally("hostile PDFs")
    try_cases(program, bounded, tally)
    try_names(program, bounded, tally)
    try_same_names(program, bounded, tally)
    try_spoilt(program, bounded, tally, options.mutations)
    if bounded:
        try_programs_own_bounds(program, tally)
    return tally.end()


sys.exit(main())
