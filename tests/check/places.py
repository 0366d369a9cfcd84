# SPDX-License-Identifier: MIT
"""What is said of places is true: links and file names in the documentation exist, no path of
one machine stands in the tree, scripts name no host, every source file has its licence line."""

import re

from csource import ROOT, shown, tree

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)|!\[[^\]\n]*\]\(([^)\s]+)\)")
NAMED = re.compile(r"`((?:src|tests|tools|docs|data|layouts|fonts|bench)/[\w./-]+)`")
MACHINE = re.compile(r"(?<![\w.:/})-])/(?:work|home|root|Users|opt|mnt)/\w[\w./-]*")
HOST = re.compile(r"\bhttps?://([\w.-]+)")
SCRIPTS = ("tools/", ".ci/", "bench/", "CMakeLists.txt")
CODE = (".c", ".h", ".py", ".lua", ".sh")


def anchors(text):
    heads = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def link_problems(path, text):
    found = []
    prose = re.sub(r"^```.*?^```", lambda m: "\n" * m.group(0).count("\n"), text,
                   flags=re.DOTALL | re.MULTILINE)
    for match in LINK.finditer(prose):
        target = match.group(1) or match.group(2)
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        place = (ROOT / path).parent / file if file else ROOT / path
        line = prose.count("\n", 0, match.start()) + 1
        if file and not place.exists():
            found.append(f"{path}:{line}: the link's target {target} does not exist")
        elif anchor and anchor not in anchors(place.read_text() if file else text):
            found.append(f"{path}:{line}: no heading {target}")
    for match in NAMED.finditer(prose):
        name = match.group(1).rstrip("/")
        if name.startswith("data/out") or "*" in name or (ROOT / name).exists():
            continue
        line = prose.count("\n", 0, match.start()) + 1
        found.append(f"{path}:{line}: names {match.group(1)}, which does not exist")
    return found


def problems(path, text):
    found = link_problems(path, text) if path.endswith(".md") else []
    for match in MACHINE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        found.append(f"{path}:{line}: a path of one machine: {match.group(0)}")
    if path.startswith(SCRIPTS) and not path.endswith(".md"):
        for match in HOST.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{path}:{line}: names the host {match.group(1)}")
    scripted = path.endswith(CODE) or text.startswith("#!")
    if scripted and "SPDX-License-Identifier: MIT" not in text[:200]:
        found.append(f"{path}: no licence line")
    return found


def run():
    found = []
    top = [ROOT / name for name in ("CMakeLists.txt", ".clang-format", ".gitignore", "README.md",
                                    "CHANGELOG.md", "LICENSE")]
    tops = ("src", "tests", "tools", "bench", "layouts", "fonts", "docs", "data", ".ci")
    for path in [p for p in top if p.exists()] + tree(*tops, suffixes=None):
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue  # a picture, or a test's broken file
        if "\0" not in text:
            found += problems(shown(path), text)
    return found


BAD = [
    ("docs/x.md", "See [there](no-such-file.md).\n", "does not exist"),
    ("docs/x.md", "The file `src/base/no-such.c` does it.\n", "does not exist"),
    ("README.md", "[here](#no-such-heading)\n", "no heading"),
    ("src/base/a.c", "// SPDX-License-Identifier: MIT\n// see /" "home/someone/x\n", "machine"),
    ("tools/x", "#!/bin/sh\n# SPDX-License-Identifier: MIT\ncurl https:/" "/example.org/x\n",
     "names the host"),
    ("tests/x.py", "import os\n", "no licence line"),
]
GOOD = [
    ("docs/x.md", "# A heading\n\n[up](#a-heading), [out](https:/" "/example.org), `data/out`\n"),
    ("docs/x.md", "```\n[no](link.md)\n```\n"),
    ("src/base/a.c", "// SPDX-License-Identifier: MIT\n// http:/" "/example.org/home/page\n"),
]
