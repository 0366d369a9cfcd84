#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the checks of the code itself. Each check first shows on bad snippets that it can fail."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
import forbidden  # noqa: E402
import format as formatting  # noqa: E402
import headers  # noqa: E402
import layers  # noqa: E402
import places  # noqa: E402
import sizes  # noqa: E402
from tally import Tally  # noqa: E402

CHECKS = {"layers": layers, "sizes": sizes, "headers": headers, "forbidden": forbidden,
          "places": places, "format": formatting}


def self_test(check, name, tally):
    for path, text, expected in check.BAD:
        found = check.problems(path, text)
        tally.add(f"{name} finds '{expected}'", any(expected in problem for problem in found),
                  f"said {found} of:\n{text}")
    for path, text in check.GOOD:
        found = check.problems(path, text)
        tally.add(f"{name} accepts {path}", not found, "\n".join(found))


def main(names):
    tally = Tally("checks")
    for name in names or CHECKS:
        start = time.monotonic()
        self_test(CHECKS[name], name, tally)
        found = CHECKS[name].run()
        tally.add(f"{name} of the tree", not found, "\n".join(found))
        seconds = time.monotonic() - start
        print(f"  {name:<10} {len(found):>3} problems  {seconds:5.1f} s")
    if not names or "sizes" in names:
        print("  " + sizes.report())
    return tally.end()


sys.exit(main(sys.argv[1:]))
