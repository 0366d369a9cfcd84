#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Outline, links, destinations, text and attachments: each reader finds the same.

    navigation.py FILE.pdf...

Readers are qpdf (which gives the objects), Poppler, MuPDF and pdf.js. problems() compares what they
found; beyond that it looks whether it is true: an outline entry and an entry of the contents lead
to the page where that heading stands, and the number that is printed there is that page's.
"""

import functools
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import pdfjs  # noqa: E402
from qpdfjson import Objects, name, text  # noqa: E402


def output_of(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          errors="replace").stdout


def squeezed(words):
    """Without blanks, hyphens and marks of direction: how lines were broken and what a reader adds
    to them makes no difference."""
    return re.sub(r"[\s\u00ad\u200e\u200f\u2010\u202a-\u202e\u2066-\u2069-]+", "", words)


# Outline: [(depth, title, page)].

def outline_by_qpdf(items, depth=0):
    found = []
    for item in items:
        found.append((depth, item["title"], item["destpageposfrom1"]))
        found += outline_by_qpdf(item["kids"], depth + 1)
    return found


def outline_by_pdfjs(items, depth=0):
    found = []
    for item in items:
        found.append((depth, item["title"], item["page"]))
        found += outline_by_pdfjs(item["items"], depth + 1)
    return found


def outline_by_mupdf(pdf):
    lines = re.findall(r'^[+|-](\t+)"(.*)"\t#page=(\d+)', output_of("mutool", "show", pdf,
                                                                    "outline"), re.MULTILINE)
    return [(len(tabs) - 1, re.sub(r"\\(.)", r"\1", title), int(page))
            for tabs, title, page in lines]


# Links: [(page, [x0, y0, x1, y1] in whole points, URI or page)], sorted.

def link(page, rect, target):
    return page, tuple(round(side) for side in rect), target


def rounded_alike(one, other):
    """Whether two lists of links are the same but for the rounding of their rectangles."""
    return len(one) == len(other) and all(
        (a[0], a[2]) == (b[0], b[2]) and all(abs(x - y) <= 1 for x, y in zip(a[1], b[1]))
        for a, b in zip(one, other))


def in_order(links):
    """By page, from the top, by the middle of the line."""
    return sorted(links, key=lambda one: (one[0], str(one[2]), -one[1][3] // 4, one[1][0]))


def destinations_by_qpdf(objects):
    """{name: page}."""
    names = objects.get(objects.catalog.get("/Names")) or {}
    found = {}
    for key, value in objects.tree(names.get("/Dests")):
        value = objects.get(value)
        array = value if isinstance(value, list) else objects.get(value.get("/D"))
        found[text(key)] = objects.pages.get(array[0])
    return found


def links_by_qpdf(objects, destinations):
    found = []
    for reference, page in objects.pages.items():
        for annotation in objects.items(objects.get(reference).get("/Annots")):
            if annotation.get("/Subtype") != "/Link":
                continue
            action = objects.get(annotation.get("/A")) or {}
            target = action.get("/D", annotation.get("/Dest"))
            if action.get("/S") == "/URI":
                target = text(action["/URI"])
            elif isinstance(objects.get(target), list):
                target = objects.pages.get(objects.get(target)[0])
            else:
                target = destinations.get(text(target))
            found.append(link(page, annotation["/Rect"], target))
    return in_order(found)


def links_by_pdfjs(pages):
    return in_order(link(number, one["rect"], one["url"] or one["page"])
                    for number, page in enumerate(pages, 1) for one in page["links"])


def links_by_mupdf(pdf, pages):
    """`pages` are pdf.js's, for their heights."""
    found = []
    for line in output_of("mutool", "run", HERE / "mupdf_links.js", pdf).splitlines():
        page, (x0, y0, x1, y1), uri = json.loads(line)
        top = pages[page - 1]["size"][3]
        inside = re.match(r"#page=(\d+)", uri)
        found.append(link(page, (x0, top - y1, x1, top - y0), int(inside[1]) if inside else uri))
    return in_order(found)


def urls_by_poppler(pdf):
    rows = re.findall(r"^ *(\d+) +Annotation +(\S+)$", output_of("pdfinfo", "-url", pdf),
                      re.MULTILINE)
    return sorted((int(page), url) for page, url in rows)


def destinations_by_poppler(pdf):
    rows = re.findall(r'^ *(\d+) \[.*\] "(.*)"$', output_of("pdfinfo", "-dests", pdf), re.MULTILINE)
    return {key: int(page) for page, key in rows}


# Structure: (page, number of marked content, types of the elements around it), in order.

def content_by_qpdf(objects):
    roles = objects.get(objects.get(objects.catalog["/StructTreeRoot"]).get("/RoleMap")) or {}
    found = []

    def walk(kid, page, path):
        if isinstance(kid, int):
            found.append((page, kid, path))
            return
        kid = objects.get(kid)
        if kid.get("/Type") == "/MCR":
            found.append((kid.get("/Pg", page), kid["/MCID"], path))
        elif kid.get("/Type") != "/OBJR":
            role = name(roles.get(kid["/S"], kid["/S"]))
            kids = objects.get(kid.get("/K", []))
            for one in kids if isinstance(kids, list) else [kids]:
                walk(one, kid.get("/Pg", page), (*path, role))

    for root in objects.items(objects.get(objects.catalog["/StructTreeRoot"])["/K"]):
        walk(root, None, ())
    return [(objects.pages.get(page), mark, path) for page, mark, path in found]


def content_by_pdfjs(pages):
    found = []

    def walk(node, page, path):
        if node.get("type") == "content":
            found.append((page, int(node["id"].rpartition("mc")[2]), path))
        for child in node.get("children", ()):
            walk(child, page, (*path, node["role"]))

    for number, page in enumerate(pages, 1):
        for child in (page["structure"] or {}).get("children", ()):
            walk(child, number, ())
    return found


def per_page(content):
    return sorted(content, key=lambda one: one[0])  # the order within a page is kept


def whole_text(content, pages):
    """pdf.js's text in the order of the structure: a cell on two pages stays together."""
    texts = [{int(key.rpartition("mc")[2]): words for key, words in
              pdfjs.text_by_mark(page).items() if key} for page in pages]
    return "".join(texts[page - 1].get(mark, "") for page, mark, _ in content)


@functools.lru_cache(maxsize=None)  # it takes Poppler seconds
def structure_dump(pdf):
    return output_of("pdfinfo", "-struct-text", pdf)


def structure_by_poppler(pdf):
    """The text of the structure tree, in its order, without the names of elements."""
    return "".join(re.findall(r'^ *"(.*?)"$', structure_dump(pdf), re.MULTILINE | re.DOTALL))


def attachments_by_poppler(pdf):
    return sorted(re.findall(r"^\d+: (.*)$", output_of("pdfdetach", "-list", pdf), re.MULTILINE))


class Readings:
    """What all readers found in one PDF: {what: {reader: it}}."""

    def __init__(self, pdf, reading):
        """`reading` is pdfjs.read()'s of the PDF."""
        objects = Objects(pdf)
        pages, named = reading["pages"], destinations_by_qpdf(objects)
        links = links_by_qpdf(objects, named)
        self.pages = pages
        self.outline = {"qpdf": outline_by_qpdf(objects.outlines), "MuPDF": outline_by_mupdf(pdf),
                        "pdf.js": outline_by_pdfjs(reading["outline"])}
        self.links = {"qpdf": links, "MuPDF": links_by_mupdf(pdf, pages),
                      "pdf.js": links_by_pdfjs(pages)}
        self.urls = {"qpdf": sorted((page, target) for page, _, target in links
                                    if isinstance(target, str)),
                     "Poppler": urls_by_poppler(pdf)}
        self.destinations = {"qpdf": named, "Poppler": destinations_by_poppler(pdf),
                             "pdf.js": reading["destinations"]}
        content = content_by_qpdf(objects)
        self.structure = {"qpdf": per_page(content), "pdf.js": content_by_pdfjs(pages)}
        self.text = {"Poppler": squeezed(structure_by_poppler(pdf)),
                     "pdf.js": squeezed(whole_text(content, pages))}
        self.attachments = {"Poppler": attachments_by_poppler(pdf),
                            "pdf.js": sorted(reading["attachments"])}
        self.xmp, self.marked = reading["xmp"] or {}, reading["marked"] or {}
        self.language = {"qpdf": text(objects.catalog.get("/Lang")),
                         "pdf.js": reading["info"].get("Language")}


KINDS = ("outline", "links", "urls", "destinations", "structure", "text", "attachments",
         "language")


def unlike(kind, one, other):
    if kind == "links":
        return not rounded_alike(one, other)
    if kind == "text" and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in other):
        # Poppler leaves the characters of a line in the order in which they are seen.
        return sorted(one) != sorted(other)
    return one != other


def first_difference(one, other):
    if isinstance(one, dict):
        one, other = sorted(one.items()), sorted(other.items())
    for a, b in zip(one, other):
        if a != b:
            return f"{a} and {b}"
    return f"{len(one)} and {len(other)} of them"


def reader_problems(readings, kinds=KINDS):
    """Where readers do not find the same."""
    for kind in kinds:
        found = getattr(readings, kind)
        (first, one), *others = found.items()
        for reader, other in others:
            if unlike(kind, one, other):
                yield f"{kind}: {first} and {reader} differ: {first_difference(one, other)}"


def lead_problems(readings):
    """Where links and the outline do not lead to what they say."""
    texts = [squeezed(pdfjs.structure_text(page)) for page in readings.pages]
    for _, title, page in readings.outline["qpdf"]:
        if not page or squeezed(title) not in texts[page - 1]:
            yield f"the outline leads to page {page}, where there is no '{title}'"
    for page, _, target in readings.links["qpdf"]:
        if not target:
            yield f"a link on page {page} leads nowhere"
    for key, page in readings.destinations["qpdf"].items():
        if not page:
            yield f"the destination {key} is on no page"
    yield from contents_problems(readings)
    if not readings.xmp.get("dc:title") or not readings.marked.get("Marked"):
        yield "the metadata have no title, or the catalog does not say that the file is tagged"


def contents_problems(readings):
    """Entries of the contents say the number of the page where they lead."""
    for number, page in enumerate(readings.pages, 1):
        texts = pdfjs.text_by_mark(page)
        links = {str(one["id"]): one["page"] for one in page["links"]}
        for entry in pdfjs.elements(page["structure"], "TOCI"):
            words = "".join(texts.get(leaf["id"], "") for leaf in pdfjs.leaves(entry))
            targets = {links.get(leaf["id"]) for leaf in pdfjs.leaves(entry, "object")}
            said = re.search(r"(\d+)\s*$", words)
            if not said or targets != {int(said[1])}:
                yield f"page {number}: the contents say '{words.strip()}' and lead to {targets}"


def problems(pdf, reading):
    """What is wrong with the ways through a PDF; `reading` is pdfjs.read()'s of it."""
    if "error" in reading:
        return [f"pdf.js cannot read it: {reading['error']}"]
    readings = Readings(pdf, reading)
    return [*reading["warnings"], *reader_problems(readings), *lead_problems(readings)]


def main(files):
    bad = False
    for file, reading in zip(files, pdfjs.read(files)):
        found = problems(file, reading)
        print(f"{file}: {len(found)} problems")
        print("".join(f"  {problem}\n" for problem in found), end="")
        bad |= bool(found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
