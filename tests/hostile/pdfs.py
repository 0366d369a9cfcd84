# SPDX-License-Identifier: MIT
"""PDFs that nobody of good will made, for every verb that reads PDFs.

HOSTILE is a list of Case: a name, the codes of which one must be said, and `make`, which gives the
bytes (some are large: make them one at a time). `cuts(pdf)` and `mutations(pdf)` spoil a sound PDF.
"""

import random
import zlib
from dataclasses import dataclass

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[]/Count 0>>"
MIB = 1 << 20


def indirect(n, body, stream=None):
    """Object `n`: a body, or the keys of a stream and its bytes."""
    if stream is None:
        return b"%d 0 obj\n%s\nendobj\n" % (n, body)
    return b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        n, body, len(stream), stream)


def pdf(objects, trailer=b""):
    """A PDF of these (body, stream) with a classic cross-reference table; the first is the root."""
    out, places = b"%PDF-1.7\n", []
    for n, (body, stream) in enumerate(objects, 1):
        places.append(len(out))
        out += indirect(n, body, stream)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\n" \
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, trailer, len(out))


def with_stream_xref(bodies, rows, keys=b"", size=None):
    """Indirect objects, then a cross-reference stream as number `size` - 1 with these rows of
    (kind, field, field), whose fields take 1, 4 and 2 bytes; an offset may be an object's place."""
    out, places = b"%PDF-1.7\n", []
    for body in bodies:
        places.append(len(out))
        out += body
    size = size or len(rows) + 1
    rows = [(k, places[a] if k == 1 else a, b) for k, a, b in rows] + [(1, len(out), 0)]
    packed = zlib.compress(b"".join(
        bytes([k]) + a.to_bytes(4, "big") + b.to_bytes(2, "big") for k, a, b in rows))
    xref = indirect(size - 1, b"/Type/XRef/Size %d/W[1 4 2]/Root 1 0 R/Filter/FlateDecode%s"
                    % (size, keys), packed)
    return out + xref + b"startxref\n%d\n%%%%EOF\n" % len(out)


def carrying(files):
    """A PDF that carries these (name as PDF object, packed bytes, said size)."""
    objects = [None, (PAGES, None)]
    refs = []
    for name, packed, size in files:
        stream = len(objects) + 1
        objects.append((b"/Type/EmbeddedFile/Filter/FlateDecode/Params<</Size %d>>" % size, packed))
        objects.append((b"<</Type/Filespec/UF%s/EF<</F %d 0 R>>>>" % (name, stream), None))
        refs.append(b"%d 0 R" % (stream + 1))
    objects[0] = (b"<</Type/Catalog/Pages 2 0 R/AF[%s]>>" % b" ".join(refs), None)
    return pdf(objects)


def plain(name, text=b"x"):
    """A file for `carrying` whose name is a string of plain bytes."""
    return b"(%s)" % name, zlib.compress(text), len(text)


def wide(name):
    """A file whose name is these bytes of UTF-16BE, whatever they are."""
    return b"<FEFF%s>" % name.hex().encode(), zlib.compress(b"x"), 1


def bomb(size):
    packer = zlib.compressobj(9)
    part = bytes(MIB)
    return b"".join([packer.compress(part) for _ in range(size // MIB)] + [packer.flush()])


def attached_stream(keys, data):
    """A PDF with one attachment whose stream has these keys."""
    return pdf([(b"<</Type/Catalog/Pages 2 0 R/AF[4 0 R]>>", None), (PAGES, None), (keys, data),
                (b"<</Type/Filespec/UF(a)/EF<</F 3 0 R>>>>", None)])


def object_stream(keys, data):
    """The catalog is in an object stream (number 2) with these keys."""
    return with_stream_xref([indirect(2, b"/Type/ObjStm" + keys, data)],
                            [(0, 0, 0), (2, 2, 0), (1, 0, 0)])


def bomb_of_objects():
    return object_stream(b"/N 1/First 4/Filter/FlateDecode", bomb(1 << 30))


def nested_bomb():
    """A gigabyte behind three filters."""
    data = zlib.compress(zlib.compress(bomb(1 << 30), 9), 9)
    return object_stream(b"/N 1/First 4/Filter[/FlateDecode/FlateDecode/FlateDecode]", data)


def bomb_of_xref():
    head = b"%PDF-1.7\n"
    return head + indirect(1, b"/Type/XRef/Size 9/W[1 4 2]/Root 2 0 R/Filter/FlateDecode",
                           bomb(1 << 30)) + b"startxref\n%d\n%%%%EOF\n" % len(head)


def xref_with(keys):
    head = b"%PDF-1.7\n"
    return head + indirect(1, b"/Type/XRef/Root 2 0 R" + keys, bytes(700)) \
        + b"startxref\n%d\n%%%%EOF\n" % len(head)


def with_trailer(text):
    """A PDF whose trailer is this, %d the place of its own table."""
    good = pdf([(CATALOG, None), (PAGES, None)])
    start = good.index(b"xref\n0")
    end = good.index(b"trailer")
    if b"%d" in text:
        text = text % start
    return good[:end] + text + b"\nstartxref\n%d\n%%%%EOF\n" % start


def chain_of_prev(n):
    """n cross-reference tables, each before the other."""
    out = bytearray(b"%PDF-1.7\n" + indirect(1, CATALOG) + indirect(2, PAGES))
    before = b""
    for _ in range(n):
        start = len(out)
        out += b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 3/Root 1 0 R%s>>\n" % before
        before = b"/Prev %d" % start
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def loop_of_prev():
    first = pdf([(CATALOG, None), (PAGES, None)])
    start = first.index(b"xref\n0")
    second = len(first)
    out = first + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 3/Root 1 0 R/Prev %d>>\n" \
        b"startxref\n%d\n%%%%EOF\n" % (start, second)
    return out.replace(b"<</Size 3/Root 1 0 R>>", b"<</Size 3/Root 1 0 R/Prev %d>>" % second)


def tree_of_names(kids):
    """Embedded files named in a tree, not in /AF; kids is the body of object 3."""
    return pdf([(b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>/AF 3 0 R>>", None),
                (PAGES, None), (kids, None)])


def deep_tree():
    objects = [(b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>", None),
               (PAGES, None)]
    objects += [(b"<</Kids[%d 0 R]>>" % n, None) for n in range(4, 20004)]
    return pdf([*objects, (b"<</Names[]>>", None)])


def encrypted():
    keys = b"/Filter/Standard/V 2/R 3/Length 128/P -44/O<%s>/U<%s>" % (b"AB" * 32, b"CD" * 32)
    return pdf([(b"<</Type/Catalog/Pages 2 0 R/AF[]>>", None), (PAGES, None),
                (b"<<%s>>" % keys, None)], b"/Encrypt 3 0 R/ID[<00><00>]")


@dataclass(frozen=True)
class Case:
    name: str
    codes: tuple
    make: object


DAMAGED, NOTHING, TOO_MUCH = ("PDF-21",), ("PDF-22",), ("PDF-23", "PDF-21")
SOME = ("PDF-21", "PDF-22", "PDF-23", "PDF-24")

HOSTILE = [
    Case("no PDF", DAMAGED, lambda: b"hello\n"),
    Case("an empty file", DAMAGED, lambda: b""),
    Case("a head alone", DAMAGED, lambda: b"%PDF-1.7\n"),
    Case("zeros", DAMAGED, lambda: bytes(MIB)),
    Case("a PDF without files", NOTHING, lambda: pdf([(CATALOG, None), (PAGES, None)])),
    Case("a million ends", SOME, lambda: b"%PDF-1.7\n" + b"startxref\n9\n%%EOF\n" * MIB),
    Case("a file longer than it says", DAMAGED,
         lambda: carrying([(b"(a)", zlib.compress(bytes(10 * MIB)), 10)])),
    Case("a file shorter than it says", DAMAGED,
         lambda: carrying([(b"(a)", zlib.compress(b"x"), 200 * MIB)])),
    Case("a bomb of a file", TOO_MUCH, lambda: carrying([(b"(a)", bomb(512 * MIB), 512 * MIB)])),
    Case("many bombs of files", TOO_MUCH,
         lambda: carrying([(b"(f%d)" % i, bomb(40 * MIB), 40 * MIB) for i in range(20)])),
    Case("a file of less than nothing", DAMAGED,
         lambda: carrying([(b"(a)", zlib.compress(b"x"), -1)])),
    Case("a file that is no stream", DAMAGED,
         lambda: pdf([(b"<</Type/Catalog/Pages 2 0 R/AF[3 0 R]>>", None), (PAGES, None),
                      (b"<</Type/Filespec/UF(a)/EF<</F 2 0 R>>>>", None)])),
    Case("a filter that is not ours", DAMAGED,
         lambda: attached_stream(b"/Filter/ASCIIHexDecode/Params<</Size 1>>", b"41>")),
    Case("a thousand filters", DAMAGED,
         lambda: attached_stream(b"/Filter[%s]/Params<</Size 1>>" % (b"/FlateDecode" * 1000),
                                 zlib.compress(b"x"))),
    Case("a predictor in a file", DAMAGED,
         lambda: attached_stream(b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns "
                                 b"2147483647>>/Params<</Size 1>>", zlib.compress(b"x"))),
    Case("a bomb of an object stream", SOME, bomb_of_objects),
    Case("a bomb behind three filters", SOME, nested_bomb),
    Case("a bomb of cross-references", SOME, bomb_of_xref),
    Case("a predictor of two thousand million columns", SOME,
         lambda: xref_with(b"/Size 9/W[1 4 2]/Filter/FlateDecode/DecodeParms<</Predictor 12"
                           b"/Columns 2147483647>>")),
    Case("cross-references as wide as the world", SOME,
         lambda: xref_with(b"/Size 9/W[1 2000000000 2000000000]")),
    Case("cross-references of less than nothing", SOME, lambda: xref_with(b"/Size -1/W[1 -4 2]")),
    Case("cross-references without end", SOME,
         lambda: xref_with(b"/Size 2147483647/W[0 0 0]/Index[0 2147483647]")),
    Case("10,000 files", TOO_MUCH, lambda: carrying([plain(b"f%d" % i) for i in range(10000)])),
    Case("a million times one file", TOO_MUCH,
         lambda: pdf([(b"<</Type/Catalog/Pages 2 0 R/AF[%s]>>" % (b"3 0 R " * MIB), None),
                      (PAGES, None), (b"<<>>", None)])),
    Case("an AF that leads to itself", DAMAGED,
         lambda: pdf([(b"<</Type/Catalog/Pages 2 0 R/AF[1 0 R]>>", None), (PAGES, None)])),
    Case("an AF in a ring", NOTHING,
         lambda: pdf([(b"<</Type/Catalog/Pages 2 0 R/AF 3 0 R>>", None), (PAGES, None),
                      (b"4 0 R", None), (b"3 0 R", None)])),
    Case("a length that is its own", SOME,
         lambda: pdf([(b"<</Type/Catalog/Pages 2 0 R/AF[4 0 R]>>", None), (PAGES, None),
                      (b"<</Type/EmbeddedFile/Length 3 0 R/Params<</Size 1>>>>stream\nx\nendstream",
                       None), (b"<</Type/Filespec/UF(a)/EF<</F 3 0 R>>>>", None)])),
    Case("a tree of names in a ring", NOTHING, lambda: tree_of_names(b"<</Kids[3 0 R 3 0 R]>>")),
    Case("a tree of names 20,000 deep", NOTHING, deep_tree),
    Case("pages in a ring", NOTHING,
         lambda: pdf([(CATALOG, None), (b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>", None)])),
    Case("100,000 arrays within each other", DAMAGED, lambda: pdf([(b"[" * 100000, None)])),
    Case("a million dictionaries within each other", SOME, lambda: pdf([(b"<</A" * MIB, None)])),
    Case("a size beyond all numbers", SOME,
         lambda: with_trailer(b"trailer\n<</Size 99999999999999999999/Root 1 0 R>>")),
    Case("a size of 2,147,483,647", SOME,
         lambda: with_trailer(b"trailer\n<</Size 2147483647/Root 1 0 R>>")),
    Case("a table of 2,000,000,000 rows", SOME,
         lambda: b"%PDF-1.7\nxref\n0 2000000000\n0000000000 65535 f \ntrailer\n<</Size 3/Root 1 0 R"
                 b">>\nstartxref\n9\n%%EOF\n"),
    Case("a root that is the trailer's dream", SOME,
         lambda: with_trailer(b"trailer\n<</Size 3/Root 9 0 R>>")),
    Case("a table before itself", SOME,
         lambda: with_trailer(b"trailer\n<</Size 3/Root 1 0 R/Prev %d>>")),
    Case("two tables, each before the other", SOME, loop_of_prev),
    Case("50,000 tables", SOME, lambda: chain_of_prev(50000)),
    Case("object streams that extend themselves", SOME,
         lambda: object_stream(b"/N 1/First 4/Extends 2 0 R", b"1 0 " + CATALOG)),
    Case("an object stream in itself", SOME,
         lambda: with_stream_xref([], [(0, 0, 0), (2, 2, 0), (2, 2, 0)])),
    Case("an object stream of 2,147,483,647 objects", SOME,
         lambda: object_stream(b"/N 2147483647/First 4", b"1 0 " + CATALOG)),
    Case("an encrypted PDF", DAMAGED, encrypted),
    Case("a name that is no text", DAMAGED, lambda: carrying([plain(b"\xef\xbb\xbf\xff\xfe")])),
    Case("a name without end", DAMAGED, lambda: carrying([plain(b"n" * 100000)])),
    Case("a name of nothing", DAMAGED, lambda: carrying([plain(b"")])),
]


def cuts(whole, n=40):
    """The PDF cut short at n places, from its first bytes to its last but one."""
    places = sorted({max(1, len(whole) * i // n) for i in range(n)} | {len(whole) - k
                                                                      for k in (12, 20, 40)})
    return [whole[:place] for place in places]


def mutations(whole, n, seed=1):
    """The PDF with a few bytes changed, n times, always the same ones."""
    chance = random.Random(seed)
    for _ in range(n):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 4))):
            at = chance.randrange(len(data))
            kind = chance.choice((0, 0, 0, 0, 1, 1, 2, 3))
            if kind == 0:
                data[at] ^= 1 << chance.randrange(8)
            elif kind == 1:
                data[at] = chance.choice(b"0123456789<>[]/()% \n\0\xff")
            elif kind == 2:
                del data[at:at + chance.randrange(1, 9)]
            else:
                data[at:at] = data[at:at + chance.randrange(1, 33)]
        yield bytes(data)
