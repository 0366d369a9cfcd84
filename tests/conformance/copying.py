#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Text copies as it was written: in the six languages of the United Nations, and in Hebrew.

Each document of six/ is built, and every sentence of its source must come out of each reader whole,
and in the order of the source: Poppler (pdftotext as the page is laid out, pdftotext -raw, the text
of the structure), MuPDF, Ghostscript and pdf.js. Only NFKC, blanks and line ends are made alike; a
soft hyphen goes with its line end. What a reader does wrong by itself is undone by name, at its
function, or it is not asked. A PDF two of whose characters are exchanged must fail in all of them.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import pdfjs  # noqa: E402
from tally import Tally  # noqa: E402

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar", "he")
FROM_RIGHT = ("ar", "he")
# Poppler marks the direction of runs; our sources have none of these.
DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EAST = "[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef“”…]"


def folded(text, lang):
    text = re.sub(r"\s+", " ", re.sub("\u00ad\\s*", "", DIRECTION_MARKS.sub("", text)))
    if lang == "zh":
        text = re.sub(f"(?<={EAST}) | (?={EAST})", "", text)
    text = re.sub(r"(?<=[/?&=-]) (?=[a-z0-9])", "", text)  # an address at the end of a line
    return unicodedata.normalize("NFKC", text).strip()


# The sources

def plain(line):
    """A line of prose without its marks."""
    line = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line)
    line = re.sub(r"\{lang \S+ ?: ([^}]*)\}", r"\1", line)
    return re.sub(r"^- ", "", line)


def sentences(folder, lang):
    """(sentence, where it stands: text, table, or number of its column) in their order."""
    source = (folder / f"{lang}.yaml").read_text()
    module = (folder / f"layouts/words/{lang}.lua").read_text()
    words = dict(re.findall(r'^  (\w+) = "(.*)",$', module, re.MULTILINE))
    said = [(line, "text") for line in
            re.findall(r"^  (?:title|subtitle): (.+)$", source, re.MULTILINE)[:2]]
    body = source[source.index("\nsections:"):]
    for number, part in enumerate(re.split(r"^  - title: ", body, flags=re.MULTILINE)[1:]):
        title, _, *lines = part.splitlines()
        said += [(title, "text")] if number < 3 else []
        said += [(plain(line.strip()), number - 1 if number > 1 else "text")
                 for line in lines if line.strip()]
        said += [(words["mark"], "text")] if number == 0 else []
    return said + [(words[key], "table") for key in
                   ("figures", "table", "measures", "place", "ready", "late", "north", "south",
                    "all", "source", "note")]


# Readers, each with what it does wrong by itself

def output_of(*command):
    return subprocess.run([str(word) for word in command], capture_output=True).stdout


WORD_FROM_RIGHT = re.compile("[\u0590-\u06ff]+")


def turned(match):
    """Signs around letters, put from the order of the page into that of the text."""
    before, core, after = re.fullmatch(r"([\W_]*)(.*?)([\W_]*)", match[1], re.DOTALL).groups()
    return after[::-1] + core + before[::-1]


def poppler(pdf, lang):
    """pdftotext. Poppler 22.12 puts runs against the direction of the line between marks; a full
    stop, a comma or a colon begins one; and the signs at both ends keep the order of the page."""
    text = output_of("pdftotext", pdf, "-").decode()
    inner = "\u202a" if lang in FROM_RIGHT else "\u202b"
    return re.sub(f"{inner}([^\u202a-\u202c]*)\u202c", turned, text)


def content(pdf, lang):
    """pdftotext -raw: the order of the content. Poppler 22.12 gives words, and so lines from right
    to left word by word from the left: not asked there."""
    text = output_of("pdftotext", "-raw", pdf, "-").decode()
    return re.sub("\u202b([^\u202a-\u202c]*)\u202c", turned, text)


def structure(pdf, _):
    """pdfinfo -struct-text. Poppler 22.12 gives the letters of right-to-left text as painted."""
    tree = output_of("pdfinfo", "-struct-text", pdf).decode()
    text = "".join(re.findall(r'^ *"(.*?)"$', tree, re.MULTILINE | re.DOTALL))
    return WORD_FROM_RIGHT.sub(lambda word: word[0][::-1], text)


CELL = 60  # [pt] between characters: MuPDF takes cells for one line


def runs(line):
    """Texts of a line's runs: they follow the sources, and each from right to left goes back."""
    cut, pen = [""], 0.0
    for char in line.iter("char"):
        x = float(char.get("x"))
        if not -0.01 < x - pen < CELL:
            cut.append("")
        cut[-1] += char.get("c")
        pen = x
    return cut


def from_left(run):
    return any(unicodedata.bidirectional(c) in ("L", "EN", "AN") for c in run)


def mupdf(pdf, lang):
    """mutool draw. MuPDF 1.21 gives a run from right to left as painted; later ones turn it round,
    as is done here."""
    if lang not in FROM_RIGHT:
        text = output_of("mutool", "draw", "-q", "-F", "txt", pdf).decode()
        return WORD_FROM_RIGHT.sub(lambda word: word[0][::-1], text)
    pages = ElementTree.fromstring(output_of("mutool", "draw", "-q", "-F", "stext", pdf))
    return "\n".join("".join(run if from_left(run) else run[::-1] for run in runs(line))
                     for line in pages.iter("line"))


def ghostscript(pdf, _):
    """txtwrite. Ghostscript 10.00 garbles what a ligature stands for, and knows neither text from
    right to left nor columns: it is asked for the rest."""
    text = output_of("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=txtwrite",
                     "-sOutputFile=-", pdf).decode(errors="replace")
    return text.translate({ord(c) << 8: c for c in "fil"} | {0xcf00: "fi", 0xd200: "fl"})


def pdf_js(reading):
    """What is copied from pdf.js. Version 5.4 leaves soft hyphens out and keeps the line end."""
    return "\n".join(map(pdfjs.plain_text, reading["pages"]))


# Cases

class Document:
    def __init__(self, lang, folder, pdf):
        self.lang, self.pdf, self.right = lang, pdf, lang in FROM_RIGHT
        self.said = sentences(folder, lang)

    def lost(self, text, without=(), drop="(?!)"):
        """What is said of the sentences that do not follow one another in `text`; those that stand
        at or are one of `without` are not asked for, and what `drop` matches does not count."""
        def bare(text):
            return re.sub(drop, "", folded(text, self.lang))

        text, at, lost = bare(text), 0, []
        for sentence, where in self.said:
            wanted = bare(sentence)
            found = text.find(wanted, at)
            if where in without or sentence in without:
                continue
            if found < 0:
                lost.append(("out of order: " if wanted in text else "lost: ") + sentence)
            else:
                at = found + len(wanted)
        return lost


def blocks_in_order(document):
    """Poppler gives the structure of right-to-left text with its letters as painted, so that only
    whole blocks can be compared: titles and cells are there in the order of the source."""
    tree = output_of("pdfinfo", "-struct-text", document.pdf).decode()

    def letters(text):
        return "".join(sorted(folded(text, document.lang).replace(" ", "")))

    blocks = [letters(block) for block in
              re.findall(r'^ *"(.*?)"$', tree, re.MULTILINE | re.DOTALL)]
    lost, at = [], 0
    for number, (sentence, where) in enumerate(document.said):
        key = letters(sentence)
        if key in blocks[at:]:
            at = blocks.index(key, at) + 1
        elif key in blocks or number < 2 or where == "table":
            lost.append(("out of order: " if key in blocks else "lost: ") + sentence)
    return lost


def readings(document, js):
    """(reader, what is lost of a document in it)."""
    lang, pdf, right = document.lang, document.pdf, document.right
    # Poppler 22.12 takes three columns from right to left for the first, the third, the second.
    yield "pdftotext", document.lost(poppler(pdf, lang), without=(3,) if right else ())
    yield "MuPDF", document.lost(mupdf(pdf, lang))
    if right:
        yield "the structure", blocks_in_order(document)
    else:
        foreign = [sentence for sentence, _ in document.said if WORD_FROM_RIGHT.search(sentence)]
        yield "the structure", document.lost(structure(pdf, lang))
        yield "pdftotext -raw", document.lost(content(pdf, lang))
        yield "Ghostscript", document.lost(ghostscript(pdf, lang), without=(1, 2, 3, *foreign))
    if js:
        # Of text from right to left pdf.js 5.4 drops the blanks between runs, and puts the vowel
        # signs at the ends of words elsewhere; at hyphens it keeps the line end.
        drop = "[ \u0591-\u05bd\u05bf-\u05c7\u064b-\u0652]" if right else " "
        yield "pdf.js", document.lost(pdf_js(js), drop=drop)


def with_wrong_letter(pdf, target):
    """A copy of the PDF in which the first letter of the font with the most codes is an @."""
    plain = output_of("qpdf", "--qdf", "--object-streams=disable", pdf, "-")
    maps = [match for match in re.finditer(rb"begincmap.*?endcmap", plain, re.DOTALL)]
    largest = max(maps, key=lambda match: len(match[0]))
    codes = re.findall(rb"<[0-9a-f]{4}> ?<([0-9a-f]{4})>\n", largest[0])
    letters = [code for code in codes if chr(int(code, 16)).isalpha()]
    code = letters[0]
    wrong = largest[0].replace(b"<" + code + b">\n", b"<0040>\n")
    Path(target).write_bytes(plain[:largest.start()] + wrong + plain[largest.end():])
    return target


def build(program, folder, target, tally):
    done = subprocess.run([program, "build", folder, "-o", f"{target}/"], capture_output=True,
                          text=True)
    tally.add("the documents compile", done.returncode == 0, done.stderr)
    return [Document(lang, folder, target / f"six-{lang}.pdf") for lang in LANGUAGES]


def read_by_pdfjs(documents, tally):
    try:
        return pdfjs.read([document.pdf for document in documents])
    except pdfjs.CannotRead as why:
        tally.skip("pdf.js", why)
        return [None] * len(documents)


def check(documents, tally):
    for document, js in zip(documents, read_by_pdfjs(documents, tally)):
        for reader, lost in readings(document, js):
            tally.add(f"{document.lang}: {reader}", not lost, "\n".join(lost))


def check_damaged(documents, folder, tally):
    for document in documents:
        document.pdf = with_wrong_letter(document.pdf, folder / f"wrong-{document.lang}.pdf")
    for document, js in zip(documents, read_by_pdfjs(documents, tally)):
        for reader, lost in readings(document, js):
            tally.add(f"{document.lang}: {reader} shows a wrong letter", lost, "all was found")
        document.said.reverse()
        complaints = [why for _, lost in readings(document, None) for why in lost]
        tally.add(f"{document.lang}: a wrong order is noticed",
                  any("out of order" in why for why in complaints), complaints)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    options = parser.parse_args()
    tally = Tally("copying")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        documents = build(Path(options.program).resolve(), HERE / "six", folder, tally)
        if tally.failed == 0:
            check(documents, tally)
            check_damaged(documents, folder, tally)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
