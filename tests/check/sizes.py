# SPDX-License-Identifier: MIT
"""Sizes a reader can hold: lines of a file, lines, nesting and parameters of a function."""

from csource import shown, split_file, tree

MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 70
MAX_NESTING = 4
MAX_PARAMETERS = 6
# Functions whose parameters a library dictates: it calls them.
CALLBACKS = {"src/emit/outline.c": {"draw_curve"}}
GOAL_NESTING = 3  # what is above it is reported, not failed


def problems(path, text):
    found = []
    lines = text.count("\n")
    if lines > MAX_FILE_LINES:
        found.append(f"{path}: {lines} lines (at most {MAX_FILE_LINES}): is it one idea?")
    if not path.endswith(".c"):
        return found
    for function in split_file(text)[0]:
        where = f"{path}:{function.line}: {function.name}()"
        if function.lines > MAX_FUNCTION_LINES:
            found.append(f"{where} has {function.lines} lines (at most {MAX_FUNCTION_LINES})")
        if function.nesting > MAX_NESTING:
            found.append(f"{where} nests {function.nesting} deep (at most {MAX_NESTING})")
        dictated = function.name in CALLBACKS.get(path, ())
        if function.parameters > MAX_PARAMETERS and not dictated:
            found.append(f"{where} has {function.parameters} parameters "
                         f"(at most {MAX_PARAMETERS})")
    return found


def run():
    return [problem for path in tree("src", "tests/unit", "tests/fuzz")
            for problem in problems(shown(path), path.read_text())]


def report():
    """One line on how src/ stands against the goals."""
    functions = [function for path in tree("src", suffixes=(".c",))
                 for function in split_file(path.read_text())[0]]
    if not functions:
        return "no functions"
    lengths = sorted(function.lines for function in functions)
    deep = sum(function.nesting > GOAL_NESTING for function in functions)
    median, tenth = lengths[len(lengths) // 2], lengths[len(lengths) * 9 // 10]
    return (f"{len(functions)} functions, lines median {median}, nine tenths within {tenth}, "
            f"longest {lengths[-1]}; {deep} nest deeper than {GOAL_NESTING}")


def _function(body, parameters="void"):
    return "static int f(" + parameters + ") {\n" + body + "}\n"


BAD = [
    ("src/a.h", "\n" * 501, "501 lines"),
    ("src/a.c", _function("    g();\n" * 69), "71 lines"),
    ("src/a.c", _function("    if (a) {\n        for (;;) {\n            while (b) {\n"
                          "                if (c)\n                    if (d) e();\n"
                          "            }\n        }\n    }\n"), "nests 5 deep"),
    ("src/a.c", _function("", "int a, int b, int (*c)(int, int), int d, int e, int f, int g"),
     "7 parameters"),
]
GOOD = [
    ("src/a.c", _function("    g();\n" * 68)),
    ("src/a.c", _function("    if (a) {\n        b();\n    } else if (c) {\n        d();\n"
                          "    } else if (e) {\n        if (f) g();\n    }\n" * 2)),
    ("src/a.c", "static const T ROWS[] = {{1, {2, {3, {4, {5, {6}}}}}}};\n"),
    ("src/a.c", _function("    switch (a) {\n    case 1: {\n        if (b) c();\n        break;\n"
                          "    }\n    default: d((P){.x = {1, 2}});\n    }\n", "P *p, int q")),
]
