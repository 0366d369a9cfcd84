#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The program's own check of a claim, and veraPDF, agree.

The unit test's documents, each breaking one requirement or none, are written as if forced. What the
program still claims, veraPDF must pass; what it does not claim any more, veraPDF must fail for more
than the missing claim, but for what the program is stricter in or a validator cannot see.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BROKEN = HERE.parent / "golden" / "standards"
sys.path[:0] = [str(HERE), str(HERE.parent)]
import verapdf  # noqa: E402
from tally import Tally  # noqa: E402

# Standard: veraPDF's profile of it, and the clause that a file without the claim fails.
JUDGES = {"ua-1": ("ua1", "5-1"), "a-3a": ("3a", "6.6.4-1"),
          "ua-2": ("ua2", "5-1"), "a-4f": ("4f", "6.7.3-1")}

# Words that are nothing but blanks pass for words, any part of a language tag for one, any numbers
# for a date; neither licences of fonts nor characters of private use within ActualText are looked
# at, and a glyph that a map leads to is there.
UNSEEN = {"blank_figure", "blank_link", "no_title", "unknown_language_of_part", "no_such_day",
          "no_such_month", "font_that_is_forbidden", "font_that_is_kept_whole",
          "character_of_private_use", "character_of_plane_16", "glyph_that_is_none"}
# The standards ask for it in words, and the profiles have no rule.
UNASKED = {"figure_nowhere", "headless_table", "two_headers_of_one_name",
           "header_of_another_table", "link_to_nowhere"}
# The same, in one of them.
UNASKED_IN = {"ua-1": {"words_in_section", "second_root", "no_structure"},
              "a-3a": {"second_root", "no_structure"},
              "ua-2": {"header_without_scope"}}


def write_cases(cases, folder, standards):
    """{file: (code of what it breaks or "-", standards it does not claim)}"""
    done = subprocess.run([cases, folder, standards], capture_output=True, text=True, check=True)
    rows = [line.split() for line in done.stdout.splitlines()]
    return {Path(folder, f"{name}.pdf"): (code, set(unmet.split(",")) - {"none"})
            for name, code, unmet in rows}


def check_standard(jar, standard, written, tally):
    profile, unclaimed = JUDGES[standard]
    results = verapdf.validate(jar, profile, list(written))
    silent = UNSEEN | UNASKED | UNASKED_IN.get(standard, set())
    for file, (code, unmet) in written.items():
        failed = set(results[file]) - {"not valid", unclaimed}
        name = f"{standard}: {file.stem} ({code})"
        if standard not in unmet:
            tally.add(f"{name} is claimed rightly", not results[file], results[file])
        elif file.stem in silent:
            tally.add(f"{name} is not claimed; veraPDF does not see why", not failed,
                      sorted(failed))
        else:
            tally.add(f"{name} is not claimed rightly", failed, "veraPDF finds nothing wrong")


def stamps(file):
    return set(re.findall(rb"<(pdf(?:ua|a)id):part>", file.read_bytes()))


def check_force(jar, program, folder, tally):
    """A workspace whose layout breaks PDF/UA: nothing is written; forced, without that claim."""
    place = Path(folder, "forced")
    shutil.copytree(BROKEN, place)
    layout = place / "layouts" / "quarterly-report.lua"
    layout.write_text(layout.read_text().replace("en_US", "en-US"))  # this breaks PDF/A-3a as well
    pdf = place / "out" / "small-report.pdf"

    def build(*more):
        return subprocess.run([program, "build", place, *more], capture_output=True, text=True)
    refused = build()
    tally.add("a layout that breaks PDF/UA is refused",
              refused.returncode == 1 and not pdf.exists() and "[STD-06]" in refused.stderr,
              refused.stderr)
    forced = build("--force")
    if not tally.add("it is written when forced, and the status is 1",
                     forced.returncode == 1 and pdf.exists(), forced.stderr):
        return
    tally.add("it claims PDF/A, not PDF/UA", stamps(pdf) == {b"pdfaid"}, stamps(pdf))
    results = verapdf.validate(jar, "3a", [pdf])
    tally.add("veraPDF finds that the claim holds", not results[pdf], results[pdf])
    unclaimed = build("--standard", "none")
    tally.add("where nothing is asked, nothing is refused and nothing claimed",
              unclaimed.returncode == 0 and not stamps(pdf), unclaimed.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", default="build/emit_test_conformance",
                        help="the unit test, which writes the documents")
    parser.add_argument("--program", default="build/rapporteur")
    options = parser.parse_args()
    tally = Tally("claims")
    jar, why = verapdf.locate()
    if not jar:
        tally.skip("veraPDF", why)
        return tally.end()
    with tempfile.TemporaryDirectory() as folder:
        for standards in ("ua-1,a-3a", "ua-2,a-4f"):
            place = Path(folder, standards).resolve()
            place.mkdir()
            written = write_cases(Path(options.cases).resolve(), place, standards)
            for standard in standards.split(","):
                check_standard(jar, standard, written, tally)
        check_force(jar, str(Path(options.program).resolve()), folder, tally)
    return tally.end()


sys.exit(main())
