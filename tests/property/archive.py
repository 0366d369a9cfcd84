#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The PDF carries its data: what is attached, written out and compiled again is what it was made
of; the canonical data reads back to the same pages and to itself; and PDFs that nobody of good will
made end in a clear error, with bounded memory and time.
"""

import argparse
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from tally import Tally  # noqa: E402

SECONDS = 60
MEMORY = 4 << 30  # [bytes] of address space: what extract may take at the worst


class Run:
    """A run of the program in a folder, with bounded memory unless it is a sanitized build."""

    def __init__(self, program, *arguments, cwd, bounded=False):
        def bound():
            if bounded:
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        done = subprocess.run([program, *map(str, arguments)], cwd=cwd, capture_output=True,
                              timeout=SECONDS, preexec_fn=bound)
        self.status = done.returncode
        self.out = done.stdout.decode(errors="replace")
        self.said = done.stderr.decode(errors="replace")


def number(n, body, stream=None):
    if stream is None:
        return b"%d 0 obj\n%s\nendobj\n" % (n, body)
    return b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        n, body, len(stream), stream)


def pdf(objects):
    """A PDF of these (body, stream) with a classic cross-reference table; the first is the root."""
    out, places = b"%PDF-1.7\n", []
    for n, (body, stream) in enumerate(objects, 1):
        places.append(len(out))
        out += number(n, body, stream)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n" \
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))


def carrying(files):
    """A PDF that carries these (name, packed bytes, said size)."""
    objects = [None, (b"<</Type/Pages/Kids[]/Count 0>>", None)]
    refs = []
    for name, packed, size in files:
        stream = len(objects) + 1
        objects.append((b"/Type/EmbeddedFile/Filter/FlateDecode/Params<</Size %d>>" % size, packed))
        objects.append((b"<</Type/Filespec/UF(%s)/EF<</F %d 0 R>>>>" % (name, stream), None))
        refs.append(b"%d 0 R" % (stream + 1))
    objects[0] = (b"<</Type/Catalog/Pages 2 0 R/AF[%s]>>" % b" ".join(refs), None)
    return pdf(objects)


def plain(name, text=b"x"):
    return name, zlib.compress(text), len(text)


def bomb(size):
    packer = zlib.compressobj(9)
    part = bytes(1 << 20)
    return b"".join([packer.compress(part) for _ in range(size >> 20)] + [packer.flush()])


def object_stream_bomb():
    """An object stream of a gigabyte that holds the catalog."""
    packed = bomb(1 << 30)
    head = b"%PDF-1.7\n"
    body = number(1, b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode", packed)
    rows = b"\x00\x00\x00\x00\x00\x00" + b"\x01" + len(head).to_bytes(4, "big") + b"\x00" \
        + b"\x02" + (1).to_bytes(4, "big") + b"\x00"
    place = len(head + body)
    xref = number(3, b"/Type/XRef/Size 3/W[1 4 1]/Root 2 0 R", rows)
    return head + body + xref + b"startxref\n%d\n%%%%EOF\n" % place


HOSTILE = [
    ("no PDF", b"hello\n", "PDF-21"),
    ("an empty file", b"", "PDF-21"),
    ("a PDF without files", pdf([(b"<</Type/Catalog/Pages 2 0 R>>", None),
                                 (b"<</Type/Pages/Kids[]/Count 0>>", None)]), "PDF-22"),
    ("a file that inflates to more than it says",
     carrying([(b"a", zlib.compress(bytes(10 << 20)), 10)]), "PDF-21"),
    ("a file that says it is endless", carrying([(b"a", bomb(512 << 20), 512 << 20)]), "PDF-23"),
    ("10,000 files", carrying([plain(b"f%d" % i) for i in range(10000)]), "PDF-23"),
    ("two files of one name", carrying([plain(b"a/b"), plain(b"a/../b")]), "PDF-26"),
    ("an AF that leads to itself", pdf([(b"<</Type/Catalog/Pages 2 0 R/AF[1 0 R]>>", None),
                                        (b"<</Type/Pages/Kids[]/Count 0>>", None)]), "PDF-21"),
    ("nesting without end", pdf([(b"[" * 100000, None)]), "PDF-2"),
]


def try_hostile(program, bounded, tally):
    cases = [*HOSTILE, ("a bomb of an object stream", object_stream_bomb(), "PDF-2")]
    for verb in ("extract", "verify"):
        for name, data, code in cases:
            with tempfile.TemporaryDirectory() as folder:
                Path(folder, "f.pdf").write_bytes(data)
                run = Run(program, verb, "f.pdf", cwd=folder, bounded=bounded)
                good = run.status == 1 and (code in run.said or verb == "verify"
                                            and "PDF-2" in run.said)
                tally.add(f"{verb}: {name}", good, f"status {run.status}: {run.said[:800]}")


def try_names(program, tally):
    names = [b"../up.txt", b"/abs.txt", b"a/./b//c.txt", b"..", b"d\\\\e:f.txt"]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "f.pdf").write_bytes(carrying([plain(n) for n in names]))
        run = Run(program, "extract", "f.pdf", "-o", "out", cwd=folder)
        made = sorted(p.relative_to(folder).as_posix() for p in Path(folder).rglob("*")
                      if p.is_file())
        wanted = sorted(["f.pdf", "out/up.txt", "out/abs.txt", "out/a/b/c.txt", "out/_",
                         "out/d_e_f.txt"])
        tally.add("names that lead out are made safe",
                  run.status == 0 and made == wanted and run.said.count("PDF-25") == 5,
                  f"{made}\n{run.said}")
        again = Run(program, "extract", "f.pdf", "-o", "out", cwd=folder)
        forced = Run(program, "extract", "f.pdf", "-o", "out", "--force", cwd=folder)
        tally.add("nothing is overwritten without --force",
                  again.status == 1 and "PDF-26" in again.said and forced.status == 0, again.said)
        shutil.rmtree(Path(folder, "out"))
        Path(folder, "out").mkdir()
        Path(folder, "elsewhere").mkdir()
        Path(folder, "out", "a").symlink_to(Path(folder, "elsewhere"))
        linked = Run(program, "extract", "f.pdf", "-o", "out", cwd=folder)
        tally.add("a link out of the folder is not followed", linked.status == 1
                  and not any(p.is_file() for p in Path(folder, "elsewhere").rglob("*")),
                  linked.said)


def build(program, folder, *arguments):
    run = Run(program, "build", ROOT / "data", "-o", f"{folder}/", *arguments, cwd=folder)
    return run, sorted(Path(folder).glob("*.pdf"))


def differing(out):
    """What was extracted and differs from the file it was made of."""
    places = {"sources/workspace": ROOT / "data", "sources/program": ROOT}
    found = []
    for path in (p for p in Path(out, "sources").rglob("*") if p.is_file()):
        name = path.relative_to(out).as_posix()
        start = next(s for s in places if name.startswith(s))
        original = places[start] / name[len(start) + 1:]
        if not original.is_file() or original.read_bytes() != path.read_bytes():
            found.append(name)
    return found


def manifest_holds(out):
    manifest = json.loads(Path(out, "manifest.json").read_text())
    named = {i["path"]: i["sha256"] for i in manifest["inputs"]}
    named[manifest["data"]["file"]] = manifest["data"]["sha256"]
    there = {p.relative_to(out).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
             for p in Path(out).rglob("*") if p.is_file() and p.name != "manifest.json"}
    text = json.dumps(manifest)
    return all(named.get(n) == h for n, h in there.items()) and str(ROOT) not in text \
        and all(f["sha256"] for f in manifest["fonts"])


def try_sources(program, tally):
    with tempfile.TemporaryDirectory() as folder:
        run, pdfs = build(program, folder, "--attach=sources")
        if not tally.add("the samples are built with their sources", run.status == 0 and pdfs,
                         run.said):
            return
        empty = Path(folder, "empty")
        empty.mkdir()
        for path in pdfs:
            out = Path(folder, path.stem)
            run = Run(program, "extract", path, "-o", out, cwd=empty)
            tally.add(f"extract gives the sources of {path.name}", run.status == 0
                      and not differing(out), f"{run.said} {differing(out)}")
            tally.add(f"the manifest of {path.name} names what is there", manifest_holds(out), "")
            run = Run(program, "verify", path, cwd=empty)
            tally.add(f"{path.name} is reproduced", run.status == 0 and "reproduced" in run.out
                      and not any(empty.iterdir()), run.out + run.said)
        try_changed(program, pdfs[0], empty, tally)


def try_changed(program, path, empty, tally):
    signed, spoilt, cut = (empty / name for name in ("signed.pdf", "spoilt.pdf", "cut.pdf"))
    signed.write_bytes(path.read_bytes() + b"% signed later\n%%EOF\n")
    data = path.read_bytes()
    cut.write_bytes(data[: len(data) * 2 // 3])
    middle = data.index(b"stream", 2000) + 40
    spoilt.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1:])
    run = Run(program, "verify", signed, cwd=empty)
    tally.add("what was appended later does not count", "reproduced (" in run.out, run.said)
    run = Run(program, "verify", spoilt, cwd=empty)
    tally.add("a changed byte is no reproduction", "reproduced" not in run.out, run.out)
    run = Run(program, "verify", cut, cwd=empty)
    tally.add("a PDF cut short", run.status == 1 and "PDF-21" in run.said, run.said)


def try_with(program, tally):
    with tempfile.TemporaryDirectory() as folder:
        run, pdfs = build(program, folder)
        path = next(p for p in pdfs if p.name.startswith("cct"))
        run = Run(program, "verify", path, cwd=folder)
        tally.add("without sources verify asks for them", run.status == 1 and "PDF-28" in run.said
                  and "--with" in run.said, run.said)
        copy = Path(folder, "copy")
        shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns("out"))
        run = Run(program, "verify", path, "--with", copy, cwd=folder)
        tally.add("verify --with the same workspace", "reproduced" in run.out, run.said)
        report = copy / "cct" / "report.yaml"
        report.write_text(report.read_text() + "\n# a remark\n")
        run = Run(program, "verify", path, "--with", copy, cwd=folder)
        tally.add("a comment changes no content", run.status == 0 and "same content" in run.out,
                  run.out + run.said)
        about = copy / "cct" / "about.md"
        about.write_text(about.read_text() + "\nOne more sentence.\n")
        run = Run(program, "verify", path, "--with", copy, cwd=folder)
        tally.add("another text is named", run.status == 1 and "PDF-27" in run.said
                  and "about.md" in run.said, run.out + run.said)


def trace(program, path, cwd):
    run = Run(program, "build", path, "--force", "--dump=trace", cwd=cwd)
    return run.out


def try_canonical(program, tally):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "data")
        shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns("out"))
        first = Path(folder, "first")
        Run(program, "build", copy, "-o", f"{first}/", cwd=folder)
        for path in sorted(first.glob("*.pdf")):
            out = Path(folder, path.stem)
            Run(program, "extract", path, "-o", out, cwd=folder)
            manifest = json.loads((out / "manifest.json").read_text())
            data = out / manifest["data"]["file"]
            original = copy / manifest["build"]["document"]
            beside = original.with_name("canonical.yaml")
            shutil.copy(data, beside)
            made = Path(folder, "again.pdf")
            run = Run(program, "build", beside, "--force", "-o", made, cwd=folder)
            tally.add(f"{path.name}: its data gives the same pages",
                      trace(program, beside, folder) == trace(program, original, folder) != "",
                      run.said[:800])
            again = Path(folder, f"again-{path.stem}")
            Run(program, "extract", made, "-o", again, cwd=folder)
            second = again / manifest["data"]["file"]
            tally.add(f"{path.name}: its data is canonical", second.is_file()
                      and second.read_bytes() == data.read_bytes(), run.said[:800])
            words = data.read_text()
            tally.add(f"{path.name}: no waiver and no comment is published",
                      "\nallow:" not in words and " allow:" not in words and "#" not in
                      "".join(w[:1] for w in words.splitlines()), "")
            beside.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    parser.add_argument("--sanitized", help="a build with the sanitizers, for bad input")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    tally = Tally("archive")
    try_sources(program, tally)
    try_with(program, tally)
    try_canonical(program, tally)
    try_names(program, tally)
    try_hostile(program, True, tally)
    if options.sanitized:
        try_hostile(str(Path(options.sanitized).resolve()), False, tally)
    return tally.end()


sys.exit(main())
