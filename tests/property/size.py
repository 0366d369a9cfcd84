#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What structure costs in bytes: a tagged report of more than a thousand pages beside the same
pages without tags, and below a third of what Typst 0.14 needs for a tagged PDF of it (18 MB).

The untagged file is the tagged one rewritten without structure and packed as the program packs
(see untag.py). Rewriting alone hardly changes the size, and both files show the same pages.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent), str(ROOT / "bench")]
import generate  # noqa: E402
import untag  # noqa: E402
from tally import Tally  # noqa: E402

BYTES_MAX = 6_000_000  # a third of Typst's; with the data attached, as by default
RATIO_MAX = 1.7
RATIO_MIN = 1.2  # where tags cost less than that, the tags were not taken out
REWRITING_MAX = 0.005
SHOWN = (1, 3, 600, 1100)  # pages that are drawn
DIFFERENT_MAX = 0.0005  # of the bytes of a picture: sums of moves are rounded elsewhere


def said(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    return done.stdout + done.stderr if done.returncode == 0 else f"status {done.returncode}"


def built(program, folder, name, *arguments):
    done = subprocess.run([program, "build", *arguments, "-o", str(folder / name),
                           str(folder / "report.yaml")], capture_output=True, timeout=300)
    return (folder / name).read_bytes() if done.returncode == 0 else b""


def picture(folder, name, page):
    return subprocess.run(["pdftoppm", "-r", "72", "-f", str(page), "-l", str(page), name],
                          cwd=folder, capture_output=True, timeout=120).stdout


def difference(one, other):
    if len(one) != len(other) or len(one) < 100_000:
        return 1.0
    return sum(a != b for a, b in zip(one, other)) / len(one)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    program = str(Path(parser.parse_args().program).resolve())
    tally = Tally("size")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        generate.write_workspace(folder)
        whole = built(program, folder, "whole.pdf")
        tagged = built(program, folder, "tagged.pdf", "--attach", "none")
        pages = said("pdfinfo", str(folder / "whole.pdf")).split("Pages:")[-1].split()[0]
        tally.add("more than a thousand pages", pages.isdigit() and int(pages) > 1000, pages)
        tally.add(f"with its data below {BYTES_MAX:,} bytes", 0 < len(whole) < BYTES_MAX,
                  f"{len(whole):,}")
        untagged = untag.untagged(tagged)
        (folder / "untagged.pdf").write_bytes(untagged)
        ratio = len(tagged) / len(untagged)
        print(f"  note {pages} pages: {len(whole):,} bytes with data, {len(tagged):,} without, "
              f"{len(untagged):,} untagged: {ratio:.2f} times")
        tally.add(f"at most {RATIO_MAX} times the untagged one", RATIO_MIN < ratio <= RATIO_MAX,
                  f"{ratio:.3f}")
        again = len(untag.rewritten(tagged)) / len(tagged)
        tally.add("rewriting alone changes little", abs(again - 1) < REWRITING_MAX, f"{again:.4f}")
        facts = said("pdfinfo", str(folder / "untagged.pdf"))
        tally.add("the untagged one has no tags", "Tagged:          no" in facts and
                  b"/MCID" not in untag.contents(untagged) and
                  b"/MCID" in untag.contents(tagged), facts)
        checked = said("qpdf", "--check", str(folder / "untagged.pdf"))
        tally.add("and is sound", "No syntax or stream encoding errors" in checked, checked[-500:])
        for page in SHOWN:
            one, other = (picture(folder, f"{name}.pdf", page) for name in ("tagged", "untagged"))
            tally.add(f"page {page} looks alike", difference(one, other) < DIFFERENT_MAX,
                      f"{difference(one, other):.5f} of it differs")
        tally.add("two pages do not", difference(picture(folder, "tagged.pdf", SHOWN[-1]),
                                                 other[::-1]) > DIFFERENT_MAX)
    return tally.end()


sys.exit(main())
