#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Bad input, full disks and killed runs: a clear message, the right status, nothing lost.

Every case stands beside an earlier output that must be the same bytes afterwards, with no temporary
file left next to it.
"""

import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent), str(ROOT / "bench")]
import generate  # noqa: E402
from cases import CASES, MARK, SOUND  # noqa: E402
from tally import Tally  # noqa: E402

EARLIER = b"%PDF-1.7\nthe output of an earlier run\n"
LONG_ROWS = 3000


class Trial:
    """A folder with an earlier output in it, and what a run of the program left there."""

    def __init__(self, program, output="out.pdf"):
        self.program, self.output = program, output
        self.folder = Path(tempfile.mkdtemp())
        self.status, self.said, self.printed = None, "", b""

    def __enter__(self):
        (self.folder / self.output).parent.mkdir(exist_ok=True)
        (self.folder / self.output).write_bytes(EARLIER)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, files):
        """Writes files; returns {name: (line, column)} of the mark in those that have one."""
        places = {}
        for name, text in files.items():
            raw = text.encode() if isinstance(text, str) else text
            before, marked, after = raw.partition(MARK.encode())
            if marked:
                lead = before.removeprefix(b"\xef\xbb\xbf").decode()
                places[name] = (lead.count("\n") + 1, len(lead.rpartition("\n")[2]) + 1)
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(before + after)
        return places

    def run(self, *arguments, seconds=20, env=None, prefix=(), stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL, before=None):
        try:
            done = subprocess.run(
                [*prefix, self.program, *arguments], cwd=self.folder, stdin=stdin,
                stdout=stdout, stderr=subprocess.PIPE, timeout=seconds, preexec_fn=before,
                env={**os.environ, "LC_ALL": "C", **(env or {})})
            self.status, self.printed = done.returncode, done.stdout
            self.said = done.stderr.decode(errors="replace")
        except subprocess.TimeoutExpired:
            self.status, self.said = "no end", ""
        return self

    def lost(self):
        """What is not as it was: the earlier output, or a temporary file left."""
        path, found = self.folder / self.output, []
        if not path.is_file() or path.read_bytes() != EARLIER:
            found.append("the earlier output changed")
        found += [f"left behind: {p.name}" for p in self.folder.rglob("*.tmp")]
        return found


def document_of(case):
    text = case.base
    if case.swap:
        assert case.swap[0] in text, f"{case.name}: nothing to swap"
        text = text.replace(*case.swap, 1)
    return text


def expected_message(case, places):
    place = r"(?:[^\n]*: )?"
    if places:
        name, (line, column) = next(iter(places.items()))
        place = rf"(?:\S*/)?{re.escape(name)}:{line}:{column}: "
    return rf"(?m)^{place}{case.severity}\[(?:{case.code})\]: (?=[^\n]*(?:{case.says}))"


def try_case(case, program):
    """What is wrong with how the program took the case; empty when nothing is."""
    with Trial(program, "out/trial.pdf" if case.target == "." else "out.pdf") as trial:
        places = trial.write({"document.yaml": document_of(case), **case.files})
        into = [] if case.target == "." else ["-o", "out.pdf"]
        if case.target == "folder":
            into = []
        trial.run("build", case.target, *into, seconds=case.seconds, env=case.env)
        wrong = []
        if case.status is not None and trial.status != case.status:
            wrong.append(f"status {trial.status}, not {case.status}")
        if case.severity and not re.search(expected_message(case, places), trial.said):
            wrong.append(f"no message {expected_message(case, places)}")
        if case.also and not re.search(case.also, trial.said):
            wrong.append(f"nowhere: {case.also}")
        if case.status:
            wrong += trial.lost()
        wrong += [f"says {word}" for word in ("AddressSanitizer", "runtime error", "LeakSanitizer")
                  if word in trial.said]
        return "\n".join([*wrong, trial.said[:1500]]) if wrong else ""


def try_cases(program, only, tally):
    chosen = [case for case in CASES if only in case.name]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, why in zip(chosen, pool.map(lambda case: try_case(case, program), chosen)):
            tally.add(case.name, not why, why)


# What the system does to a run.

def expect(tally, name, trial, status, pattern):
    wrong = trial.lost()
    if trial.status != status:
        wrong.append(f"status {trial.status}, not {status}")
    if not re.search(pattern, trial.said):
        wrong.append(f"no message {pattern}")
    tally.add(name, not wrong, "\n".join([*wrong, trial.said[:1500]]))


def sound(trial):
    trial.write({"document.yaml": SOUND})
    return trial


def try_sound(program, tally):
    with Trial(program) as trial:
        bare = ("build", "document.yaml", "-o", "out.pdf", "--attach=none")
        sound(trial).run(*bare)
        made = (trial.folder / "out.pdf").read_bytes()
        tally.add("the sound document compiles", trial.status == 0 and made != EARLIER, trial.said)
        trial.write({"document.yaml": b"\xef\xbb\xbf" + SOUND.encode()})
        trial.run(*bare)  # the mark is part of the input's hash
        same = (trial.folder / "out.pdf").read_bytes() == made
        tally.add("and the same with a byte order mark", trial.status == 0 and same, trial.said)
        renamed = SOUND.replace('id: "1"', "id: 9.1").replace('id: "2"', "id: 1.10")
        trial.write({"document.yaml": renamed}).clear()
        trial.run("build", "document.yaml", "--dump=trace")
        tally.add("ids 9.1 and 1.10 stay as written", trial.status == 0
                  and b"9.1" in trial.printed and b"1.10" in trial.printed, trial.said)


def try_outputs(program, tally):
    with Trial(program) as trial:
        sound(trial).write({"file": "x"})
        trial.run("build", "document.yaml", "-o", "file/out.pdf")
        expect(tally, "an output below a file", trial, 3, "file")
    with Trial(program) as trial:
        sound(trial).run("build", "document.yaml", "-o", "no/such/folder/out.pdf")
        kept = trial.status == 0 or (trial.status == 3 and not trial.lost())
        tally.add("an output in a folder that is not there", kept, trial.said)
    with Trial(program) as trial, open("/dev/full", "wb") as full:
        sound(trial).run("build", "document.yaml", "-o", "-", stdout=full)
        expect(tally, "standard output that is full", trial, 3, "write")
    with Trial(program) as trial:
        sound(trial).run("build", "document.yaml", "-o", "out.pdf", before=small_files)
        expect(tally, "a file that may not grow", trial, 3, "large|write|space|big")


def try_streams(program, tally):
    """'-' is standard input, and standard output; a picture has the name that was asked for."""
    with Trial(program) as trial:
        sound(trial).run("build", "document.yaml", "-o", "-")
        made = trial.printed
        document = (trial.folder / "document.yaml").open("rb")
        trial.run("build", "-", "-o", "-", stdin=document)
        tally.add("a document from standard input", trial.status == 0
                  and trial.printed.startswith(b"%PDF") and trial.printed.endswith(b"%%EOF\n"),
                  trial.said)
        tally.add("a document to standard output", made.startswith(b"%PDF"), trial.said)
        chart = ["build", "document.yaml", "--format", "svg", "--only", "progress"]
        trial.run(*chart, "-o", "chart.svg")
        tally.add("a chart has the name that was asked for", trial.status == 0
                  and trial.printed == b"chart.svg\n" and (trial.folder / "chart.svg").exists(),
                  trial.said)
        trial.run(*chart, "-o", "-")
        tally.add("a chart to standard output", trial.status == 0
                  and trial.printed == (trial.folder / "chart.svg").read_bytes(), trial.said)
        trial.run("build", "document.yaml", "--format", "png", "-o", "page.png")
        tally.add("pages have the name that was asked for, with numbers", trial.status == 0
                  and (trial.folder / "page-01.png").exists(), trial.said)


def small_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


def try_read_only(program, tally):
    """A folder without the right to write; root, who may write anywhere, gives up that power."""
    prefix = ()
    if os.geteuid() == 0:
        prefix = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
        if subprocess.run([*prefix, "true"], capture_output=True).returncode != 0:
            tally.skip("a folder that may not be written", "root cannot give up its rights here")
            return
    with Trial(program) as trial:
        sound(trial)
        trial.folder.chmod(0o555)
        trial.run("build", "document.yaml", "-o", "out.pdf", prefix=prefix)
        expect(tally, "a folder that may not be written", trial, 3, "(?i)permission denied")
        trial.folder.chmod(0o755)


def try_full_disk(program, tally):
    """A file system of 64 KiB, where mounting is permitted; the limit above stands in elsewhere."""
    with Trial(program) as trial:
        disk = trial.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)],
                                 capture_output=True)
        if mounted.returncode != 0:
            print("  note a full disk was tried as a file size limit: mounting is not permitted")
            return
        try:
            (disk / "out.pdf").write_bytes(EARLIER)
            (disk / "ballast").write_bytes(b"x" * 44 * 1024)
            trial.output = "disk/out.pdf"
            sound(trial).run("build", "document.yaml", "-o", "disk/out.pdf")
            expect(tally, "a full disk", trial, 3, "(?i)no space left")
        finally:
            subprocess.run(["umount", str(disk)], check=True)


def interrupted(trial, number, seconds):
    """Starts the long build, sends the signal once its temporary file grows; the exit status."""
    process = subprocess.Popen([trial.program, "build", "report.yaml", "-o", "out.pdf"],
                               cwd=trial.folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        if any(path.stat().st_size > 0 for path in trial.folder.glob("*.tmp")):
            process.send_signal(number)
            break
        time.sleep(0.0005)
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def try_signals(program, tally):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        with Trial(program) as trial:
            generate.write_workspace(trial.folder, LONG_ROWS)
            status = interrupted(trial, number, 120)
            lost = trial.lost()
            if number == signal.SIGKILL:  # nobody is left to clean up
                lost = [what for what in lost if "left behind" not in what]
            wrong = lost if status == -number else [*lost, f"status {status}"]
            tally.add(f"{signal.Signals(number).name} in mid-write", not wrong, "\n".join(wrong))
            trial.run("build", "report.yaml", "-o", "out.pdf", seconds=240)
            made = (trial.folder / "out.pdf").read_bytes()
            tally.add(f"and after {signal.Signals(number).name} the next run writes it",
                      trial.status == 0 and made.startswith(b"%PDF") and made != EARLIER,
                      trial.said)


def try_command_lines(program, tally):
    lines = [(["build", "--no-such-option"], "no-such-option"), (["bild"], "build"), ([], "verb"),
             (["build", "document.yaml", "--format", "pfd"], "pdf"),
             (["build", "document.yaml", "-o"], "value|argument"),
             (["build", "document.yaml", "--dump=nothing"], "stage|nothing"),
             (["build", "document.yaml", "--dump=trace", "-o", "trace.txt"], "--dump"),
             (["build", "document.yaml", "--format", "svg", "-o", "-"], "--only"),
             (["build", "-", "--attach", "sources"], "standard input"),
             (["build", "document.yaml", "--standard", "ua-1,ua-2"], "one part of PDF/UA"),
             (["build", "document.yaml", "--standard", "ua-1,a-4f"], "PDF 1.7.*PDF 2.0"),
             (["build", "document.yaml", "--standard", "none,ua-1"], "stands alone"),
             (["build", "document.yaml", "--standard", "a-1b"], "a-1b.*known: ua-1, ua-2"),
             (["build", "document.yaml", "--standard", "a-2b", "--attach", "data"],
              "allows no attached files"),
             (["build", "document.yaml", "--standard", "ua-2", "--format", "png"], "for PDF")]
    for arguments, pattern in lines:
        with Trial(program) as trial:
            sound(trial).run(*arguments)
            expect(tally, f"command line: {' '.join(arguments) or '(none)'}", trial, 2, pattern)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    parser.add_argument("--only", default="", help="cases whose name holds this")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    tally = Tally("hostile")
    try_cases(program, options.only, tally)
    if not options.only:
        for trial in (try_sound, try_outputs, try_streams, try_read_only, try_full_disk,
                      try_command_lines, try_signals):
            trial(program, tally)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
