#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The earlier edition may be a PDF: what is compared is the data in it, and the new PDF carries
that data and its hash, never the old PDF. Only a PDF as it was made, or signed since, will do.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from tally import Tally  # noqa: E402

GOLDEN = ROOT / "tests" / "golden" / "editions"
SECONDS = 60


class Run:
    def __init__(self, program, *arguments, cwd):
        done = subprocess.run([program, *map(str, arguments)], cwd=cwd, capture_output=True,
                              timeout=SECONDS, stdin=subprocess.DEVNULL)
        self.status, self.out = done.returncode, done.stdout.decode(errors="replace")
        self.said = done.stderr.decode(errors="replace")


class Editions:
    """A folder with the two editions of the golden test, the first also as archive/q1.pdf."""

    def __init__(self, program, *arguments):
        self.program = program
        self.folder = Path(tempfile.mkdtemp())
        for name in ("2023-q1.yaml", "2023-q2.yaml"):
            shutil.copy(GOLDEN / name, self.folder)
        text = (self.folder / "2023-q2.yaml").read_text()
        (self.folder / "new.yaml").write_text(text.replace("2023-q1.yaml", "archive/q1.pdf"))
        self.first = self.run("build", "2023-q1.yaml", "-o", "archive/q1.pdf", *arguments)
        self.old = self.folder / "archive" / "q1.pdf"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *arguments, cwd=None):
        return Run(self.program, *arguments, cwd=cwd or self.folder)

    def extract(self, pdf):
        out = self.folder / f"{Path(pdf).stem}-files"
        shutil.rmtree(out, ignore_errors=True)
        run = self.run("extract", pdf, "-o", out)
        assert run.status == 0, run.said
        return out

    def findings(self, document):
        """What build finds, without the places, which differ between YAML and PDF."""
        run = self.run("build", document, "--force", "--dump=trace", "--message-format=json")
        said = [json.loads(line) for line in run.said.splitlines() if line.startswith("{")]
        return run.out, [(f.get("code"), f.get("message")) for f in said], run.said


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def try_same(program, tally):
    with Editions(program) as editions:
        tally.add("the earlier edition is built", editions.first.status == 0, editions.first.said)
        pages, found, _ = editions.findings("2023-q2.yaml")
        pdf_pages, pdf_found, said = editions.findings("new.yaml")
        tally.add("a PDF gives the pages of the file it was made of",
                  pages == pdf_pages and len(pages) > 1000, "")
        tally.add("and the findings", found == pdf_found and any(c == "CG-01" for c, _ in found),
                  f"{found}\n{pdf_found}")
        tally.add("their places are in the PDF's data", "archive/q1.pdf#water.yaml" in said, said)
        for one in ("2023-q1.yaml", "archive/q1.pdf"):
            for two in ("2023-q2.yaml", "next.pdf"):
                if two == "next.pdf":
                    editions.run("build", "2023-q2.yaml", "--force", "-o", "next.pdf")
                run = editions.run("diff", one, two)
                tally.add(f"diff {one} {two}", run.status == 0
                          and "2: 2023-09 -> 2023-12 (+92 days)" in run.out, run.said)
        run = editions.run("diff", "--format", "json", "archive/q1.pdf", "next.pdf")
        files = {c[k]["file"] for c in json.loads(run.out)["changes"] for k in ("old", "new")
                 if k in c}
        tally.add("diff names the data in each", files ==
                  {"archive/q1.pdf#water.yaml", "next.pdf#water.yaml"}, run.out)


def try_carried(program, tally):
    """In both modes the new PDF carries the data of the old one, beside its own data."""
    with Editions(program, "--attach=sources") as editions:
        secret = editions.folder / "2023-q1.yaml"
        secret.write_text(secret.read_text() + "\n# a remark for us alone\n")
        editions.run("build", "2023-q1.yaml", "-o", "archive/q1.pdf", "--attach=sources")
        old_pdf, old = editions.old.read_bytes(), editions.extract("archive/q1.pdf")
        data = (old / "water.yaml").read_bytes()
        for mode in ("data", "sources"):
            run = editions.run("build", "new.yaml", "--force", "-o", f"{mode}.pdf",
                               f"--attach={mode}")
            out = editions.extract(f"{mode}.pdf")
            files = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*")
                     if p.is_file()}
            manifest = json.loads(files["manifest.json"])
            tally.add(f"{mode}: the manifest names the earlier PDF and its data",
                      manifest["previous"] == {
                          "file": "sources/workspace/archive/q1.pdf", "sha256": sha256(old_pdf),
                          "data": "previous/q1.pdf.yaml", "data_sha256": sha256(data)},
                      f"{run.said}\n{manifest.get('previous')}")
            carried = [n for n, b in files.items() if b == data]
            wanted = ["previous/q1.pdf.yaml"]
            if mode == "sources":
                wanted.append("sources/workspace/archive/q1.pdf.yaml")
            tally.add(f"{mode}: its data is carried on", sorted(carried) == sorted(wanted), carried)
            told = [n for n, b in files.items() if b"a remark" in b or b.startswith(b"%PDF")]
            tally.add(f"{mode}: and nothing else of it", not told, told)
            inputs = {i["path"]: i["sha256"] for i in manifest["inputs"]}
            tally.add(f"{mode}: the data is an input, not the PDF",
                      inputs.get("sources/workspace/archive/q1.pdf.yaml") == sha256(data)
                      and not any(p.endswith(".pdf") for p in inputs), inputs)
            again = editions.run("build", out / "water.yaml", "--force", "--dump=trace")
            first = editions.run("build", "new.yaml", "--force", "--dump=trace")
            tally.add(f"{mode}: the data in it gives the same pages", again.out == first.out != "",
                      again.said)


def try_reproduced(program, tally):
    with Editions(program) as editions:
        editions.run("build", "new.yaml", "--force", "-o", "new.pdf", "--attach=sources")
        pdf = editions.folder / "new.pdf"
        with tempfile.TemporaryDirectory() as empty:
            shutil.copy(pdf, empty)
            run = editions.run("verify", "new.pdf", cwd=empty)
            tally.add("verified where the earlier PDF is not", run.status == 0
                      and run.out.strip() == "new.pdf: reproduced", run.out + run.said)
            out = editions.extract(pdf)
            workspace = out / "sources" / "workspace"
            run = editions.run("build", "new.yaml", "--force", "--dump=trace", cwd=workspace)
            first = editions.run("build", "new.yaml", "--force", "--dump=trace")
            tally.add("the extracted workspace builds", run.out == first.out != "", run.said)
        run = editions.run("verify", "new.pdf", "--with", ".")
        tally.add("verified with the workspace", "reproduced" in run.out, run.out + run.said)
        deps = editions.run("build", "new.yaml", "--force", "-o", "new.pdf", "--deps", "d")
        tally.add("a dependency of the build is the PDF", deps.status == 1 and
                  "archive/q1.pdf" in (editions.folder / "d").read_text(), deps.said)
        first = pdf.read_bytes()
        editions.run("build", "2023-q1.yaml", "-o", "archive/q1.pdf", "--attach=sources")
        editions.run("build", "new.yaml", "--force", "-o", "new.pdf", "--attach=sources")
        tally.add("another PDF with the same data is another input", first != pdf.read_bytes(), "")


def try_refused(program, tally):
    """What the earlier PDF is not: each is said where the document names it."""
    with Editions(program) as editions:
        whole = editions.old.read_bytes()
        middle = whole.index(b"stream", whole.index(b"/EmbeddedFile")) + 20
        cases = [
            ("is not there", None, "there is no file"),
            ("is empty", b"", "no sound PDF"),
            ("is no PDF", b"format: rapporteur/1\n", "no sound PDF"),
            ("is cut short", whole[: len(whole) // 2], "no sound PDF"),
            ("is spoilt", whole[:middle] + bytes(9) + whole[middle + 9:], "no sound PDF"),
            ("goes on behind its end", whole + b"more", "changed after it was made"),
        ]
        for name, data, words in cases:
            editions.old.unlink(missing_ok=True)
            if data is not None:
                editions.old.write_bytes(data)
            run = editions.run("build", "new.yaml", "--force", "-o", "new.pdf")
            tally.add(f"an earlier PDF that {name}", run.status == 1
                      and "new.yaml:8:11: error[DATA-17]" in run.said and words in run.said
                      and not (editions.folder / "new.pdf").exists(), run.said)
        editions.run("build", "2023-q1.yaml", "-o", "archive/q1.pdf", "--attach=none")
        run = editions.run("build", "new.yaml", "--force", "-o", "new.pdf")
        tally.add("an earlier PDF without data", run.status == 1 and "carries no data" in run.said,
                  run.said)
        outside = Path(tempfile.mkdtemp())
        (outside / "q1.pdf").write_bytes(whole)
        editions.old.unlink()
        editions.old.symlink_to(outside / "q1.pdf")
        run = editions.run("build", "new.yaml", "--force", "-o", "new.pdf")
        tally.add("an earlier PDF outside of the workspace", run.status == 1
                  and "DATA-17" in run.said, run.said)
        shutil.rmtree(outside)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    tally = Tally("previous")
    try_same(program, tally)
    try_carried(program, tally)
    try_reproduced(program, tally)
    try_refused(program, tally)
    return tally.end()


sys.exit(main())
