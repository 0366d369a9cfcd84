# SPDX-License-Identifier: MIT
"""Each header compiles alone, has a guard named after its path, and says what it is for."""

import os
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from csource import ROOT, shown, tree

PACKAGES = ["yaml-0.1", "md4c", "lua5.4", "icu-uc", "icu-i18n", "harfbuzz", "harfbuzz-subset",
            "cairo", "cairo-ft", "freetype2", "libdeflate", "libmd"]


def library_flags():
    asked = subprocess.run(["pkg-config", "--cflags", *PACKAGES], capture_output=True, text=True)
    return asked.stdout.split()


def problems(path, text):
    """What can be told from the text alone."""
    found = []
    guard = "RAPPORTEUR_" + re.sub(r"\W", "_", path.removeprefix("src/")).upper()
    if not re.search(rf"#ifndef {guard}\n#define {guard}\n", text):
        found.append(f"{path}: the guard is not {guard}")
    if not text.startswith("// SPDX-License-Identifier: MIT\n// "):
        found.append(f"{path}: does not begin with the licence line and what the file is for")
    return found + compiler_problems(path, text)


def compiler_problems(path, text):
    """The header alone in a translation unit; includes resolve from src/."""
    with tempfile.TemporaryDirectory() as folder:
        header = Path(folder, "alone.h")
        header.write_text(text)
        unit = Path(folder, "alone.c")
        unit.write_text('#include "alone.h"\n#include "alone.h"\n')
        made = subprocess.run(
            ["gcc", "-std=c11", "-D_GNU_SOURCE", '-DRAPPORTEUR_VERSION="0"', "-Wall", "-Wextra",
             "-Wpedantic", "-Werror", "-fsyntax-only", f"-I{ROOT / 'src'}", *library_flags(),
             str(unit)], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    if made.returncode == 0:
        return []
    first = next((line for line in made.stderr.splitlines() if "error:" in line), made.stderr)
    return [f"{path}: does not compile alone: {first.partition('error:')[2].strip()}"]


def run():
    headers = tree("src", suffixes=(".h",))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda path: problems(shown(path), path.read_text()), headers)
    return [problem for result in results for problem in result]


_HEAD = "// SPDX-License-Identifier: MIT\n// Thing: a thing.\n"
BAD = [
    ("src/base/thing.h", _HEAD + "#ifndef RAPPORTEUR_BASE_THING_H\n"
     "#define RAPPORTEUR_BASE_THING_H\nsize_t thing_count(void);\n#endif\n", "compile alone"),
    ("src/base/thing.h", _HEAD + "#ifndef THING_H\n#define THING_H\n#endif\n", "guard"),
    ("src/base/thing.h", "#ifndef RAPPORTEUR_BASE_THING_H\n#define RAPPORTEUR_BASE_THING_H\n"
     "#endif\n", "licence line"),
]
GOOD = [
    ("src/base/thing.h", _HEAD + "#ifndef RAPPORTEUR_BASE_THING_H\n"
     "#define RAPPORTEUR_BASE_THING_H\n#include \"base/str.h\"\nStr thing(void);\n#endif\n"),
]
