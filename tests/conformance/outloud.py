# SPDX-License-Identifier: MIT
"""outloud, the second checker: PDF/UA-1, and what a conformant file can still get wrong.

It is pinned by hashes in outloud.txt and kept outside the tree (tests/wheels.py). Of the checkers
on PyPI it is the one that also follows reading order, grids of tables and levels of headings, and
it notices every damage of damage.py that is of its kind. What it says of our files and is not true
is excused here, each time only under the condition that makes it untrue, looked up in the file.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import structure  # noqa: E402
import wheels  # noqa: E402
from structure import HEADINGS, rows_of, span, squeezed  # noqa: E402

REQUIREMENTS = HERE / "outloud.txt"


def locate():
    """(folder with outloud, None), or (None, why not)."""
    return wheels.locate(REQUIREMENTS)


def check(folder, files):
    """{file: list of findings}; a finding has rule, severity, message, page, evidence, boxes."""
    done = wheels.run(folder, "outloud.cli", *files, "--json", "-", "--fail-on", "never")
    results = json.loads(done.stdout)["results"] if done.stdout else []
    if len(results) != len(files):
        raise RuntimeError(f"outloud did not judge them all: {done.stderr.strip()[-300:]}")
    return {file: [{"rule": "unreadable", "message": result["error"]}] if result.get("error")
            else result["findings"] for file, result in zip(files, results)}


def is_register(finding, tree):
    """TBL-010 takes a table for shredded when more cells head than are headed, as in a short or
    narrow table whose rows have heads. Where one row heads the columns, and each other row begins
    with its one head, or is the name of a group, that is so by design."""
    counts = re.search(r": (\d+) header cells against (\d+) data cells$", finding["message"])
    for table in tree.of("Table"):
        head, *body = [[(cell.role, cell.attributes.get("/Scope"), span(cell, "/ColSpan"))
                        for cell in row.kids] for row in rows_of(table)]
        columns = len(head)
        entries = body.count([("TH", "/Row", 1)] + [("TD", None, 1)] * (columns - 1))
        groups = body.count([("TH", "/Row", columns)])
        if counts and finding["page"] in tree.page_of(table)[:1] and \
                head == [("TH", "/Column", 1)] * columns and len(body) == entries + groups and \
                (columns + len(body), entries * (columns - 1)) == tuple(map(int, counts.groups())):
            return True
    return False


def is_title_again(finding, tree):
    """TAG-002 misses a line of prose that is an artifact. A title that is repeated where a table or
    a slide goes on, with "(continued)" or "(2 of 3)" behind it, has been read on its first page."""
    lines = (finding.get("evidence") or "").split("; ")
    titles = [squeezed(tree.text(one)) for one in tree.of("Caption", *HEADINGS)
              if min(tree.page_of(one), default=finding["page"]) < finding["page"]]

    def is_known(line):
        plain = re.sub(r"\([^()]*\)?…?$", "", line).rstrip("…")
        return plain != line and any(title.startswith(squeezed(plain)) for title in titles)

    return len(lines) == finding["count"] and all(map(is_known, lines))


def is_in_figure(finding, tree):
    """TBL-014 sees a ruled grid with words and no table. Within a figure it is a chart, and the
    figure's alternative text says what it shows."""
    places = [(tree.page_of(one)[:1], one.attributes["/BBox"]) for one in tree.of("Figure")
              if one.alt and "/BBox" in one.attributes]
    return bool(finding["boxes"]) and all(
        any(page == [box["page"]] and x0 - 1 <= box["x0"] and box["x1"] <= x1 + 1 and
            y0 - 1 <= box["y0"] and box["y1"] <= y1 + 1 for page, (x0, y0, x1, y1) in places)
        for box in finding["boxes"])


def is_form_of_character(finding, _):
    """TXT-004 takes several codes of one character for a broken map. A letter of a joined script
    has a glyph for each place in a word, and a mark one for each place on a letter."""
    found = re.search(r" all map to U\+([0-9A-F]+) ", finding["message"])
    character = chr(int(found[1], 16)) if found else "?"
    return unicodedata.bidirectional(character) == "AL" or unicodedata.combining(character) > 0


def is_in_order(_, tree):
    """ORD-001 reads the content of an element before that of its children, also where the file has
    it behind them, as in a figure with a caption. structure.py reads as the file says."""
    return not list(structure.order(tree))


def is_chinese(_, tree):
    """FIG-012 takes an alternative text for no language when few of its characters are letters, or
    when it is one word. Chinese has no blanks, and few characters beside its figures."""
    alts = [one.alt for one in tree.of("Figure") if one.alt]
    return bool(alts) and all(alt.endswith("。") and len(re.findall("[\u4e00-\u9fff]", alt)) > 10
                              for alt in alts)


EXCUSES = {"TBL-010": is_register, "TAG-002": is_title_again, "TBL-014": is_in_figure,
           "TXT-004": is_form_of_character, "ORD-001": is_in_order, "FIG-012": is_chinese}


def is_excused(finding, tree):
    """`tree` is structure.Tree of the file."""
    excuse = EXCUSES.get(finding["rule"])
    return bool(excuse and excuse(finding, tree))


def in_words(finding):
    return f"{finding['rule']} page {finding.get('page')}: {finding['message']} " \
           f"[{finding.get('evidence')}]"
