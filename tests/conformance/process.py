# SPDX-License-Identifier: MIT
"""Runs other programs for the conformance suite."""

import os
import subprocess


def output_of(*command):
    """The finished process, what it said as text."""
    return subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          errors="replace", env={**os.environ, "LC_ALL": "C.UTF-8"})
