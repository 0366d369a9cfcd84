# SPDX-License-Identifier: MIT
"""Cases of the conformance suite: the structure, by our own eyes and by a second checker."""

from pathlib import Path

import damage
import outloud
import pdfjs
import structure

# A damage, what structure.py says of it, and the rule of outloud that notices it.
NOTICED = {
    "alt": ("its alternative text is 'None'", "FIG-001"),
    "language": ("the document has no language", "DOC-013"),
    "headers": ("a header without scope", "TBL-002"),
    "levels": ("H4 follows H1", "HDG-001"),
    "cells": ("in the head of a table", "TBL-001"),
    "grid": ("its rows take", "TBL-004"),
    "items": ("an item has no body", "LST-002"),
    "order": ("is painted earlier than it is read", "ORD-001"),
    "empty": ("nothing is in it", "TAG-020"),
    "lost": ("belong to no element", None),
    "title": (None, "DOC-010"),
    "box": ("its place is None", None),
    "numbering": ("its numbering is None", None),
    "parents": ("the parent tree does not lead back", None),
    "spans": ("there are spans", None),
    "repeated": ("its head is in the structure on pages", None),
}


def check_structure(readings, tally):
    """`readings` are pdfjs.read()'s, by PDF."""
    for pdf, reading in readings.items():
        problems = structure.problems(pdf, reading)
        tally.add(f"the structure is sound: {pdf.name}", not problems, "\n".join(problems[:20]))


def damaged_copies(pdfs, folder, tally):
    """{damage: PDF} of the first PDF that has what is damaged."""
    copies = {}
    for what in NOTICED:
        path = Path(folder, f"unsound-{what}.pdf")
        if tally.add(f"a PDF with damaged {what} is made",
                     any(damage.damage(pdf, path, what) for pdf in pdfs)):
            copies[what] = path
    return copies


def check_damages(copies, tally):
    readings = dict(zip(copies, pdfjs.read(copies.values())))
    for what, path in copies.items():
        words = NOTICED[what][0]
        if words:
            problems = structure.problems(path, readings[what])
            tally.add(f"structure.py notices damaged {what}",
                      any(words in problem for problem in problems), "\n".join(problems))


def check_outloud(readings, copies, tally):
    folder, why = outloud.locate()
    if not folder:
        tally.skip("outloud", why)
        return
    found = outloud.check(folder, [*readings, *copies.values()])
    for pdf, reading in readings.items():
        tree = structure.Tree(pdf, reading)
        left = [outloud.in_words(one) for one in found[pdf] if not outloud.is_excused(one, tree)]
        tally.add(f"outloud has nothing to say: {pdf.name}", not left, "\n".join(left))
    check_excuses(structure.Tree(*next(iter(readings.items()))), tally)
    for what, path in copies.items():
        rule = NOTICED[what][1]
        said = [one["rule"] for one in found[path]]
        if rule:
            tally.add(f"outloud notices damaged {what}", rule in said, said)


def check_excuses(tree, tally):
    """What is like a finding that is excused, but true, is not excused."""
    true = [
        {"rule": "TBL-010", "page": 1, "message": "header cells look shredded: 9 header cells "
                                                  "against 4 data cells"},
        {"rule": "TAG-002", "page": 9, "count": 1, "evidence": "What no title says (continued)"},
        {"rule": "TBL-014", "boxes": [{"page": 1, "x0": 1, "y0": 1, "x1": 2, "y1": 2}]},
        {"rule": "TBL-014", "boxes": []},
        {"rule": "TXT-004", "message": "font X: 5 different codes all map to U+0065 'e'"},
        {"rule": "FIG-012"},
        {"rule": "FIG-001"},
    ]
    for finding in true:
        tally.add(f"{finding} is not excused", not outloud.is_excused(finding, tree))


def check_all(readings, forced, folder, tally):
    """`readings` of the sample's PDFs, and of those that were forced and claim no standard."""
    check_structure({**readings, **forced}, tally)
    copies = damaged_copies(list(readings), folder, tally)
    check_damages(copies, tally)
    check_outloud(readings, copies, tally)
