#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""-j says how many processes work, and nothing else: what is printed and written is the same bytes.

same     a workspace with sound, wrong, unreadable and colliding documents, whose outputs, messages
         in every format, statuses and depfile do not depend on -j; and a comparison that can fail
claims   of two documents with one output the first in order gets it, however late it asks
outputs  a document that reads what another writes is refused
lost     a worker that is killed, runs out of time or of memory loses its document and no other
ended    a signal to the run ends its workers and leaves no temporary file
refused  where no process can be made, or few, the work is done all the same
alone    one document makes no process
"""

import argparse
import hashlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent), str(ROOT / "bench")]
import generate  # noqa: E402
from manydocs import many, report  # noqa: E402
from tally import Tally  # noqa: E402

SECONDS = 300
JOBS = (1, 2, 4, 8)
LONG_ROWS = 3000  # the slow document: seconds under the sanitizers, tenths without


def run(program, arguments, cwd, before=None):
    return subprocess.run([program, *arguments], cwd=cwd, capture_output=True, timeout=SECONDS,
                          stdin=subprocess.DEVNULL, preexec_fn=before,
                          env={**os.environ, "LC_ALL": "C"})


def hashes(folder):
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def outcome(program, arguments, make=many, before=None):
    """All that a run in a fresh workspace prints and writes. It is always at one place, since a
    depfile names it."""
    place = Path(tempfile.gettempdir(), f"rapporteur-workers-{os.getpid()}")
    place.mkdir()
    try:
        make(place / "w")
        done = run(program, [*arguments, "w"], place, before)
        return done.returncode, done.stdout, done.stderr, hashes(place)
    finally:
        shutil.rmtree(place)


def differing(one, other):
    names = ("status", "standard output", "standard error", "files")
    return [name for name, a, b in zip(names, one, other) if a != b]


WAYS = {
    "build": ["build"], "build, short": ["build", "--message-format=short", "--lint"],
    "build, json": ["build", "--message-format=json"],
    "build, sarif": ["build", "--message-format=sarif"],
    "build, github": ["build", "--message-format=github"],
    "build forced, with a depfile": ["build", "--force", "--deps", "all.d"],
    "build as svg": ["build", "--format", "svg"], "build as png": ["build", "--format", "png"],
    "blocks": ["build", "--dump=blocks"], "check": ["check", "--lint"],
    "check, json": ["check", "--message-format=json"],
    "check, sarif": ["check", "--message-format=sarif"],
    "a part": ["build", "--shard", "2/3"], "to standard output": ["build", "-o", "-"],
}


def try_same(program, tally):
    for name, arguments in WAYS.items():
        first = outcome(program, [*arguments, "-j1"])
        for jobs in JOBS[1:] if name == "build" else (3,):
            wrong = differing(first, outcome(program, [*arguments, f"-j{jobs}"]))
            tally.add(f"{name}: -j{jobs} as -j1", not wrong, f"differ: {wrong}")
        if name != "build":
            continue
        said = first[2].decode()
        expected = ["OUT-05", "XD-01", "YAML-", "e1.yaml"]
        tally.add("the workspace has all kinds of mistakes", first[0] == 1 and
                  all(word in said for word in expected) and len(first[3]) > 50, said[-2000:])

        def otherwise(folder):
            many(folder)
            (folder / "d07.yaml").write_text(report("d07", text=" again"))
        wrong = differing(first, outcome(program, ["build", "-j2"], otherwise))
        tally.add("a changed document is noticed", wrong == ["files"], f"differ: {wrong}")


def slow_then_small(folder, small=6):
    """One long document that comes first, and small ones behind it."""
    generate.write_workspace(folder, LONG_ROWS)
    (folder / "report.yaml").rename(folder / "a-long.yaml")
    (folder / "rapporteur.yaml").write_text(
        "format: rapporteur/1\noutput: made\ndocuments: ['*.yaml']\n")
    for i in range(small):
        (folder / f"small-{i}.yaml").write_text(report(f"small-{i}"))


def try_claims(program, tally):
    def make(folder):
        slow_then_small(folder, 2)
        (folder / "b.yaml").write_text(report("long-report"))
    first = outcome(program, ["build", "-j1"], make)
    tally.add("the second of two with one output is refused",
              b"OUT-05" in first[2] and b"a-long.yaml'" in first[2] and first[0] == 1, first[2])
    for jobs in JOBS[1:]:
        wrong = differing(first, outcome(program, ["build", f"-j{jobs}"], make))
        tally.add(f"and with -j{jobs} the same one", not wrong, f"differ: {wrong}")


def try_own_outputs(program, tally):
    """A document whose earlier edition is another's output is told so, whoever works."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "q1.yaml").write_text(report("q1"))
        earlier = run(program, ["build", "q1.yaml"], place)
        (folder / "q2.yaml").write_text(
            report("q2", review="q1").replace("as_of:", "previous: {file: q1.pdf}, as_of:"))
        for name, arguments in (("-j1", ["-j1"]), ("-j2", ["-j2"])):
            done = run(program, ["build", *arguments, "."], place)
            tally.add(f"an output that is read in the same run, {name}", earlier.returncode == 0 and
                      b"error[OUT-06]: 'q2.yaml' reads 'q1.pdf'" in done.stderr and
                      done.returncode == 1, done.stderr.decode())
        alone = run(program, ["build", "q2.yaml"], place)
        tally.add("and alone it is no mistake", alone.returncode == 0, alone.stderr.decode())


class Going:
    """A run that is at its long document."""

    def __init__(self, program, before=None):
        self.place = Path(tempfile.mkdtemp())
        self.made = self.place / "made"
        slow_then_small(self.place)
        self.made.mkdir()
        (self.made / "long-report.pdf").write_bytes(b"earlier")
        self.process = subprocess.Popen([program, "build", "-j2"], cwd=self.place,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        preexec_fn=before, env={**os.environ, "LC_ALL": "C"})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()
        shutil.rmtree(self.place, ignore_errors=True)

    def children(self):
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in listed.read_text().split()] if listed.exists() else []

    def writer(self):
        """The worker that writes the long document, once it does: its name is in the file's."""
        deadline = time.monotonic() + SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            for path in self.made.glob("long-report.pdf.*.tmp"):
                return int(path.name.split(".")[-2][:8], 16)
            time.sleep(0.0005)
        return None

    def end(self):
        printed, said = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, printed.decode(), said.decode()

    def left(self):
        return [path.name for path in self.place.rglob("*.tmp")]


def expect_lost(going, tally, name, reason):
    status, printed, said = going.end()
    wrong = []
    lost = re.search(r"error\[RUN-01\]: 'a-long.yaml' was lost: its process ended (.*)", said)
    if not lost or not re.search(reason, lost.group(1)):
        wrong.append(f"not said: {reason}")
    if status != 3:
        wrong.append(f"status {status}")
    made = sorted(path.stem for path in going.made.glob("*.pdf"))
    if made != ["long-report", *(f"small-{i}" for i in range(6))] or "small-5.pdf" not in printed:
        wrong.append(f"made only {made}")
    if (going.made / "long-report.pdf").read_bytes() != b"earlier":
        wrong.append("the earlier output changed")
    wrong += [f"left behind: {file}" for file in going.left()]
    tally.add(name, not wrong, "\n".join([*wrong, said]))


def try_lost(program, tally, sanitized):
    with Going(program) as going:
        worker = going.writer()
        if worker:
            os.kill(worker, signal.SIGKILL)
        expect_lost(going, tally, "a worker that is killed", r"by signal 9 \(Killed\)")

    def limit(kind, value):
        return lambda: resource.setrlimit(kind, (value, value))
    with Going(program, limit(resource.RLIMIT_FSIZE, 1 << 30)) as going:
        worker = going.writer()
        if worker:
            resource.prlimit(worker, resource.RLIMIT_CPU, (0, 1))
        expect_lost(going, tally, "a worker that runs out of time", r"by signal (24|9) ")
    if sanitized:
        print("  note memory limits are tried without the sanitizers: those need all of it")
        return
    with Going(program) as going:
        worker = going.writer()
        if worker:
            resource.prlimit(worker, resource.RLIMIT_AS, (1 << 20, 1 << 20))
        expect_lost(going, tally, "a worker that runs out of memory", "with status 3|by signal")


def gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def try_ended(program, tally):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        name = signal.Signals(number).name
        with Going(program) as going:
            going.writer()
            workers = going.children()
            going.process.send_signal(number)
            status, _, said = going.end()
            if number == signal.SIGKILL:  # the system tells the workers, a moment later
                deadline = time.monotonic() + 20
                while not all(map(gone, workers)) and time.monotonic() < deadline:
                    time.sleep(0.005)
            left = [*going.left(), *(f"worker {pid}" for pid in workers if not gone(pid))]
            tally.add(f"{name} ends the workers and leaves nothing",
                      status == -number and len(workers) == 2 and not left,
                      f"status {status}, {len(workers)} workers, left: {left}\n{said}")
            tally.add(f"{name}: the earlier output is as it was",
                      (going.made / "long-report.pdf").read_bytes() == b"earlier")


def try_refused(program, tally):
    first = outcome(program, ["build", "-j1"])

    def files(count):
        return lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))
    least = next(n for n in range(4, 64)
                 if not differing(first, outcome(program, ["build", "-j1"], before=files(n))))
    for count in (least, least + 1, least + 3):
        wrong = differing(first, outcome(program, ["build", "-j8"], before=files(count)))
        tally.add(f"-j8 with {count} open files", not wrong, f"differ: {wrong}")


def try_alone(program, tally):
    with tempfile.TemporaryDirectory() as place:
        many(Path(place, "w"))

        def forks(*arguments):
            log = Path(place, "log")
            run("strace", ["-f", "-e", "trace=fork,vfork,clone,clone3", "-o", str(log), program,
                           *arguments], place)
            return len(re.findall(r"\b(?:v?fork|clone3?)\(", log.read_text()))
        tally.add("one document makes no process", forks("build", "-j8", "w/d01.yaml") == 0)
        tally.add("-j1 makes no process", forks("check", "-j1", "w") == 0)
        tally.add("-j3 makes three", forks("check", "-j3", "w") == 3)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/rapporteur")
    parser.add_argument("--sanitized", action="store_true", help="it has the sanitizers")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    tally = Tally("workers")
    try_same(program, tally)
    try_claims(program, tally)
    try_own_outputs(program, tally)
    try_lost(program, tally, options.sanitized)
    try_ended(program, tally)
    if not options.sanitized:
        try_refused(program, tally)
        try_alone(program, tally)
    return tally.end()


sys.exit(main())
