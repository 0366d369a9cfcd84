# SPDX-License-Identifier: MIT
"""Rewrites a PDF of ours without its structure: no structure tree, parent tree or ids, no marked
content, text objects merged where only marks had parted them, objects numbered anew. What remains
is packed and deflated as the program does it (libdeflate at its level), so that the sizes of the
two files compare structure with no structure, and nothing else.

Reads only files that the program wrote: every top-level object is a stream.
"""

import ctypes
import re
import struct
import zlib
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAD = re.compile(rb"(\d+) 0 obj\n<<(.*?)>>\nstream\n", re.S)
REFERENCE = re.compile(rb"(?<![\w.])(\d+) 0 R\b")
TOKEN = re.compile(rb"\((?:\\[\s\S]|[^\\)])*\)|<<.*?>>|<[0-9a-fA-F]*>|\[|\]|[^\s\[\]()<>]+", re.S)
PACK_OBJECTS, PACK_BYTES = 200, 256 << 10


def level():
    source = (ROOT / "src/emit/pdf/deflate.c").read_text()
    return int(re.search(r"DEFLATE_LEVEL = (\d+)", source).group(1))


class Deflater:
    """The program's compressor, at its level."""

    def __init__(self):
        library = ctypes.CDLL("libdeflate.so.0")
        library.libdeflate_alloc_compressor.restype = ctypes.c_void_p
        self.compress = library.libdeflate_zlib_compress
        self.compress.restype = ctypes.c_size_t
        self.compress.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t,
                                  ctypes.c_char_p, ctypes.c_size_t]
        self.compressor = ctypes.c_void_p(library.libdeflate_alloc_compressor(level()))

    def __call__(self, data):
        room = ctypes.create_string_buffer(len(data) + len(data) // 8 + 64)
        size = self.compress(self.compressor, data, len(data), room, len(room))
        return room.raw[:size]


class Document:
    """objects: number -> text; streams: number -> (dictionary, bytes as they stand in the file)"""

    def __init__(self, data):
        self.objects, self.streams = {}, {}
        at = data.index(b"\n", data.index(b"\n") + 1) + 1
        self.head = data[:at]
        while match := HEAD.match(data, at):
            number, entries = int(match.group(1)), match.group(2)
            length = int(re.search(rb"/Length (\d+)$", entries).group(1))
            body = data[match.end():match.end() + length]
            if b"/Type/ObjStm" in entries:
                self.unpack(entries, zlib.decompress(body))
            elif b"/Type/XRef" in entries:
                self.trailer = re.search(rb"/Root.*?\](?=/)", entries).group(0)
            else:
                self.streams[number] = (entries, body)
            at = match.end() + length + len(b"\nendstream\nendobj\n")
        assert data[at:].startswith(b"startxref"), "the file is not as the program writes it"

    def unpack(self, entries, body):
        first = int(re.search(rb"/First (\d+)", entries).group(1))
        index = [int(word) for word in body[:first].split()]
        starts = index[1::2] + [len(body) - first]
        for i, number in enumerate(index[::2]):
            self.objects[number] = body[first + starts[i]:first + starts[i + 1]]

    def reachable(self):
        """Numbers that the trailer leads to, in the order of the file."""
        found, todo = set(), [int(n) for n in REFERENCE.findall(self.trailer)]
        while todo:
            number = todo.pop()
            if number in found:
                continue
            found.add(number)
            text = self.objects.get(number) or self.streams[number][0]
            todo += [int(n) for n in REFERENCE.findall(text)]
        return [n for n in [*self.streams, *self.objects] if n in found]

    def written(self):
        """The file as the program would pack it."""
        kept = self.reachable()
        names = {old: new for new, old in enumerate(sorted(kept), 1)}
        deflate, out, places = Deflater(), bytearray(self.head), {}

        def renamed(text):
            return REFERENCE.sub(lambda m: b"%d 0 R" % names[int(m.group(1))], text)

        def put_stream(number, entries, body):
            places[number] = (1, len(out), 0)
            out.extend(b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n"
                       % (number, entries, len(body), body))
        for old in kept:
            if old in self.streams:
                entries, body = self.streams[old]
                if not isinstance(body, bytes):  # changed: to be deflated again
                    body = deflate(bytes(body))
                put_stream(names[old], renamed(re.sub(rb"/Length \d+$", b"", entries)), body)
        index, bodies, waiting = b"", b"", []
        packed = [n for n in kept if n in self.objects]
        count = len(names)
        for old in packed:
            index += b"%d %d " % (names[old], len(bodies))
            bodies += renamed(self.objects[old])
            waiting.append(names[old])
            if len(waiting) == PACK_OBJECTS or len(bodies) >= PACK_BYTES or old == packed[-1]:
                count += 1
                put_stream(count, b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode"
                           % (len(waiting), len(index)), deflate(index + bodies))
                places.update((n, (2, count, i)) for i, n in enumerate(waiting))
                index, bodies, waiting = b"", b"", []
        self.put_places(out, count + 1, places, renamed(self.trailer), deflate)
        return bytes(out)

    @staticmethod
    def put_places(out, count, places, trailer, deflate):
        start = len(out)
        places[count] = (1, start, 0)
        width = (start.bit_length() + 7) // 8
        above, rows = bytes(width + 2), bytearray()
        for number in range(count + 1):
            kind, middle, last = places.get(number, (0, 0, 0))
            row = bytes([kind]) + struct.pack(">Q", middle)[8 - width:] + bytes([last])
            rows += b"\2" + bytes((a - b) & 255 for a, b in zip(row, above))
            above = row
        body = deflate(bytes(rows))
        out += (b"%d 0 obj\n<</Type/XRef/Size %d/W[1 %d 1]/DecodeParms<</Predictor 12/Columns %d>>"
                b"%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n"
                b"startxref\n%d\n%%%%EOF\n" % (count, count + 1, width, width + 2, trailer,
                                               len(body), body, start))


def number(value):
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).encode() or b"0"


def without_marks(content):
    """The content stream without marks of structure and artifacts; adjoining text objects are one,
    as they would be had nothing parted them."""
    lines, operands, marks = [], [], []
    for token in TOKEN.findall(content):
        operands.append(token)
        if not token[:1].isalpha() or b"[" in operands and b"]" not in operands:
            continue
        if token in (b"BDC", b"BMC"):
            marks.append(b"MCID" in operands[1] or operands[0] == b"/Artifact")
            if marks[-1]:
                operands = []
                continue
        if token == b"EMC" and marks.pop():
            operands = []
            continue
        lines.append(operands)
        operands = []
    return b"".join(map(joined, merged(lines)))


def joined(operands):
    out = operands[0]
    for before, token in zip(operands, operands[1:]):
        parted = out[-1:].isalnum() and token[:1] not in (b"(", b"[", b"<", b"/", b"]")
        out += b" " + token if parted and before != b"[" else token
    return out + b"\n"


def merged(lines):
    """Without ET BT; a move that was from the page's corner is then from the line before."""
    kept, line, moves = [], [Decimal(0)] * 2, False
    for operands in lines:
        name = operands[-1]
        assert name not in (b"Tm", b"T*", b"TD"), name
        if name == b"BT":
            if kept and kept[-1] == [b"ET"]:
                kept.pop()
                moves = True
                continue
            line, moves = [Decimal(0)] * 2, False
        if name == b"Td":
            step = [Decimal(word.decode()) for word in operands[:2]]
            if moves:
                step = [to - at for to, at in zip(step, line)]
                operands = [*map(number, step), b"Td"]
                moves = False
            line = [at + by for at, by in zip(line, step)]
        kept.append(operands)
    return kept


def page_streams(document):
    """Numbers of the content streams of pages."""
    lists = [re.search(rb"/Contents\[(.*?)\]", text) for text in document.objects.values()
             if text.startswith(b"<</Type/Page/")]
    return [int(n) for found in lists for n in REFERENCE.findall(found.group(1))]


def contents(data):
    """What all pages draw."""
    document = Document(data)
    return b"".join(zlib.decompress(document.streams[n][1]) for n in page_streams(document))


def untagged(data):
    document = Document(data)
    strip = re.compile(rb"/(?:StructParents? \d+|Tabs/S|(?:StructTreeRoot|SE) \d+ 0 R|"
                       rb"MarkInfo\s*<<.*?>>)", re.S)
    document.objects = {n: strip.sub(b"", text) for n, text in document.objects.items()}
    for stream in page_streams(document):
        entries, body = document.streams[stream]
        document.streams[stream] = (entries, bytearray(without_marks(zlib.decompress(body))))
    return document.written()


def rewritten(data):
    """The file packed again as it is: what the rewriting itself changes."""
    return Document(data).written()
