#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Everything the data says is in its PDF: each value of each file is looked for in the text that
pdftotext takes out again, with line ends and hyphens undone. A short list of fields is exempt, each
for its reason. The files are the samples of data/ and those of the folder shared/data beside
the repository, when there is one.

    tests/property/coverage.py --program build/rapporteur
"""

import argparse
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "conformance")]
import pdfjs  # noqa: E402
from tally import Tally  # noqa: E402

# What is not printed as it stands, and why. A path is matched from its end; "*" is any key.
EXEMPT = {
    "format": "names the format",
    "id": "refers; what is printed is the record it names",
    "kind": "a word that chooses (layout, kind of event or decision)",
    "lang": "sets the language; nobody reads the tag",
    "description": "is for the metadata, which tests/property/metadata.py reads",
    "keywords": "are for the metadata",
    "authoritative": "stands in translations, not in the text that counts",
    "dir": "sets the direction",
    "page": "chooses the paper",
    "layout": "chooses the layout",
    "type": "chooses the slide",
    "use": "chooses the part a slide shows",
    "show": "chooses the fields a slide shows",
    "stated": "what an older document printed: checked, never printed",
    "allow": "names rules",
    "because": "explains a waiver to its reader, who has the data",
    "item_style": "is the form of the labels; they are printed in it",
    "levels": "the scale; each level in use is printed in its row",
    "date_format": "is the form of dates; they are printed in it",
    "status_heading": "has a blank, which is filled",
    "order": "sorts",
    "year": "completes dates that are printed without it",
    "count": "is checked against the words that say it",
    "aliases": "other spellings, for checks",
    "terminal": "a property that other parts use",
    "needs_documentation": "a property that rules use",
    "theme": "chooses the look",
    "output": "chooses the folder",
    "file": "names a part in another file",
}

# Fields that refer to a record: what is printed is a name or label of it.
REFERENCES = {
    "publisher", "authors", "review", "period", "recommendation", "recommendations", "event",
    "group", "groups", "body", "of", "parent", "organisation", "owners", "owner", "presenter",
    "rapporteur", "volunteers", "status", "briefing", "before", "during", "disposition",
    "state", "from_status",
}
DATES = {"date", "published", "as_of", "submitted", "approved", "completed", "due", "expected",
         "final", "from", "to"}
NO_VALUES = {"N/A": "N/A", "TBD": "to be decided", "unknown": None, "": None, "/": None}
TRUTHS = {"yes", "no", "true", "false"}
MONTHS = ("January February March April May June July August September October November "
          "December").split()


class Loader(yaml.BaseLoader):
    """Every scalar as it is written."""


def flat(text):
    """The text as a comparison sees it: compatibility forms undone, no blanks, no hyphens."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\u200b-\u200f\u2066-\u2069\u202a-\u202e\u00ad]", "", text)
    return re.sub(r"[\s\u2010\u2011-]+", "", text).casefold()


def plain(value):
    """A text of the data without its markup, as a list of pieces that stand together."""
    value = re.sub(r"\{[^}]*\}", "\0", value)
    value = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r"\1", value)
    value = re.sub(r"<((?:https?|mailto):[^>]*)>", r"\1", value)
    value = re.sub(r"(\*\*|\*|`)", "", value)
    value = value.replace("\\", "")
    return [piece.strip(" ()") for piece in value.split("\0") if piece.strip(" ()")]


def targets(value):
    """The addresses that a text links to: they are in the list of links."""
    return [url for url in re.findall(r"\[[^\]]*\]\((https?:[^)]*)\)", value)]


def date_forms(value):
    """The ways in which a date may be printed."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        year, month, day = match[1], MONTHS[int(match[2]) - 1], int(match[3])
        return [f"{day} {month} {year}", f"{day} {month[:3]} {year}", f"{day} {month}"]
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        month = MONTHS[int(match[2]) - 1]
        return [f"{month} {match[1]}", f"{month[:3]} {match[1]}"]
    if match := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return [f"Q{match[2]} {match[1]}"]
    return [value]


def wanted(path, value):
    """Alternatives, one of which must be found; None when nothing is asked for."""
    names = [key for key in path if isinstance(key, str)]
    field = names[-1] if names else ""
    if value in NO_VALUES:
        return [NO_VALUES[value]] if NO_VALUES[value] and field != "notes" else None
    if value in TRUTHS or any(name in EXEMPT for name in names):
        return None
    if "priority" in names and field in ("items", "in_part"):
        return None
    if field in REFERENCES and not (field == "status" and "next_steps" in names):
        return None
    if field in DATES:
        return date_forms(value)
    if field == "url" or re.fullmatch(r"https?://\S+", value):
        return [value] if value != "#" else None
    return [value]


def leaves(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, path + (key,))
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from leaves(value, path + (i,))
    else:
        yield path, node or ""


class Printed:
    """The text of a PDF. What begins on one page may end on the next."""

    def __init__(self, pages):
        self.pages = [flat(page) for page in pages]
        self.all = "".join(self.pages)

    def has(self, words):
        words = flat(words)
        if words in self.all:
            return True
        for first, second in zip(self.pages, self.pages[1:]):
            n = longest_prefix(words, first)
            if n and any(words[i:] in second for i in range(n, max(n - 40, 0), -1)):
                return True
        return False


def longest_prefix(words, text):
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if words[:middle] in text:
            low = middle
        else:
            high = middle - 1
    return low


def missing_values(data, text):
    for path, value in leaves(data):
        forms = wanted(path, value)
        if forms is None:
            continue
        found = any(all(text.has(piece) for piece in plain(form)) for form in forms)
        if not found or not all(text.has(url) for url in targets(value)):
            yield ".".join(map(str, path)), value


# [points] from the page's edges: what is outside is the running head and foot.
HEAD, FOOT, SLIDE_FOOT = 60, 55, 36


def text_block(pdf):
    """The part of each page between running head and foot, for pdftotext."""
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True, text=True).stdout
    width, height = (float(n) for n in re.search(r"Page size: +([\d.]+) x ([\d.]+)", info).groups())
    slide = width > height
    top = 0 if slide else HEAD
    bottom = height - (SLIDE_FOOT if slide else FOOT)
    return ["-x", "0", "-y", str(top), "-W", str(int(width)), "-H", str(int(bottom - top))]


def edition(source):
    """The document and the language of a file: report.fr.yaml holds words of report.yaml's."""
    stem, _, lang = source.stem.rpartition(".")
    document = source.with_name(f"{stem}.yaml")
    return (document, ["--lang", lang]) if stem and document.exists() else (source, [])


def pages_of(pdf, source):
    """The text of each page in the order of its content. From right to left that is the order of
    display: Poppler and pdf.js turn it round, each with faults of its own (docs/ARCHITECTURE.md)
    around figures and vowel signs, so that what one of them has is there."""
    turned = source.stem.endswith(".ar")
    order = [] if turned else ["-raw"]
    text = subprocess.run(["pdftotext", *order, *text_block(pdf), pdf, "-"], capture_output=True,
                          timeout=120, check=True).stdout.decode("utf-8")
    more = pdfjs.read([pdf])[0]["pages"] if turned else []
    return text.split("\f") + [pdfjs.plain_text(page) for page in more]


def printed(program, source, folder):
    pdf = Path(folder) / (source.stem + ".pdf")
    document, lang = edition(source)
    run = subprocess.run([program, "build", document, *lang, "--force", "-o", pdf, "--color",
                          "never"],
                         capture_output=True, timeout=120, text=True)
    if not pdf.exists():
        return None, run.stderr
    return Printed(pages_of(pdf, source)), ""


def whole(source):
    """The data of a document that stands in one file; parts in other files are left to them."""
    return yaml.load(source.read_text(encoding="utf-8"), Loader)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    program = Path(options.program).resolve()
    tally = Tally("coverage")
    sources = [path for path in sorted((ROOT / "data").rglob("*.yaml"))
               if "document" in whole(path)]
    given = sorted((ROOT.parent / "shared" / "data").glob("*.yaml"))
    if not given:
        print("  no folder shared/data beside the repository: the samples of data/ only")
    sources += given
    with tempfile.TemporaryDirectory() as folder:
        for source in sources:
            text, problem = printed(program, source, folder)
            lost = [f"{path}: {value}" for path, value in missing_values(whole(source), text)] \
                if text else [problem]
            tally.add(source.name, not lost, "\n".join(["not in the PDF:", *lost]))
    sys.exit(tally.end())


if __name__ == "__main__":
    main()
