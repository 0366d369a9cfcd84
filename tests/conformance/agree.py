#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Poppler, MuPDF, Ghostscript, pdf.js and our own PNG show the same pages.

    agree.py PROGRAM DOCUMENT FILE.pdf    DOCUMENT (a file or a workspace) is built to PNG pages,
                                          which are compared with FILE.pdf, built of it before
    agree.py --pages STEM FILE.pdf        the PNG pages STEM-01.png ... at 72 dpi are there already

Each page is looked at in grey, at 72 dpi. In no square of 8 by 8 pixels, on a grid of 4, may the
means of two renderers differ by more than 24 of 255. The PDF is rendered at 288 dpi and the pixels
are averaged: Poppler sets glyphs on whole rows of pixels and makes thin lines a pixel wide, which
at 72 dpi would be half a point, more than the mistakes that are looked for.

None of them may have anything to warn of. Then one glyph of the first page is moved by 3 pt in a
copy of the PDF, and the comparison must notice it with each of them. --no-shift leaves that out.

Exit status: 0 they agree (and the moved glyph was noticed), 1 they do not, 2 it could not be tried.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import pdfjs  # noqa: E402
from raster import STEP, Blocks, CannotTry, read_pgm, read_png  # noqa: E402

FINE = 4        # [px/pt] how fine the PDF is rendered
LIMIT = 24      # [1/255] difference of the means of two squares
MOVE = 3        # [pt]
OURS = "our PNG"
# Debian's MuPDF is built without colour management; its pages are compared in grey.
HARMLESS = "warning: ICC support is not available"


def run(*command, ok=(0,)):
    try:
        done = subprocess.run([str(word) for word in command], capture_output=True)
    except FileNotFoundError:
        raise CannotTry(f"there is no {command[0]}") from None
    if done.returncode not in ok:
        raise CannotTry(f"{command[0]} failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def words_of(*command):
    """What a renderer says besides its picture."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    ended = f" (status {done.returncode})" if done.returncode else ""
    return (done.stdout.decode(errors="replace") + ended).replace(HARMLESS, "").strip()


def worst(one, other):
    """(difference of means, x, y) of the square that differs most."""
    if abs(one.width - other.width) > 1 or abs(one.height - other.height) > 1:
        return 255, 0, 0  # more than a rounding of the page's size
    differences = [[a - b for a, b in zip(*rows)] for rows in zip(one.rows, other.rows)]
    return max((abs(above[x] + above[x + 1] + below[x] + below[x + 1]) / 4, x * STEP, y * STEP)
               for y, (above, below) in enumerate(zip(differences, differences[1:]))
               for x in range(len(above) - 1))


# Renderers: write the pictures of a PDF's pages to a folder; give what they complained of.

def by_poppler(pdf, folder):
    return words_of("pdftoppm", "-gray", "-r", 72 * FINE, pdf, folder / "page")


def by_mupdf(pdf, folder):
    return words_of("mutool", "draw", "-q", "-r", 72 * FINE, "-c", "gray", "-o",
                    folder / "page-%04d.pgm", pdf)


def by_ghostscript(pdf, folder):
    return words_of("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pgmraw",
                    f"-r{72 * FINE}", "-o", folder / "page-%04d.pgm", pdf)


COMMANDS = {"Poppler": ("pdftoppm", by_poppler), "MuPDF": ("mutool", by_mupdf),
            "Ghostscript": ("gs", by_ghostscript)}


class Rendering:
    """Pages of one PDF by all renderers: {renderer: [blocks of a page]}, and their complaints."""

    def __init__(self):
        self.pages, self.complaints = {}, []

    def add(self, renderer, pictures, complaint):
        """Takes the pictures, some megabytes each, and removes them."""
        self.pages[renderer] = []
        for picture in pictures:
            self.pages[renderer].append(Blocks(read_pgm(picture), FINE))
            picture.unlink()
        if complaint:
            self.complaints.append(f"{renderer} says: {complaint}")


def rendered(pdfs):
    """The Rendering of each of the PDFs."""
    renderings = [Rendering() for _ in pdfs]
    for name, (command, draw) in COMMANDS.items():
        if not shutil.which(command):
            raise CannotTry(f"there is no {command}")
        for pdf, rendering in zip(pdfs, renderings):
            with tempfile.TemporaryDirectory() as folder:
                complaint = draw(pdf, Path(folder))
                rendering.add(name, sorted(Path(folder).iterdir()), complaint)
    with tempfile.TemporaryDirectory() as folder:
        try:
            results = pdfjs.read(pdfs, Path(folder), FINE)
        except pdfjs.CannotRead as why:
            raise CannotTry(why) from None
        for result, rendering in zip(results, renderings):
            rendering.add("pdf.js", [page["picture"] for page in result.get("pages", ())],
                          result.get("error") or "\n".join(result["warnings"]))
    return renderings


def disagreements(images):
    """(renderer, other, in words) of the pages that differ too much."""
    names = list(images)
    counts = {name: len(pages) for name, pages in images.items()}
    if len(set(counts.values())) != 1:
        yield *names[:2], f"they differ in the number of pages: {counts}"
        return
    for number in range(counts[names[0]]):
        for i, one in enumerate(names):
            for other in names[i + 1:]:
                difference, x, y = worst(images[one][number], images[other][number])
                if difference > LIMIT:
                    yield one, other, f"page {number + 1}: {one} and {other} differ by " \
                                      f"{difference:.1f} at {x},{y}"


def string_end(content, at):
    """Where the literal string that begins at `at` ends, behind its parenthesis."""
    depth = 0
    while True:
        char = content[at:at + 1]
        depth += (char == b"(") - (char == b")")
        at += 2 if char == b"\\" else 1
        if depth == 0:
            return at


def first_code(string):
    """Bytes of the source of a string that make its first two-byte code, and its delimiters."""
    if string[:1] == b"<":
        return string[1:5], b"<>"
    code = re.match(rb"(?:\\[0-7]{1,3}|\\.|[^\\]){2}", string[1:-1], re.DOTALL)
    return code[0], b"()"


def moved(content):
    """The content with one glyph of its largest text moved; the glyphs after it stay."""
    sizes = [(float(size[1]), size.end()) for size in
             re.finditer(rb"/F\d+ ([\d.]+) Tf", content)]
    if not sizes:
        raise CannotTry("the first page has no text")
    size, at = max(sizes, key=lambda found: found[0])
    start = re.compile(rb"\[\s*([(<])").search(content, at)
    if not start:
        raise CannotTry("the largest text of the first page cannot be found")
    begin = start.start(1)
    end = string_end(content, begin) if start[1] == b"(" else content.index(b">", begin) + 1
    code, marks = first_code(content[begin:end])
    rest = content[begin + 1 + len(code):end - 1]
    shift = MOVE * 1000 / size
    glyph = b"%.3f %c%b%c %.3f %c%b%c" % (-shift, marks[0], code, marks[1], shift, marks[0], rest,
                                          marks[1])
    return content[:begin] + glyph + content[end:]


def with_moved_glyph(pdf, folder):
    """A copy of the PDF's first page, one glyph moved by 3 pt."""
    plain, edited, fixed = folder / "plain.pdf", folder / "edited.pdf", folder / "moved.pdf"
    run("qpdf", "--qdf", "--object-streams=disable", pdf, "--pages", ".", "1", "--", plain,
        ok=(0, 3))
    data = plain.read_bytes()
    start = data.index(b"stream\n", data.index(b"%% Contents for page 1\n"))
    end = data.index(b"endstream", start)
    edited.write_bytes(data[:start] + moved(data[start:end]) + data[end:])
    fixed.write_bytes(run("fix-qdf", edited))
    return fixed


def check_shift(copy, png):
    """Why the comparison is blind to a glyph moved on the first page, or None."""
    found = {(one, other) for one, other, _ in disagreements({**copy, OURS: [png]})}
    if any(other != OURS for _, other in found):
        return f"the copy with a moved glyph is not read alike: {found}"
    blind = set(copy) - {one for one, _ in found}
    return f"a glyph moved by {MOVE} pt was not noticed with {sorted(blind)}" if blind else None


def build_pages(program, document, pdf, folder):
    """Builds PNG pages; the stem of those that belong to the PDF."""
    target = folder / "pages"
    target.mkdir()
    # Findings that do not stop the pages are the business of other tests.
    run(program, "build", document, "--force", "--format", "png", "--dpi", "72", "-o",
        f"{target}/", ok=(0, 1))
    return target / pdf.stem


def pages_of(stem):
    pattern = re.compile(re.escape(stem.name) + r"-\d+\.png$")
    return sorted(path for path in stem.parent.iterdir() if pattern.match(path.name))


def check(options, folder):
    pdf = Path(options.files[-1]).resolve()
    stem = Path(options.pages) if options.pages else build_pages(*options.files[:2], pdf, folder)
    ours = [Blocks(read_png(path), 1) for path in pages_of(stem)]
    if not ours:
        raise CannotTry(f"there is no {stem}-01.png")
    rendering, *copy = rendered([pdf, with_moved_glyph(pdf, folder)] if options.shift else [pdf])
    complaints = rendering.complaints
    complaints += [text for _, _, text in disagreements({**rendering.pages, OURS: ours})]
    if not complaints and options.shift:
        complaints = [text for text in [check_shift(copy[0].pages, ours[0])] if text]
    print("\n".join(complaints) or f"{pdf.name}: {len(ours)} pages agree")
    return 1 if complaints else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--pages", metavar="STEM")
    parser.add_argument("--no-shift", dest="shift", action="store_false")
    options = parser.parse_args()
    if len(options.files) != (1 if options.pages else 3):
        parser.error("wrong number of files")
    with tempfile.TemporaryDirectory() as folder:
        try:
            return check(options, Path(folder).resolve())
        except CannotTry as why:
            print(f"cannot compare: {why}")
            return 2


if __name__ == "__main__":
    sys.exit(main())
