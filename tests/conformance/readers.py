# SPDX-License-Identifier: MIT
"""Cases of the conformance suite: what readers show of a PDF, and where its links lead."""

import copy
import hashlib
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import damage
import navigation
import pdfjs
from navigation import Readings
from process import output_of

HERE = Path(__file__).resolve().parent
# A damage, and what is said of it.
MISLED = {"outline": "the outline leads to page", "contents": "the contents say",
          "nowhere": "leads nowhere"}


def at_once(function, items):
    """function(item) of all items, as many at a time as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))


def build_pictures(program, documents, folder):
    """{document: folder with the PNG pages of all that is built of it}."""
    pictures = {}
    for document in documents:
        if document not in pictures:
            pictures[document] = Path(tempfile.mkdtemp(dir=folder))
            # Findings that do not stop the pages are the business of other tests.
            output_of(program, "build", document, "--force", "--format", "png", "--dpi", "72", "-o",
                      f"{pictures[document]}/")
    return pictures


def check_agreement(program, pairs, folder, tally):
    """agree.py compares the pages of five renderers and shows that it can see a moved glyph.
    `pairs` are (PDF, document or workspace that it was built of)."""
    pictures = build_pictures(program, [document for _, document in pairs], folder)
    results = at_once(lambda pair: output_of(sys.executable, HERE / "agree.py", "--pages",
                                             pictures[pair[1]] / pair[0].stem, pair[0]), pairs)
    for (pdf, _), done in zip(pairs, results):
        if done.returncode == 2:
            tally.skip(f"renderers agree: {pdf.name}", done.stdout + done.stderr)
        else:
            tally.add(f"five renderers agree: {pdf.name}", done.returncode == 0,
                      done.stdout + done.stderr)


def check_complaints(program, pdf, folder, tally):
    """What the readers warn of is heard: here of a file without its end."""
    cut = Path(folder, "cut", pdf.name)
    cut.parent.mkdir()
    cut.write_bytes(pdf.read_bytes()[:-40])
    done = output_of(sys.executable, str(HERE / "agree.py"), "--no-shift", program,
                     str(folder / "sample"), str(cut))
    if done.returncode == 2:
        tally.skip("a file without its end", done.stdout + done.stderr)
        return
    for reader in ("Poppler", "MuPDF", "Ghostscript", "pdf.js"):
        tally.add(f"{reader} complains of a file without its end",
                  f"{reader} says: " in done.stdout, done.stdout + done.stderr)


def check_navigation(program, pdfs, folder, tally):
    """Outline, links, structure, text and attachments are the same in all readers, and true."""
    misled = misled_copies(pdfs, folder, tally)
    try:
        results = pdfjs.read([*pdfs, *misled.values()])
    except pdfjs.CannotRead as why:
        tally.skip("outline, links and text in four readers", why)
        return {}
    found = dict(zip(pdfs, results))
    for pdf, reading in found.items():
        problems = navigation.problems(pdf, reading)
        tally.add(f"outline, links, structure and text are alike in four readers: {pdf.name}",
                  not problems, "\n".join(problems))
        check_attachments(program, pdf, reading, folder, tally)
    for (what, pdf), reading in zip(misled.items(), results[len(pdfs):]):
        problems = navigation.problems(pdf, reading)
        tally.add(f"navigation.py notices '{MISLED[what]}'",
                  any(MISLED[what] in problem for problem in problems), problems)
    if pdfs:
        check_comparisons(*max(found.items(), key=lambda one: urls_of(one[1])), tally)
    return found


def urls_of(reading):
    """How many links lead elsewhere."""
    return sum(bool(link["url"]) for page in reading["pages"] for link in page["links"])


def misled_copies(pdfs, folder, tally):
    """{damage: PDF} of the first PDF that has what is damaged."""
    copies = {}
    for what in MISLED if pdfs else ():
        copy_of = Path(folder, f"misled-{what}.pdf")
        if tally.add(f"a PDF misled by its {what} is made",
                     any(damage.damage(pdf, copy_of, what) for pdf in pdfs)):
            copies[what] = copy_of
    return copies


def check_comparisons(pdf, reading, tally):
    """Each comparison of readers notices when one of them has found less."""
    readings = Readings(pdf, reading)
    for kind in navigation.KINDS:
        for reader in list(getattr(readings, kind))[1:]:
            less = copy.copy(readings)
            found = dict(getattr(readings, kind))
            found[reader] = fewer(found[reader])
            setattr(less, kind, found)
            problems = list(navigation.reader_problems(less))
            tally.add(f"a part of the {kind} that {reader} misses is noticed",
                      len(problems) == 1 and problems[0].startswith(f"{kind}: "), problems)


def fewer(found):
    """A finding without its last part."""
    return dict(list(found.items())[:-1]) if isinstance(found, dict) else found[:-1]


def check_attachments(program, pdf, reading, folder, tally):
    """pdf.js gives the very files that `extract` writes."""
    target = Path(tempfile.mkdtemp(dir=folder))
    done = output_of(program, "extract", str(pdf), "-o", str(target))
    files = {str(path.relative_to(target)): hashlib.sha256(path.read_bytes()).hexdigest()
             for path in target.rglob("*") if path.is_file()}
    tally.add(f"pdf.js gives the {len(files)} files that extract writes: {pdf.name}",
              files and files == reading.get("attachments"),
              f"{done.stderr}\n{files}\n{reading.get('attachments')}")
