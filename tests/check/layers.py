# SPDX-License-Identifier: MIT
"""The architecture as a test: an include points to the same stage or an earlier one."""

import re

from csource import LAYERS, shown, tree

# A stage may take these from a later folder: a contract both sides need, with its reason.
EXCEPTIONS = {
    ("text", "compose"): {"compose/theme.h"},  # text is set in the theme's styles, nothing else
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.MULTILINE)


def layer_of(path):
    """The stage of a file below src/; what stands in src/ itself comes after all of them."""
    first, slash, _ = path.partition("/")
    return first if slash else "compile"


def rank(layer):
    return LAYERS.index(layer) if layer in LAYERS else len(LAYERS)


def problems(path, text):
    user = layer_of(path.removeprefix("src/"))
    found = []
    if user not in LAYERS and user != "compile":
        found.append(f"{path}: folder '{user}' has no place in the order of stages")
    for match in INCLUDE.finditer(text):
        used = layer_of(match.group(1))
        line = text.count("\n", 0, match.start()) + 1
        where = f"{path}:{line}: includes {match.group(1)}"
        if "/" not in match.group(1) and user != "compile" and used == "compile":
            if user == "cli":
                continue
            found.append(f"{where}, which is no stage: name it from src/")
        elif used in LAYERS and user == "text" and used == "compose":
            if match.group(1) not in EXCEPTIONS[("text", "compose")]:
                found.append(f"{where}: text takes nothing but the theme from compose")
        elif rank(used) > rank(user):
            found.append(f"{where}, which is a later stage")
    return found


def run():
    return [problem for path in tree("src") for problem in problems(shown(path), path.read_text())]


BAD = [
    ("src/read/yaml.c", '#include "model/model.h"\n', "later stage"),
    ("src/text/shape.c", '#include "compose/block.h"\n', "nothing but the theme"),
    ("src/emit/svg.c", '#include "compile.h"\n', "no stage"),
    ("src/helpers/str.c", "", "no place"),
    ("src/paint/device.c", '#  include "emit/emit.h"\n', "later stage"),
]
GOOD = [
    ("src/text/shape.c", '#include "compose/theme.h"\n#include "base/str.h"\n#include <hb.h>\n'),
    ("src/cli/build.c", '#include "compile.h"\n#include "workspace/workspace.h"\n'),
    ("src/compile.c", '#include "compile.h"\n#include "emit/emit.h"\n'),
]
