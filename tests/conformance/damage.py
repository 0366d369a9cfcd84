#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes of a good PDF one that every reader still opens and no checker may pass.

    damage.py GOOD.pdf BAD.pdf [--what KIND]

alt        figures lose their alternative texts              (PDF/UA-1 7.3)
language   the document and its parts lose their language    (PDF/UA-1 7.2)
headers    header cells lose their scope                     (PDF/UA-1 7.5)
claim      the metadata names another part of PDF/UA         (PDF/UA-1 5)
title      the metadata lose the title                       (PDF/UA-1 7.1)
levels     headings of the second level become of the fourth (PDF/UA-1 7.4)
cells      header cells become data cells                    (PDF/UA-1 7.5)
grid       a row loses a cell                                (PDF/UA-1 7.5)
items      bodies of list items become paragraphs            (PDF/UA-1 7.6)
order      the parts of a section are read backwards         (PDF/UA-1 7.1)
empty      a paragraph without content is added
lost       paragraphs' content is in the structure no more   (PDF/UA-1 7.1)
numbering  lists do not say what their labels are
parents    links do not say which element they belong to     (PDF/UA-1 7.18.5)
spans      a cell reaches over two columns, and none names its headers
repeated   a table's head is in the structure on the next page, too
box        figures lose their place on the page
outline    the outline's first entry leads to another page
contents   the contents' first entry leads to another page
nowhere    a link leads to a destination that is not there
namespaces structure types lose their namespaces         (PDF/UA-2 8.2.5.2)
destinations links lose the elements they lead to          (PDF/UA-2 8.8)
references notes and their marks do not refer to another (PDF/UA-2 8.2.5.14)
information there is a document information dictionary    (PDF/A-4 6.1.3)

Without --what, the first of these that the file has. All but "claim" need qpdf.

Exit status: 0 damaged, 1 there was nothing to damage, 2 it could not be tried.
"""

import argparse
import base64
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from qpdfjson import CannotLoad, Objects, name, text  # noqa: E402

CLAIM = (rb"<pdfuaid:part>\d<", b"<pdfuaid:part>9<")


def dictionaries(objects):
    """All dictionaries of the file, also those inside others."""
    todo = [one.get("value", one.get("stream", {}).get("dict"))
            for one in objects.objects.values()]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            yield one
        if isinstance(one, (dict, list)):
            todo += [kid for kid in (one.values() if isinstance(one, dict) else one)
                     if isinstance(kid, (dict, list))]


def elements(objects, *roles):
    """Structure elements of these types, in the order of the objects."""
    for one in objects.objects.values():
        value = one.get("value")
        if isinstance(value, dict) and "/P" in value and name(value.get("/S")) in roles:
            yield value


# Each returns whether there was something to damage.

def without(*keys):
    def change(objects):
        found = [one for one in dictionaries(objects) if any(key in one for key in keys)]
        for one in found:
            for key in keys:
                one.pop(key, None)
        return bool(found)
    return change


def renamed(role, other):
    def change(objects):
        found = list(elements(objects, role))
        for one in found:
            one["/S"] = f"/{other}"
        return bool(found)
    return change


def without_heads(objects):
    without("/Headers", "/Scope")(objects)
    return renamed("TH", "TD")(objects)


def without_title(objects):
    objects.get(objects.get("trailer").get("/Info", {})).pop("/Title", None)
    stream = objects.objects[f"obj:{objects.catalog['/Metadata']}"]["stream"]
    plain = base64.b64decode(stream["data"])
    bare = re.sub(rb"<dc:title>.*?</dc:title>", b"", plain, flags=re.DOTALL)
    stream["data"] = base64.b64encode(bare).decode()
    return bare != plain


def without_a_cell(objects):
    rows = [row for row in elements(objects, "TR") if len(row["/K"]) > 2]
    if rows:
        rows[len(rows) // 2]["/K"].pop()
    return bool(rows)


def backwards(objects):
    sections = [one for one in elements(objects, "Sect") if len(objects.items(one["/K"])) > 3]
    for one in sections:
        one["/K"].reverse()
    return bool(sections)


def with_empty_paragraph(objects):
    number = objects.head["maxobjectid"] + 1
    objects.head["maxobjectid"] = number
    parent = next(f"{key[4:]}" for key, one in objects.objects.items()
                  if one.get("value") and one["value"] in elements(objects, "Sect", "Document"))
    objects.objects[f"obj:{number} 0 R"] = {"value": {"/Type": "/StructElem", "/S": "/P",
                                                      "/P": parent}}
    objects.get(parent)["/K"].append(f"{number} 0 R")
    return True


def without_content(objects):
    """One paragraph in a list item or a section loses its marks, and is lost with them."""
    paragraphs = [one for one in elements(objects, "P") if isinstance(one.get("/K"), int)]
    for one in paragraphs[:1]:
        parent = objects.get(one["/P"])
        kids = parent["/K"] if isinstance(parent["/K"], list) else [parent["/K"]]
        parent["/K"] = [kid for kid in kids if objects.get(kid) is not one]
    return bool(paragraphs)


def without_parents(objects):
    found = [one for one in dictionaries(objects) if one.get("/Subtype") == "/Link"]
    for one in found:
        one.pop("/StructParent", None)
    return bool(found)


def with_span(objects):
    """A row of a table gives one cell less, which the cell before it takes."""
    for row in elements(objects, "TR"):
        cells = objects.items(row["/K"])
        if len(cells) > 2 and cells[-2]["/S"] == "/TD" and "/A" not in cells[-2]:
            row["/K"].pop()
            cells[-2]["/A"] = {"/O": "/Table", "/ColSpan": 2}
            return True
    return False


def with_head_again(objects):
    """The last row of a table that goes on to another page becomes part of its head."""
    for table in elements(objects, "Table"):
        groups = {name(group["/S"]): group for group in objects.items(table["/K"])}
        rows = groups["TBody"]["/K"] if "TBody" in groups else []
        pages = {cell.get("/Pg") for row in objects.items(rows) if isinstance(row, dict)
                 for cell in objects.items(row["/K"])}
        if "THead" in groups and isinstance(rows, list) and len(pages - {None}) > 1:
            head = groups["THead"]
            head["/K"] = [*(head["/K"] if isinstance(head["/K"], list) else [head["/K"]]),
                          rows.pop()]
            return True
    return False


def another_page(objects, page):
    return next((other for other in reversed(objects.pages) if other != page), None)


def misled_outline(objects):
    outlines = objects.get(objects.catalog.get("/Outlines")) or {}
    entry = objects.get(outlines.get("/First"))
    if not entry:
        return False
    where = entry.get("/Dest") or objects.get(entry["/A"])["/D"]
    array = objects.get(where)
    array[0] = another_page(objects, array[0])
    return array[0] is not None


def links(objects):
    for reference in objects.pages:
        for one in objects.items(objects.get(reference).get("/Annots")):
            action = objects.get(one.get("/A")) or {}
            if one.get("/Subtype") == "/Link" and "/D" in action:
                yield one, action


def misled_contents(objects):
    names = objects.get(objects.catalog.get("/Names")) or {}
    pages = {text(key): objects.get(value) for key, value in objects.tree(names.get("/Dests"))}
    for entry in elements(objects, "TOCI"):
        todo = [entry]
        while todo:
            one = todo.pop()
            action = objects.get(objects.get(one.get("/Obj", {})).get("/A")) or {}
            where = pages.get(text(action.get("/D")))
            if where:
                page = (where if isinstance(where, list) else objects.get(where["/D"]))[0]
                action["/D"] = [another_page(objects, page), "/XYZ", 0, 0, 0]
                return True
            todo += [kid for kid in objects.items(one.get("/K")) if isinstance(kid, dict)]
    return False


def to_nowhere(objects):
    for _, action in links(objects):
        action["/D"] = "u:there is no such place"
        return True
    return False


def with_information(objects):
    objects.get("trailer")["/Info"] = {"/Title": "u:Title"}
    return True


KINDS = {
    "alt": without("/Alt"), "language": without("/Lang"), "headers": without("/Scope", "/Headers"),
    "title": without_title, "levels": renamed("H2", "H4"), "cells": without_heads,
    "grid": without_a_cell, "items": renamed("LBody", "P"), "order": backwards,
    "empty": with_empty_paragraph, "lost": without_content,
    "numbering": without("/ListNumbering"), "parents": without_parents, "spans": with_span,
    "repeated": with_head_again, "box": without("/BBox"), "outline": misled_outline,
    "contents": misled_contents, "nowhere": to_nowhere,
    "namespaces": without("/NS"), "destinations": without("/SD"), "references": without("/Ref"),
    "information": with_information,
}


def damage(good, bad, what):
    """Writes `bad`; whether there was anything of this kind in the file."""
    if what == "claim":
        data, count = re.subn(*CLAIM, good.read_bytes())
        bad.write_bytes(data)
        return count > 0
    found = Objects(good).changed(KINDS[what], bad)
    if not found:
        bad.unlink()
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("good", type=Path)
    parser.add_argument("bad", type=Path)
    parser.add_argument("--what", choices=[*KINDS, "claim"])
    options = parser.parse_args()
    if not options.good.is_file():
        print(f"damage.py: there is no {options.good}", file=sys.stderr)
        return 2
    try:
        for what in [options.what] if options.what else [*KINDS, "claim"]:
            if damage(options.good, options.bad, what):
                print(what)
                return 0
    except CannotLoad as why:
        print(f"damage.py: {why}", file=sys.stderr)
        return 2
    print("damage.py: found nothing to damage", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
