# SPDX-License-Identifier: MIT
"""Python packages, pinned by version and hash, kept outside the tree and apart from the system's.

A file of requirements names every package with its hash; Debian's pip puts them in a folder of
their own. Wheels hold machine code: on another Python or machine than the hashes are for, they
cannot be had, and that is said.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import jars  # noqa: E402

PYTHON = "/usr/bin/python3"  # Debian's, whichever is first


def locate(requirements):
    """(folder with the packages, None), fetched when they are not there; or (None, why not)."""
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()[:16]
    folder = jars.cache_folder() / f"{requirements.stem}-{digest}"
    if folder.is_dir():
        return folder, None
    if not os.access(PYTHON, os.X_OK):
        return None, f"{requirements.stem} is not cached and there is no {PYTHON} to fetch it"
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = tempfile.mkdtemp(dir=folder.parent)
    fetched = subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--no-deps",
                              "--disable-pip-version-check", "--no-cache-dir", "--only-binary",
                              ":all:", "--require-hashes", "--root-user-action", "ignore",
                              "--target", unfinished, "--requirement", str(requirements)],
                             capture_output=True, text=True)
    if fetched.returncode != 0:
        shutil.rmtree(unfinished)
        return None, f"pip could not fetch it: {fetched.stderr.strip()[-300:]}"
    Path(unfinished).rename(folder)
    return folder, None


def run(folder, module, *arguments, timeout=300):
    """Runs a module of a folder of packages; the finished process, what it said as text."""
    return subprocess.run([PYTHON, "-m", module, *map(str, arguments)], capture_output=True,
                          text=True, timeout=timeout,
                          env={**os.environ, "PYTHONPATH": str(folder), "LC_ALL": "C.UTF-8"})
