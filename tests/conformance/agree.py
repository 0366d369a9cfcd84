#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Poppler, MuPDF and our own PNG show the same pages.

    agree.py PROGRAM DOCUMENT FILE.pdf    DOCUMENT (a file or a workspace) is built to PNG pages,
                                          which are compared with FILE.pdf, built of it before
    agree.py --pages STEM FILE.pdf        the PNG pages STEM-01.png ... at 72 dpi are there already

Each page is looked at in grey, at 72 dpi. In no square of 8 by 8 pixels, on a grid of 4, may the
means of two renderers differ by more than 24 of 255. Poppler and MuPDF render at 288 dpi and their
pixels are averaged: Poppler sets glyphs on whole rows of pixels and makes thin lines a pixel wide,
which at 72 dpi would be half a point, more than the mistakes that are looked for.

Then one glyph of the first page is moved by 3 pt in a copy of the PDF, and the comparison must
notice it. --no-shift leaves that out.

Exit status: 0 they agree (and the moved glyph was noticed), 1 they do not, 2 it could not be tried.
"""

import argparse
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

STEP = 4        # [pt] a square is two steps wide
FINE = 4        # [px/pt] how fine the PDF is rendered
LIMIT = 24      # [1/255] difference of the means of two squares
MOVE = 3        # [pt]


class CannotTry(Exception):
    """Something that the comparison needs is missing."""


def run(*command, ok=(0,)):
    try:
        done = subprocess.run([str(word) for word in command], capture_output=True)
    except FileNotFoundError:
        raise CannotTry(f"there is no {command[0]}") from None
    if done.returncode not in ok:
        raise CannotTry(f"{command[0]} failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


# Images are lists of rows of grey bytes.

def read_pgm(path):
    data = Path(path).read_bytes()
    head = re.match(rb"P5\s+(?:#.*\s+)*(\d+)\s+(\d+)\s+255\s", data)
    if not head:
        raise CannotTry(f"{path} is no 8-bit grey image")
    width, height = int(head[1]), int(head[2])
    rows = data[head.end():]
    return [rows[y * width:(y + 1) * width] for y in range(height)]


def paeth(a, b, c):
    pa, pb, pc = abs(b - c), abs(a - c), abs(a + b - c - c)
    if pa <= pb and pa <= pc:
        return a
    return b if pb <= pc else c


def unfiltered(kind, row, above):
    """A row of RGB pixels without its filter (PNG, clause 9)."""
    if kind == 0:
        return row
    if kind == 2:
        return bytearray((x + b) & 255 for x, b in zip(row, above))
    out = bytearray(3) + row  # three zeros to the left
    above = bytes(3) + bytes(above)
    for i in range(3, len(out)):
        if kind == 1:
            out[i] = (out[i] + out[i - 3]) & 255
        elif kind == 3:
            out[i] = (out[i] + (out[i - 3] + above[i]) // 2) & 255
        else:
            out[i] = (out[i] + paeth(out[i - 3], above[i], above[i - 3])) & 255
    return out[3:]


def read_png(path):
    data = Path(path).read_bytes()
    width, height, depth, kind, *_, interlace = struct.unpack(">IIBBBBB", data[16:29])
    if (depth, kind, interlace) != (8, 2, 0):
        raise CannotTry(f"{path} is no plain RGB image")
    packed, at = b"", 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        packed += data[at + 8:at + 8 + length] if name == b"IDAT" else b""
        at += 12 + length
    plain, above, rows = zlib.decompress(packed), bytes(3 * width), []
    for y in range(height):
        start = y * (3 * width + 1)
        above = unfiltered(plain[start], plain[start + 1:start + 1 + 3 * width], above)
        rows.append(bytes((299 * r + 587 * g + 114 * b + 500) // 1000 for r, g, b in
                          zip(above[::3], above[1::3], above[2::3])))
    return rows


class Blocks:
    """Means of the blocks of 4 by 4 points of an image, whose pixels are `scale` to the point."""

    def __init__(self, image, scale):
        side = STEP * scale
        columns = range(0, len(image[0]) - side + 1, side)
        self.width, self.height = len(image[0]) / scale, len(image) / scale
        self.rows = []
        for y in range(0, len(image) - side + 1, side):
            sums = [0] * len(columns)
            for row in image[y:y + side]:
                sums = [total + sum(row[x:x + side]) for total, x in zip(sums, columns)]
            self.rows.append([total / side ** 2 for total in sums])


def worst(one, other):
    """(difference of means, x, y) of the square that differs most."""
    if abs(one.width - other.width) > 1 or abs(one.height - other.height) > 1:
        return 255, 0, 0  # more than a rounding of the page's size
    differences = [[a - b for a, b in zip(*rows)] for rows in zip(one.rows, other.rows)]
    return max((abs(above[x] + above[x + 1] + below[x] + below[x + 1]) / 4, x * STEP, y * STEP)
               for y, (above, below) in enumerate(zip(differences, differences[1:]))
               for x in range(len(above) - 1))


def page_count(pdf):
    return int(re.search(rb"Pages:\s+(\d+)", run("pdfinfo", pdf))[1])


def by_poppler(pdf, page, folder):
    run("pdftoppm", "-gray", "-r", 72 * FINE, "-f", page, "-l", page, "-singlefile", pdf,
        folder / "poppler")
    return Blocks(read_pgm(folder / "poppler.pgm"), FINE)


def by_mupdf(pdf, page, folder):
    run("mutool", "draw", "-q", "-r", 72 * FINE, "-c", "gray", "-o", folder / "mupdf.pgm", pdf,
        page)
    return Blocks(read_pgm(folder / "mupdf.pgm"), FINE)


def disagreements(pdf, page, png, folder):
    """What differs too much on a page, in words."""
    images = {"Poppler": by_poppler(pdf, page, folder), "MuPDF": by_mupdf(pdf, page, folder),
              "our PNG": png}
    names = list(images)
    for i, one in enumerate(names):
        for other in names[i + 1:]:
            difference, x, y = worst(images[one], images[other])
            if difference > LIMIT:
                yield one, other, f"page {page}: {one} and {other} differ by {difference:.1f} " \
                                  f"at {x},{y}"


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
    """A copy of the PDF, one glyph of its first page moved by 3 pt."""
    plain, edited, fixed = folder / "plain.pdf", folder / "edited.pdf", folder / "moved.pdf"
    run("qpdf", "--qdf", "--object-streams=disable", pdf, plain, ok=(0, 3))
    data = plain.read_bytes()
    start = data.index(b"stream\n", data.index(b"%% Contents for page 1\n"))
    end = data.index(b"endstream", start)
    edited.write_bytes(data[:start] + moved(data[start:end]) + data[end:])
    fixed.write_bytes(run("fix-qdf", edited))
    return fixed


def check_shift(pdf, png, folder):
    """Why the comparison is blind to a moved glyph, or None."""
    copy = with_moved_glyph(pdf, folder)
    found = {(one, other) for one, other, _ in disagreements(copy, 1, png, folder)}
    if ("Poppler", "MuPDF") in found:
        return "the copy with a moved glyph is not read alike"
    if found != {("Poppler", "our PNG"), ("MuPDF", "our PNG")}:
        return f"a glyph moved by {MOVE} pt was not noticed"
    return None


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
    pages = pages_of(stem)
    if len(pages) != page_count(pdf):
        print(f"{pdf.name} has {page_count(pdf)} pages, and there are {len(pages)} of PNG")
        return 1
    images = [Blocks(read_png(path), 1) for path in pages]
    complaints = [text for number, image in enumerate(images, 1)
                  for _, _, text in disagreements(pdf, number, image, folder)]
    if not complaints and options.shift:
        complaints = [text for text in [check_shift(pdf, images[0], folder)] if text]
    print("\n".join(complaints) or f"{pdf.name}: {len(images)} pages agree")
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
