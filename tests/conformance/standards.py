#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What --standard says is so: for each standard that can be claimed, every sample PDF says so and
passes veraPDF's profile of it, also when it is signed later; a PDF 2.0 file that lost what PDF/UA-2
wants of it fails."""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent)]
import damage  # noqa: E402
import navigation  # noqa: E402
import pdfjs  # noqa: E402
import signing  # noqa: E402
import verapdf  # noqa: E402
from tally import Tally  # noqa: E402

# List as it is asked for, profiles of veraPDF, version of PDF, may carry files.
CLAIMS = [
    ("ua-1,a-3a", ("ua1", "3a"), "1.7", True),
    ("ua-2,a-4f", ("ua2", "4f"), "2.0", True),
    ("ua-2,a-4", ("ua2", "4"), "2.0", False),
    ("ua-1,a-2a", ("ua1", "2a"), "1.7", False),
    ("ua-1,a-2u", ("ua1", "2u"), "1.7", False),
    ("a-2b", ("2b",), "1.7", False),
    ("a-4", ("4",), "2.0", False),
    ("ua-2", ("ua2",), "2.0", True),
    ("ua-1", ("ua1",), "1.7", True),
    ("none", (), "1.7", True),
]
# (part, conformance) as the metadata says it, of PDF/A and of PDF/UA.
STAMPS = {"a-2a": ("2", "A"), "a-2b": ("2", "B"), "a-2u": ("2", "U"), "a-3a": ("3", "A"),
          "a-4": ("4", ""), "a-4f": ("4", "F"), "ua-1": ("1", ""), "ua-2": ("2", "")}
# Damages that a validator of PDF/UA-2 or PDF/A-4f must see in the PDF of that name.
REPORT = "cct-implementation-2023-q2"
DAMAGES = {"alt": ("ua2", REPORT), "language": ("ua2", REPORT), "namespaces": ("ua2", REPORT),
           "destinations": ("ua2", REPORT), "references": ("ua2", "notes"),
           "claim": ("ua2", REPORT), "information": ("4f", REPORT)}

NOTES = """return document {
  theme = require "theme.report",
  contents { depth = 2 },
  section { title = "Ships",
    paragraph { "They were counted", footnote "Twice.", " and weighed", footnote "Once.", "." },
    section { title = "Their list", id = "list", paragraph "There is one." },
  },
}
"""


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def build_all(program, source, folder, claim, tally):
    """PDFs of a copy of the samples and of a document with footnotes, built for `claim`."""
    copy = Path(folder, claim)
    shutil.copytree(source, copy)
    done = run(program, "build", copy / "sample", "--standard", claim)
    more = run(program, "build", copy / "notes", "--standard", claim)
    pdfs = sorted(copy.rglob("*.pdf"))
    built = done.returncode == 0 and more.returncode == 0 and len(pdfs) > 5
    tally.add(f"the samples compile for {claim}", built, done.stderr[-500:] + more.stderr)
    return pdfs, done.stderr


def stamps_of(text):
    """{(schema, part, conformance)} that the metadata of a PDF names."""
    found = set()
    for schema in ("pdfaid", "pdfuaid"):
        for part in re.findall(rf"<{schema}:part>(.*?)<", text):
            level = re.findall(rf"<{schema}:conformance>(.*?)<", text)
            found.add((schema, part, level[0] if level else ""))
    return found


def check_file(pdf, claim, version, carries, tally):
    bytes_ = pdf.read_bytes()
    text = bytes_.decode("latin-1")
    wanted = {("pdfaid" if name.startswith("a") else "pdfuaid", *STAMPS[name])
              for name in claim.split(",") if name in STAMPS}
    name = f"{claim}: {pdf.name}"
    tally.add(f"header of {name}", bytes_.startswith(f"%PDF-{version}\n".encode()), bytes_[:9])
    tally.add(f"claim of {name}", stamps_of(text) == wanted, stamps_of(text))
    tally.add(f"information dictionary of {name}", ("/Info " in text) == (version == "1.7"))
    attached = run("qpdf", "--list-attachments", pdf).stdout
    tally.add(f"attachments of {name}", ("manifest.json" in attached) == carries, attached)
    done = run("qpdf", "--check", pdf)
    tally.add(f"qpdf --check: {name}", done.returncode == 0, done.stdout + done.stderr)


def damaged(made, folder, tally):
    """{profile: {PDF: kind of damage}} of PDFs that were sound."""
    broken = {}
    for what, (profile, stem) in DAMAGES.items():
        path = Path(folder, f"damaged-{what}.pdf")
        done = stem in made and damage.damage(made[stem], path, what)
        if tally.add(f"{stem} can be damaged: {what}", done):
            broken.setdefault(profile, {})[path] = what
    return broken


def check_profiles(jar, claimed, broken, tally):
    """One call of veraPDF for each profile, over all that claims it and all that only seems to."""
    for profile, pdfs in claimed.items():
        bad = broken.get(profile, {})
        results = verapdf.validate(jar, profile, [*pdfs, *bad])
        for pdf, claim in pdfs.items():
            tally.add(f"veraPDF {profile} on {claim}: {pdf.name}", not results[pdf], results[pdf])
        for pdf, what in bad.items():
            tally.add(f"veraPDF {profile} finds the damaged {what}", results[pdf], "it passed")


def check_navigation(pdfs, tally):
    """Structure destinations lead readers that do not know them to the same pages."""
    try:
        readings = pdfjs.read(pdfs)
    except pdfjs.CannotRead as why:
        tally.skip("outline and links of PDF 2.0", why)
        return
    for pdf, reading in zip(pdfs, readings):
        problems = navigation.problems(pdf, reading)
        tally.add(f"PDF 2.0: outline, links, structure and text are alike in four readers: "
                  f"{pdf.name}", not problems, "\n".join(problems))


def check_verified(program, source, folder, tally):
    """The standards are among what verify compiles again."""
    pdf = Path(folder, "verified.pdf")
    run(program, "build", source / "sample/ssr2/recommendation-9.1.yaml", "--standard",
        "ua-2,a-4f", "--attach", "sources", "-o", pdf)
    done = run(program, "verify", pdf)
    tally.add("a PDF 2.0 file is reproduced from its sources", "reproduced" in done.stdout,
              done.stdout + done.stderr)


def write_sources(folder):
    source = Path(folder, "source")
    shutil.copytree(ROOT / "data", source / "sample", ignore=shutil.ignore_patterns("out"))
    layouts = source / "notes" / "layouts"
    layouts.mkdir(parents=True)
    (layouts / "ships.lua").write_text(NOTES)
    (source / "notes" / "rapporteur.yaml").write_text("format: rapporteur/1\n")
    (source / "notes" / "notes.yaml").write_text(
        "format: rapporteur/1\ndocument: {kind: quarterly-report, id: notes, title: Ships, "
        "lang: en, layout: ships}\n")
    return source


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    program = str(Path(parser.parse_args().program).resolve())
    tally = Tally("standards")
    jar, why = verapdf.locate()
    if not jar:
        tally.skip("veraPDF", why)
    with tempfile.TemporaryDirectory() as folder:
        source = write_sources(folder)
        keys = signing.Keys(folder)
        claimed = {}  # {profile: {PDF: what it claims}}
        for claim, profiles, version, carries in CLAIMS:
            pdfs, said = build_all(program, source, folder, claim, tally)
            tally.add(f"{claim}: build says that nothing is attached",
                      ("allows no attached files" in said) != carries, said[-300:])
            if pdfs:
                pdfs += signing.sign_twice(program, keys, pdfs[0], Path(folder, claim), tally)
            for pdf in pdfs:
                check_file(pdf, claim, version, carries, tally)
            for profile in profiles:
                claimed.setdefault(profile, {}).update((pdf, claim) for pdf in pdfs)
        check_verified(program, source, folder, tally)
        check_navigation(list(claimed["4f"]), tally)
        made = {pdf.stem: pdf for pdf in claimed["4f"]}
        broken = damaged(made, folder, tally)
        if jar:
            check_profiles(jar, claimed, broken, tally)
    return tally.end()


sys.exit(main())
