# SPDX-License-Identifier: MIT
"""Counts cases of a test runner: prints what failed, and a last line that tools/test reads."""


class Tally:
    def __init__(self, name, verbose=False):
        self.name, self.verbose = name, verbose
        self.passed = self.failed = self.skipped = 0

    def add(self, case, passed, why=""):
        """Notes one case; `why` is shown when it failed."""
        if passed:
            self.passed += 1
            if self.verbose:
                print(f"  ok   {case}", flush=True)
        else:
            self.failed += 1
            print(f"  FAIL {case}", flush=True)
            for line in str(why).splitlines():
                print(f"       {line}")
        return passed

    def skip(self, case, why):
        """A case that could not run. It is never a pass."""
        self.skipped += 1
        print(f"  SKIP {case}: {why}", flush=True)

    def end(self):
        """Prints the sums; the exit status."""
        print(f"{self.name}: {self.passed} passed, {self.failed} failed, {self.skipped} skipped",
              flush=True)
        return 1 if self.failed else 0
