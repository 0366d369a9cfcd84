#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Everyone can read it: what the program writes, judged by programs that know nothing of it.

Every PDF of the workspaces (and, where they stand beside the repository, of further documents)
passes veraPDF for PDF/UA-1 and PDF/A-3a and qpdf's check, embeds its fonts with a way back to
characters, reads in the right order, and looks alike in Poppler, MuPDF, Ghostscript, pdf.js and our
own PNG. Structure, outline, links and text hold up. A PDF damaged on purpose fails each check that
should notice. Signing changes none of it.
"""

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent)]
import accessible  # noqa: E402
import pdfjs  # noqa: E402
import readers  # noqa: E402
import signing  # noqa: E402
import verapdf  # noqa: E402
from navigation import squeezed, structure_by_poppler, structure_dump  # noqa: E402
from process import output_of  # noqa: E402
from tally import Tally  # noqa: E402

PROFILES = ("ua1", "3a")
DAMAGES = ("alt", "language", "headers", "claim")
NEIGHBOURS = ROOT.parent / "shared" / "data"
# A forced document claims no standard: veraPDF misses the claim, and nothing else may be wrong.
UNCLAIMED = {"ua1": {"not valid", "5-1"}, "3a": {"not valid", "6.6.4-1"}}


# Workspaces: that of the first command, others with the languages of the United Nations and with a
# theme of its own, and one with blocks in forms that they do not have.
WORKSPACES = {"sample": ROOT / "data", "languages": ROOT / "data" / "six-languages",
              "theme": ROOT / "data" / "own-theme", "kinds": HERE / "kinds",
              "blocks": HERE / "blocks"}


def build_samples(program, folder, tally):
    """PDFs of copies of the workspaces, absolute paths."""
    all_pdfs = []
    for name, workspace in WORKSPACES.items():
        copy = Path(folder, name)
        shutil.copytree(workspace, copy, ignore=shutil.ignore_patterns("out"))
        done = output_of(program, "build", str(copy))
        pdfs = sorted(copy.rglob("*.pdf"))
        tally.add(f"the workspace compiles: {name}", done.returncode == 0 and pdfs, done.stderr)
        printed = [line for line in done.stdout.splitlines() if line.endswith(".pdf")]
        tally.add(f"it prints where its PDFs are: {name}", len(printed) == len(pdfs), done.stdout)
        all_pdfs += pdfs
    return all_pdfs


def workspace_of(pdf, folder):
    return folder / pdf.relative_to(folder).parts[0]


def build_neighbours(program, folder, tally):
    """(PDF, source) of documents of a kind we know that stand beside the repository, if any."""
    pairs = []
    for source in sorted(NEIGHBOURS.glob("*.yaml")) if NEIGHBOURS.is_dir() else []:
        if not re.search(r"^  kind: quarterly-report$", source.read_text(), re.MULTILINE):
            continue
        target = Path(folder, source.stem)
        target.mkdir()
        done = output_of(program, "build", str(source), "--force", "-o", f"{target}/")
        made = list(target.glob("*.pdf"))
        tally.add(f"{source.name} compiles when forced", done.returncode in (0, 1) and made,
                  done.stderr)
        pairs += [(pdf, source) for pdf in made]
    return pairs


def damaged(pdf, folder, tally):
    """{kind of damage: PDF} of one that was sound."""
    broken = {}
    for what in DAMAGES if pdf else ():
        path = Path(folder, f"damaged-{what}.pdf")
        done = output_of(sys.executable, str(HERE / "damage.py"), str(pdf), str(path),
                         "--what", what)
        if tally.add(f"a PDF with damaged {what} is made", done.returncode == 0, done.stderr):
            broken[what] = path
    return broken


def signed_samples(program, pdfs, folder, tally):
    """PDFs: the first signed twice, the last certified and then signed."""
    keys = signing.Keys(folder)
    return [*signing.sign_twice(program, keys, pdfs[0], folder, tally),
            *signing.sign_twice(program, keys, pdfs[-1], folder, tally, "--certify", "2")]


def check_verapdf(pdfs, forced, broken, tally):
    jar, why = verapdf.locate()
    if not jar:
        tally.skip("veraPDF", why)
        return
    for profile in PROFILES:
        bad = broken.values() if profile == "ua1" else []
        results = verapdf.validate(jar, profile, [*pdfs, *forced, *bad])
        for pdf in pdfs:
            tally.add(f"veraPDF {profile}: {pdf.name}", not results[pdf], results[pdf])
        for pdf in forced:
            wrong = set(results[pdf]) - UNCLAIMED[profile]
            tally.add(f"veraPDF {profile}: {pdf.name} but for the claim", not wrong, sorted(wrong))
        for what, pdf in broken.items() if bad else ():
            tally.add(f"veraPDF {profile} finds the damaged {what}", results[pdf], "it passed")


def check_qpdf(pdf, tally):
    done = output_of("qpdf", "--check", str(pdf))
    clean = done.returncode == 0 and "WARNING" not in done.stdout + done.stderr
    tally.add(f"qpdf --check: {pdf.name}", clean, done.stdout + done.stderr)


def check_fonts(pdf, tally):
    rows = output_of("pdffonts", str(pdf)).stdout.splitlines()[2:]
    flags = [re.search(r"(yes|no) +(yes|no) +(yes|no) +\d+ +\d+ *$", row) for row in rows]
    good = rows and all(flag and flag.groups() == ("yes",) * 3 for flag in flags)
    tally.add(f"fonts embedded, subset, with characters: {pdf.name}", good, "\n".join(rows))


# What the structure of some documents has besides.
MORE_KINDS = {
    "cct-implementation-2023-q2": ("Figure", "TOC"),
    "specific-reviews-2022-q4": ("Figure", "TOC", "Caption"),
    "ssr1-briefing-compliance": ("Figure",),
    "ssr2-rt-plenary-2017-07": ("Figure",),
    "ssr2-9.1": ("Figure", "Caption"),
}


def check_structure(pdf, tally):
    tree = structure_dump(pdf)
    kinds = re.findall(r"^ *([A-Z][A-Za-z0-9]*)\b", tree, re.MULTILINE)
    for kind in ("H1", "Table", "TH", "TD", "L", "Link", *MORE_KINDS.get(pdf.stem, ())):
        tally.add(f"structure has {kind}: {pdf.name}", kind in kinds, sorted(set(kinds)))
    levels = [int(kind[1]) for kind in kinds if re.fullmatch(r"H[1-6]", kind)]
    steps = [b for a, b in zip([0, *levels], levels) if b > a + 1]
    tally.add(f"heading levels leave no gap: {pdf.name}", levels and not steps, levels)


# Page numbers without their blanks; the edition's language ends the name of its file.
PAGE_NUMBER = {"ar": "{}من{}", "en": "{}of{}", "es": "{}de{}", "fr": "{}sur{}", "ru": "{}из{}",
               "zh": "{}页，共{}页"}


def check_page_numbers(pdf, tally):
    count = int(re.search(r"^Pages: +(\d+)", output_of("pdfinfo", str(pdf)).stdout, re.M).group(1))
    pages = output_of("pdftotext", "-layout", str(pdf), "-").stdout.split("\f")[:count]
    form = PAGE_NUMBER.get(pdf.stem.rpartition(".")[2], PAGE_NUMBER["en"])
    wrong = [number for number, text in enumerate(pages, 1)
             if number > 1 and form.format(number, count) not in squeezed(text)]
    tally.add(f"'N of {count}' on every page after the cover: {pdf.name}", not wrong,
              f"not on pages {wrong}")


def check_reading_order(pdf, reading, tally):
    """The phrases of reading/<name>.txt follow one another on the pages and in the structure, as
    Poppler and pdf.js have them. `reading` is pdfjs.read()'s, or None."""
    expected = HERE / "reading" / (pdf.stem + ".txt")
    if not tally.add(f"there are phrases to look for in {pdf.name}", expected.exists(), expected):
        return
    phrases = [line for line in expected.read_text().splitlines()
               if line and not line.startswith("# ")]
    texts = {"pages": output_of("pdftotext", str(pdf), "-").stdout,
             "structure": structure_by_poppler(pdf)}
    if pdf.stem.endswith(".ar"):  # Poppler gives the order of display: copying.py undoes it
        texts = {}
        if not reading:
            tally.skip(f"phrases in order: {pdf.name}", "there is no pdf.js")
    if reading:
        texts["pages by pdf.js"] = "".join(map(pdfjs.plain_text, reading["pages"]))
        texts["structure by pdf.js"] = "".join(map(pdfjs.structure_text, reading["pages"]))
    for name, text in texts.items():
        lost = first_lost(phrases, squeezed(text))
        tally.add(f"{len(phrases)} phrases in order in the {name}: {pdf.name}", not lost, lost)


def first_lost(phrases, text):
    """What is said of the first phrase that does not follow the one before it, or nothing."""
    at = 0
    for phrase in map(squeezed, phrases):
        found = text.find(phrase, at)
        if found < 0:
            return f"'{phrase}' " + ("stands earlier" if phrase in text else "is not there")
        at = found + len(phrase)
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    tally = Tally("conformance")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        tally.add("phrases in a wrong order are noticed", first_lost(["b", "a"], "ab"))
        pdfs = build_samples(program, folder, tally)
        neighbours = build_neighbours(program, folder, tally)
        forced = [pdf for pdf, _ in neighbours]
        signed = signed_samples(program, pdfs, folder, tally) if pdfs else []
        broken = damaged(pdfs[0] if pdfs else None, folder, tally)
        check_verapdf([*pdfs, *signed], forced, broken, tally)
        for pdf in signed:
            check_qpdf(pdf, tally)
        readers.at_once(structure_dump, [*pdfs, *forced])
        for pdf in [*pdfs, *forced]:
            check_qpdf(pdf, tally)
            check_fonts(pdf, tally)
            check_structure(pdf, tally)
            check_page_numbers(pdf, tally)
        readings = readers.check_navigation(program, [*pdfs, *forced], folder, tally)
        if readings:
            accessible.check_all({pdf: readings[pdf] for pdf in pdfs},
                                 {pdf: readings[pdf] for pdf in forced}, folder, tally)
        for pdf in pdfs:
            check_reading_order(pdf, readings.get(pdf), tally)
        pairs = [*((pdf, workspace_of(pdf, folder)) for pdf in pdfs), *neighbours]
        readers.check_agreement(program, pairs, folder, tally)
        if pdfs:
            readers.check_complaints(program, pdfs[0], folder, tally)
    return tally.end()


sys.exit(main())
