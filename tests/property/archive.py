#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The PDF carries its data: what is attached, written out and compiled again is what it was made
of, for every sample; the canonical data reads back to the same pages and to itself.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from tally import Tally  # noqa: E402

SECONDS = 60


class Run:
    """A run of the program in a folder."""

    def __init__(self, program, *arguments, cwd, env=None):
        done = subprocess.run([program, *map(str, arguments)], cwd=cwd, capture_output=True,
                              timeout=SECONDS, env=env)
        self.status = done.returncode
        self.out = done.stdout.decode(errors="replace")
        self.said = done.stderr.decode(errors="replace")


FILES = {  # a workspace that has what the samples have not
    "rapporteur.yaml": """format: rapporteur/1
documents: [reports/*.yaml]
languages: [en, fr]
layouts: our/layouts
theme: theme.ours
""",
    "our/layouts/theme/ours.lua": """local theme = require "theme.report"
theme.colors.accent = "#0E4D45"
theme.logo = { file = "well.png", alt = "A well", width = 80 }
return theme
""",
    "reports/report.yaml": """format: rapporteur/1
document: {kind: quarterly-report, id: water, title: Water, period: 2023-06,
           previous: {file: ../published/water.pdf}}
vocab: {status: [{id: not-started, label: {en: Not started, fr: Pas commencé}},
                 {id: complete, label: {en: Complete, fr: Achevé}, terminal: yes}]}
reviews: [{id: water, name: Review of the water}]
recommendations: {file: parts/list.csv}
sections: [{title: About, body: {file: parts/about.md}}]
""",
    "reports/report.fr.yaml": "format: rapporteur/1\ndocument: {title: Eau}\n",
    "reports/parts/list.csv": "id,status,priority,text\n1,complete,P1,Measure the wells.\n"
                              "2,not-started,P2,Mend the pipes.\n",
    "reports/parts/list.fr.csv": "id,text\n1,Mesurer les puits.\n2,Réparer les tuyaux.\n",
    "reports/parts/about.md": "Wells are *deep*.\n\n- one\n- two\n",
    "reports/parts/about.fr.md": "Les puits sont *profonds*.\n\n- un\n- deux\n",
    "reports/each.yaml": """format: rapporteur/1
document: {kind: implementation-documentation, id: done, title: How, for_each: recommendation}
vocab: {status: [{id: not-started, label: Not started},
                 {id: complete, label: Complete, terminal: yes}]}
reviews: [{id: water, name: Review of the water}]
recommendations: {file: parts/list.csv}
""",
}


def make_workspace(program, at):
    """Translations, also of tables and prose, a picture, a theme of its own in another folder, a
    document for each recommendation, an earlier edition in a PDF behind a link."""
    for name, text in FILES.items():
        path = at / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    shutil.copy(ROOT / "data" / "own-theme" / "logo.png", at / "well.png")
    report = at / "reports" / "report.yaml"
    first = report.with_name("first.yaml")
    first.write_text(FILES["reports/report.yaml"].replace(
        "2023-06,\n           previous: {file: ../published/water.pdf}", "2023-03"))
    run = Run(program, "build", first, "--force", "-o", at / "published" / "2023-q1.pdf", cwd=at)
    (at / "published" / "water.pdf").symlink_to("2023-q1.pdf")
    assert run.status in (0, 1) and (at / "published" / "water.pdf").is_file(), run.said
    first.unlink()
    return at


def differing(out, root):
    """What was extracted and differs from the file it was made of."""
    places = {"sources/workspace": root, "sources/program": ROOT, "sources/layouts": root / "our"
              / "layouts"}
    found = []
    for path in (p for p in Path(out, "sources").rglob("*") if p.is_file()):
        name = path.relative_to(out).as_posix()
        start = next(s for s in places if name.startswith(s))
        original = places[start] / name[len(start) + 1:]
        if original.suffixes[-2:] == [".pdf", ".yaml"]:
            original = Path(out, "previous", original.name)
        if not original.is_file() or original.read_bytes() != path.read_bytes():
            found.append(name)
    return found


def manifest_holds(out):
    manifest = json.loads(Path(out, "manifest.json").read_text())
    named = {i["path"]: i["sha256"] for i in manifest["inputs"]}
    named[manifest["data"]["file"]] = manifest["data"]["sha256"]
    previous = manifest.get("previous", {})
    named[previous.get("data")] = previous.get("data_sha256")
    there = {p.relative_to(out).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
             for p in Path(out).rglob("*") if p.is_file() and p.name != "manifest.json"}
    text = json.dumps(manifest)
    versions = manifest["libraries"]
    return all(named.get(n) == h for n, h in there.items()) and str(ROOT) not in text \
        and all(f["sha256"] for f in manifest["fonts"] + manifest["hyphenation"]) \
        and all(v[:1].isdigit() for v in versions.values()) and len(versions) >= 10


def try_pdf(program, path, root, empty, tally):
    """One PDF with its sources: they are written out as they were, and give the PDF again."""
    out = empty.parent / f"{path.stem}-files"
    name = f"{root.name}/{path.name}"
    run = Run(program, "extract", path, "-o", out, cwd=empty)
    tally.add(f"extract gives the sources of {name}", run.status == 0
              and not differing(out, root), f"{run.said} {differing(out, root)}")
    tally.add(f"the manifest of {name} names what is there", manifest_holds(out), "")
    run = Run(program, "verify", path, cwd=empty)
    tally.add(f"{name} is reproduced", run.out == f"{path}: reproduced\n"
              and run.status == 0 and not any(empty.iterdir()), run.out + run.said)


def try_sources(program, tally):
    with tempfile.TemporaryDirectory() as folder:
        samples = sorted(p.parent for p in (ROOT / "data").rglob("rapporteur.yaml"))
        samples.append(make_workspace(program, Path(folder, "all")))
        seen = set()
        for root in samples:
            for handout in ([], ["--handout", "2"]):
                made, empty = Path(folder, f"{root.name}{len(handout)}"), Path(folder, "empty")
                empty.mkdir(exist_ok=True)
                run = Run(program, "build", root, "-o", f"{made}/", "--force", "--attach=sources",
                          *handout, cwd=folder)
                pdfs = sorted(made.glob("*.pdf"))
                tally.add(f"{root.name}: built with its sources {handout}",
                          bool(pdfs) or bool(handout), run.said)
                for path in pdfs:
                    seen.add(path.name)
                    try_pdf(program, path, root, empty, tally)
        wanted = {"water.en.pdf", "water.fr.pdf", "harbour-board-2023-07.pdf", "ssr2-9.1.pdf",
                  "ssr2-rt-plenary-2017-07-handout.pdf"}
        tally.add("editions, own themes and handouts are among them", wanted <= seen, seen)


def try_with(program, tally):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns("out"))
        Run(program, "build", copy, "-o", f"{folder}/", cwd=folder)
        path = next(Path(folder).glob("cct*.pdf"))
        run = Run(program, "verify", path, "--with", copy, cwd=folder)
        tally.add("verify --with the same workspace", "reproduced" in run.out, run.said)
        fonts = Path(folder, "fonts.yaml")
        fonts.write_text((ROOT / "fonts" / "manifest.yaml").read_text() + "# another version\n")
        run = Run(program, "verify", path, "--with", copy, cwd=folder,
                  env={**os.environ, "RAPPORTEUR_FONTS": str(fonts)})
        tally.add("with other programs the manifest is believed, and that is said",
                  run.status == 0 and "same content" in run.out and "by its manifest" in run.out,
                  run.out + run.said)
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


def try_data_alone(program, tally):
    """Without sources: the data gives the pages again, if nothing else is needed."""
    with tempfile.TemporaryDirectory() as folder:
        Run(program, "build", ROOT / "data", "-o", f"{folder}/", cwd=folder)
        Run(program, "build", ROOT / "data" / "own-theme", "-o", f"{folder}/", cwd=folder)
        for path in sorted(Path(folder).glob("*.pdf")):
            run = Run(program, "verify", path.name, cwd=folder)
            own = path.name.startswith("harbour")
            good = run.status == 1 and "PDF-28" in run.said and "harbour.lua" in run.said \
                and "--with" in run.said if own else \
                run.status == 0 and "compiled from its data" in run.out
            tally.add(f"{path.name}: verified from its data alone", good, run.out + run.said)
        workspace = make_workspace(program, Path(folder, "all"))
        (workspace / "rapporteur.yaml").unlink()
        run = Run(program, "build", "reports/each.yaml", "-o", "each/", "--force", cwd=workspace)
        for path in sorted((workspace / "each").glob("*.pdf")):
            run = Run(program, "verify", path, cwd=folder)
            tally.add(f"{path.name}: one of many, from its data alone", "same content" in run.out,
                      run.out + run.said)


def try_tampered(program, tally):
    """Other bytes than were made: said to be the same only if the pages look the same."""
    with tempfile.TemporaryDirectory() as folder:
        Run(program, "build", ROOT / "data", "-o", f"{folder}/", cwd=folder)
        path = next(Path(folder).glob("cct*.pdf"))
        data = path.read_bytes()
        middle = data.index(b"stream", 2000) + 40
        spoilt, cut = Path(folder, "spoilt.pdf"), Path(folder, "cut.pdf")
        spoilt.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1:])
        cut.write_bytes(data[: len(data) * 2 // 3])
        run = Run(program, "verify", spoilt, cwd=folder)
        tally.add("a changed byte is no reproduction", run.status == 1 and not run.out, run.out)
        run = Run(program, "verify", cut, cwd=folder)
        tally.add("a PDF cut short", run.status == 1 and "PDF-21" in run.said, run.said)
        if not shutil.which("fix-qdf"):
            tally.skip("pages changed with qpdf", "there is no qpdf")
            return
        plain = Path(folder, "plain.pdf")
        subprocess.run(["qpdf", "--qdf", "--normalize-content=n", path, plain], check=True)
        run = Run(program, "verify", plain, cwd=folder)
        tally.add("packed anew it has the same content", run.status == 0
                  and "same content" in run.out, run.out + run.said)
        text, changed = plain.read_bytes(), Path(folder, "changed.pdf")
        for name, old, new in CHANGES:
            other = re.sub(old, new, text, count=1)
            fixed = subprocess.run(["fix-qdf"], input=other, capture_output=True).stdout
            changed.write_bytes(fixed)
            run = Run(program, "verify", changed, cwd=folder)
            tally.add(f"not the same: {name}", other != text and run.status == 1 and not run.out
                      and "shows other pages" in run.said, run.out + run.said)


CHANGES = [  # to a PDF in qpdf's plain form
    ("another colour", rb"\n0\.\d+ 0\.\d+ 0\.\d+ rg\n", b"\n0 1 0 rg\n"),
    ("a rectangle more", rb"\nBT\n", b"\n0 0 999 999 re f\nBT\n"),
    ("another address", rb"/URI \(https", b"/URI (http"),
    ("a smaller page", rb"/MediaBox \[\s+0\s+0\s+\d+", b"/MediaBox [ 0 0 99"),
]


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
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    tally = Tally("archive")
    try_sources(program, tally)
    try_with(program, tally)
    try_data_alone(program, tally)
    try_tampered(program, tally)
    try_canonical(program, tally)
    return tally.end()


sys.exit(main())
