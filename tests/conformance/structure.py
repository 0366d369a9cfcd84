#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The structure of a PDF, looked at as a careful person would: what a screen reader meets.

    structure.py FILE.pdf...

Beyond the rules that veraPDF knows: tables are grids with heads, cells of tables with spans name
their headers, lists say what their labels are, headings leave no gap and are never empty, figures
say something and where they are, links are whole, nothing is empty, each mark on a page belongs to
one element, and within a page the order of the structure is that in which it is painted.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import pdfjs  # noqa: E402
from qpdfjson import Objects, name, text  # noqa: E402

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
ROW_GROUPS = ("THead", "TBody", "TFoot")
INLINE = ("Span", "Link", "Reference", "Code", "Note", "Quote", "Lbl", "Annot")
# What may stand in what; where nothing is said, anything may.
PARENTS = {"TR": ("Table", *ROW_GROUPS), "THead": ("Table",), "TBody": ("Table",),
           "TFoot": ("Table",), "TH": ("TR",), "TD": ("TR",), "LI": ("L",), "LBody": ("LI",),
           "TOCI": ("TOC",), "Caption": ("Table", "Figure", "TOC", "L")}
KIDS = {"Table": ("Caption", "TR", *ROW_GROUPS), "THead": ("TR",), "TBody": ("TR",),
        "TFoot": ("TR",), "TR": ("TH", "TD"), "L": ("Caption", "LI", "L"),
        "LI": ("Lbl", "LBody"), "TOC": ("Caption", "TOC", "TOCI")}
BULLETS = {"Disc": "•●‣–-*", "Circle": "○◦", "Square": "■▪▫□"}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{5,8})*")


class Element:
    """An element of the structure: its type after the role map, its kids and its content."""

    def __init__(self, tree, dictionary, parent, page):
        self.dictionary, self.parent = dictionary, parent
        self.role = name(tree.roles.get(dictionary["/S"], dictionary["/S"]))
        self.page = dictionary.get("/Pg", page)
        self.kids, self.marks, self.objects = [], [], []
        self.attributes = {}
        for attributes in tree.objects.items(dictionary.get("/A")):
            if isinstance(attributes, dict):
                self.attributes.update(attributes)
        self.id = text(dictionary.get("/ID"))
        self.alt = text(dictionary.get("/Alt"))
        kids = tree.objects.get(dictionary.get("/K", []))
        for kid in kids if isinstance(kids, list) else [kids]:
            self.take(tree, kid)

    def take(self, tree, kid):
        if isinstance(kid, int):
            self.marks.append((self.page, kid))
            tree.order.append((self.page, kid, self))
            return
        found = tree.objects.get(kid)
        if found.get("/Type") == "/MCR":
            self.marks.append((found.get("/Pg", self.page), found["/MCID"]))
            tree.order.append((*self.marks[-1], self))
        elif found.get("/Type") == "/OBJR":
            self.objects.append(found["/Obj"])
        else:
            self.kids.append(Element(tree, found, self, self.page))

    def all(self):
        yield self
        for kid in self.kids:
            yield from kid.all()

    def __str__(self):
        return f"{self.parent} > {self.role}" if self.parent else self.role


class Tree:
    """The structure of a PDF, with the text that pdf.js finds in it."""

    def __init__(self, pdf, reading):
        self.objects = Objects(pdf)
        root = self.objects.get(self.objects.catalog["/StructTreeRoot"])
        self.root, self.roles = root, self.objects.get(root.get("/RoleMap")) or {}
        self.order = []  # (page, mark, element), as it is read
        self.roots = [Element(self, one, None, None) for one in self.objects.items(root["/K"])]
        self.elements = [element for one in self.roots for element in one.all()]
        self.pages = reading["pages"]
        self.texts = [{int(key.rpartition("mc")[2]): words for key, words in
                       pdfjs.text_by_mark(page).items() if key} for page in self.pages]

    def page_of(self, element):
        """Numbers of the pages on which an element has content."""
        return sorted({self.objects.pages.get(page) for one in element.all()
                       for page, _ in one.marks} - {None})

    def text(self, element):
        """What is read of an element, in its order."""
        inside = {id(one) for one in element.all()}
        return "".join(self.texts[self.objects.pages[page] - 1].get(mark, "")
                       for page, mark, owner in self.order
                       if id(owner) in inside and page in self.objects.pages)

    def of(self, *roles):
        return [element for element in self.elements if element.role in roles]


# Each gives what is wrong, in words.

def nesting(tree):
    if [one.role for one in tree.roots] != ["Document"]:
        yield f"the roots are {[one.role for one in tree.roots]}"
    for element in tree.elements:
        above = element.parent.role if element.parent else None
        if element.role in PARENTS and above not in PARENTS[element.role]:
            yield f"{element}: {element.role} stands in {above}"
        strays = [kid.role for kid in element.kids
                  if kid.role not in KIDS.get(element.role, (kid.role,))]
        if strays or (element.role in KIDS and element.marks):
            yield f"{element}: holds {strays or 'content of its own'}"
        if element.role in ("P", *HEADINGS):
            blocks = [kid.role for kid in element.kids if kid.role not in (*INLINE, "NonStruct")]
            if blocks:
                yield f"{element}: holds {blocks}"
        captions = [i for i, kid in enumerate(element.kids) if kid.role == "Caption"]
        if captions not in ([], [0], [len(element.kids) - 1]):
            yield f"{element}: its captions are the kids {captions}"


def headings(tree):
    level = 0
    for element in tree.of(*HEADINGS):
        if int(element.role[1]) > level + 1:
            yield f"{element}: {element.role} follows H{level}"
        level = int(element.role[1])
        if not re.search(r"\w", tree.text(element)):
            yield f"{element} has no words"
    for section in tree.of("Sect"):
        roles = [kid.role for kid in section.kids[:2]]
        if roles[:1] == ["P"]:  # a line above the title of a slide
            del roles[0]
        if not roles or roles[0] not in HEADINGS:
            yield f"{section}: it begins with {[kid.role for kid in section.kids[:2]]}"


def rows_of(table):
    return [row for kid in table.kids for row in ([kid] if kid.role == "TR" else kid.kids)
            if row.role == "TR"]


def span(cell, key):
    return int(cell.attributes.get(key, 1))


def widths(rows):
    """Columns that each row takes, those reaching down from above included."""
    reaching, found = [], []
    for row in rows:
        own = sum(span(cell, "/ColSpan") for cell in row.kids)
        found.append(own + sum(columns for columns, _ in reaching))
        reaching = [(columns, left - 1) for columns, left in reaching if left > 1]
        reaching += [(span(cell, "/ColSpan"), span(cell, "/RowSpan") - 1) for cell in row.kids
                     if span(cell, "/RowSpan") > 1]
    return found, reaching


def tables(tree):
    for table in tree.of("Table"):
        rows, cells = rows_of(table), [cell for row in rows_of(table) for cell in row.kids]
        groups = [kid.role for kid in table.kids if kid.role in ROW_GROUPS]
        if groups[:1] != ["THead"] or groups.count("THead") != 1 or "TBody" not in groups:
            yield f"{table}: its groups are {groups}"
        found, reaching = widths(rows)
        if len(set(found)) != 1 or reaching:
            yield f"{table}: its rows take {sorted(set(found))} columns"
        for cell in cells:
            if cell.role == "TH" and cell.attributes.get("/Scope") not in ("/Row", "/Column",
                                                                           "/Both"):
                yield f"{cell}: a header without scope"
        yield from table_heads(tree, table)
        yield from cell_headers(table, cells)
        yield from page_heads(tree, table)


def table_heads(tree, table):
    """Head cells have words; a corner that has none heads nothing."""
    for group in table.kids:
        for row in group.kids if group.role == "THead" else ():
            for cell in row.kids:
                if (cell.role == "TH") != bool(tree.text(cell).strip()):
                    yield f"{cell}: in the head of a table with the words '{tree.text(cell)}'"


def cell_headers(table, cells):
    ids = [cell.id for cell in cells if cell.role == "TH" and cell.id]
    if len(set(ids)) != len(ids):
        yield f"{table}: two headers have the same ID"
    needed = any(span(cell, key) > 1 for cell in cells for key in ("/ColSpan", "/RowSpan")) or \
        any(cell.attributes.get("/Scope") == "/Row" for cell in cells)
    for cell in cells:
        named = [text(one) for one in cell.attributes.get("/Headers", [])]
        if set(named) - set(ids):
            yield f"{cell}: its headers {set(named) - set(ids)} are not in the table"
        if needed and cell.role == "TD" and not named:
            yield f"{cell}: there are spans or row headers, and it names no headers"


def page_heads(tree, table):
    """On further pages the head is repeated, for the eye alone."""
    heads = [kid for kid in table.kids if kid.role == "THead"]
    pages = tree.page_of(table)
    if not heads or tree.page_of(heads[0])[1:]:
        yield f"{table}: its head is in the structure on pages {[tree.page_of(h) for h in heads]}"
        return
    words = [squeezed(tree.text(cell)) for row in heads[0].kids for cell in row.kids]
    for page in pages[1:]:
        shown = squeezed(artifact_text(tree.pages[page - 1]))
        lost = [one for one in words if one not in shown]
        if lost:
            yield f"{table}: on page {page} its head lacks {lost}"


def squeezed(words):
    return re.sub(r"[\s\u00ad\u2010-]+", "", words)


def artifact_text(page):
    """The text of a page that the structure leaves out."""
    return pdfjs.text_by_mark(page).get(None, "")


def lists(tree):
    for found in tree.of("L"):
        labels = [squeezed(tree.text(kid)) for item in found.kids for kid in item.kids
                  if kid.role == "Lbl"]
        items = [kid for kid in found.kids if kid.role == "LI"]
        numbering = name(found.attributes.get("/ListNumbering"))
        if any([kid.role for kid in item.kids][-1:] != ["LBody"] for item in items):
            yield f"{found}: an item has no body"
        if "" in labels or labels and len(labels) != len(items):
            yield f"{found}: some items have labels and some have not"
        if numbering == "Decimal":
            good = all(re.search(r"\d", label) for label in labels) and labels
        elif numbering in ("LowerAlpha", "UpperAlpha"):
            good = labels and all(re.fullmatch(r"\(?[A-Za-z][.)]?", label) for label in labels)
        elif numbering in BULLETS:
            good = all(label in BULLETS[numbering] for label in labels) and labels
        else:
            good = numbering == "None"
        if not good:
            yield f"{found}: its numbering is {numbering} and its labels are {labels[:3]}"


def figures(tree):
    for figure in tree.of("Figure"):
        if not re.search(r"\w{2}", figure.alt or ""):
            yield f"{figure}: its alternative text is '{figure.alt}'"
        box, pages = figure.attributes.get("/BBox"), tree.page_of(figure)
        if not box or len(pages) != 1:
            yield f"{figure}: its place is {box} on pages {pages}"
            continue
        x0, y0, x1, y1 = tree.pages[pages[0] - 1]["size"]
        if not (x0 <= box[0] < box[2] <= x1 and y0 <= box[1] < box[3] <= y1):
            yield f"{figure}: it stands at {box}, beyond the page"


def annotations(tree):
    """{object of an annotation: its dictionary}."""
    return {one: tree.objects.get(one) for page in tree.objects.pages
            for one in tree.objects.get(tree.objects.get(page).get("/Annots")) or []}


def links(tree):
    parents = dict(tree.objects.tree(tree.root.get("/ParentTree")))
    found, claimed = annotations(tree), []
    for link in tree.of("Link"):
        claimed += link.objects
        inner = [one.role for one in link.all() if one is not link and one.role == "Link"]
        if not link.objects or inner or not tree.text(link).strip() and not link.alt:
            yield f"{link}: it has {len(link.objects)} annotations, links {inner}, " \
                  f"and says '{tree.text(link)}'"
        for one in link.objects:
            annotation = found.get(one, {})
            parent = tree.objects.get(parents.get(annotation.get("/StructParent")))
            if parent is not link.dictionary:
                yield f"{link}: the parent tree does not lead back to it from {one}"
            if not text(annotation.get("/Contents")):
                yield f"{link}: its annotation has no contents"
    if sorted(claimed) != sorted(found):
        yield f"annotations outside links: {set(found) ^ set(claimed)}"


def languages(tree):
    for element in tree.elements:
        language = text(element.dictionary.get("/Lang"))
        if language is not None and not LANGUAGE.fullmatch(language):
            yield f"{element}: its language is '{language}'"
    if not LANGUAGE.fullmatch(text(tree.objects.catalog.get("/Lang")) or ""):
        yield "the document has no language"


def contents(tree):
    for entry in tree.of("TOCI"):
        path = [one.role for one in entry.all()]
        if "Link" not in path or "Reference" not in path:
            yield f"{entry}: it holds {path}"


def emptiness(tree):
    for element in tree.elements:
        full = any(one.marks or one.objects for one in element.all())
        if not full and element.role != "TD":
            yield f"{element}: nothing is in it"


def notes(tree):
    for note in tree.of("Note", "FENote"):
        if not note.id:
            yield f"{note}: a note without an ID"


def marks(tree):
    """Each mark belongs to one element, and elements claim no others."""
    parents = dict(tree.objects.tree(tree.root.get("/ParentTree")))
    claimed = [(page, mark) for page, mark, _ in tree.order]
    if len(set(claimed)) != len(claimed):
        yield "a mark belongs to several elements"
    for page, mark, element in tree.order:
        row = tree.objects.get(parents.get(tree.objects.get(page).get("/StructParents"))) or []
        if mark >= len(row) or tree.objects.get(row[mark]) is not element.dictionary:
            yield f"{element}: the parent tree does not lead back to it from mark {mark}"
    for number, (reference, page) in enumerate(zip(tree.objects.pages, tree.pages)):
        painted = [int(item["id"].rpartition("mc")[2]) for item in page["text"] if item.get("id")]
        lost = set(painted) - {mark for owner, mark in claimed if owner == reference}
        if lost:
            yield f"page {number + 1}: the marks {sorted(lost)} belong to no element"


def order(tree):
    """On a page the structure is read in the order in which it is painted."""
    for number, (reference, page) in enumerate(zip(tree.objects.pages, tree.pages), 1):
        painted = [int(item["id"].rpartition("mc")[2]) for item in page["text"] if item.get("id")]
        place = {mark: i for i, mark in enumerate(painted)}
        read = [(mark, element) for owner, mark, element in tree.order
                if owner == reference and mark in place]
        for (one, _), (other, element) in zip(read, read[1:]):
            if place[other] < place[one]:
                yield f"page {number}: {element} '{tree.texts[number - 1].get(other, '')[:40]}' " \
                      f"is painted earlier than it is read"


CHECKS = (nesting, headings, tables, lists, figures, links, languages, contents, emptiness, notes,
          marks, order)


def problems(pdf, reading):
    """["name of the check: what is wrong"] of a PDF; `reading` is pdfjs.read()'s of it."""
    if "error" in reading:
        return [f"pdf.js cannot read it: {reading['error']}"]
    tree = Tree(pdf, reading)
    return [f"{check.__name__}: {problem}" for check in CHECKS for problem in check(tree)]


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
