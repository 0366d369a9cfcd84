# SPDX-License-Identifier: MIT
"""Pictures of pages and the means of their squares, for agree.py."""

import re
import struct
import zlib
from pathlib import Path

STEP = 4        # [pt] side of a block; a square of the comparison is two blocks wide


class CannotTry(Exception):
    """Something that the comparison needs is missing."""


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
            sums = added(image[y:y + side])
            self.rows.append([sum(sums[x:x + side]) / side ** 2 for x in columns])


def added(rows):
    """Sums of the columns of up to 256 rows. Each row is taken as one long number with 16 bits a
    pixel, so that the interpreter adds rows and not pixels."""
    wide, total = bytearray(2 * len(rows[0])), 0
    for row in rows:
        wide[::2] = row
        total += int.from_bytes(wide, "little")
    return struct.unpack(f"<{len(rows[0])}H", total.to_bytes(len(wide), "little"))
