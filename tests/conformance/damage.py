#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes of a good PDF one that every reader still opens and no validator may pass.

    damage.py GOOD.pdf BAD.pdf [--what alt|language|headers|claim]

alt       figures lose their alternative texts           (fails PDF/UA-1 7.3)
language  the document and its parts lose their language (fails PDF/UA-1 7.2)
headers   header cells lose their scope                  (fails PDF/UA-1 7.5)
claim     the metadata names another part of PDF/UA      (fails PDF/UA-1 5)

Without --what, the first of these that the file has. All but the last need qpdf, which writes the
file out in plain; names are then replaced by others of the same length, so that no offset moves.

Exit status: 0 damaged, 1 there was nothing to damage, 2 it could not be tried.
"""

import argparse
import subprocess
import sys
from pathlib import Path

PLAIN = {
    "alt": [(b"/Alt ", b"/Xlt ")],
    "language": [(b"/Lang ", b"/Xang ")],
    "headers": [(b"/Scope ", b"/Xcope "), (b"/Headers ", b"/Xeaders ")],
}
CLAIM = [(b"<pdfuaid:part>1<", b"<pdfuaid:part>9<")]


def plain_form(path):
    """The bytes of the file with all streams and objects in plain, None without qpdf."""
    command = ["qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids",
               str(path), "-"]
    try:
        done = subprocess.run(command, capture_output=True)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def replaced(data, pairs):
    for name, other in pairs:
        assert len(name) == len(other)
        data = data.replace(name, other)
    return data


def damage(good, what):
    """The damaged bytes, or None when there is nothing of this kind in the file."""
    data = good.read_bytes() if what == "claim" else plain_form(good)
    bad = data and replaced(data, CLAIM if what == "claim" else PLAIN[what])
    return bad if bad and bad != data else None


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("good", type=Path)
    parser.add_argument("bad", type=Path)
    parser.add_argument("--what", choices=[*PLAIN, "claim"])
    options = parser.parse_args()
    if not options.good.is_file():
        print(f"damage.py: there is no {options.good}", file=sys.stderr)
        return 2
    for what in [options.what] if options.what else [*PLAIN, "claim"]:
        bad = damage(options.good, what)
        if bad:
            options.bad.write_bytes(bad)
            print(what)
            return 0
    print("damage.py: found nothing to damage", file=sys.stderr)
    return 1


sys.exit(main())
