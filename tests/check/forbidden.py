# SPDX-License-Identifier: MIT
"""What the code does without: unfinished marks, stray allocation, jumps, second ways to open
files, floating point where lines and pages break, state that outlives a call."""

import re
from dataclasses import dataclass, field

from csource import bare, match_brace, shown, split_file, tree, without_preprocessor


@dataclass
class Word:
    pattern: str
    reason: str
    within: tuple = ("src/",)  # path prefixes that it is looked for in
    allowed: dict = field(default_factory=dict)  # path prefix -> why it may
    in_comments: bool = False


# Each path here is an adapter: the one file that speaks to a foreign library, or the base of it.
WORDS = [
    Word(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b", "unfinished: finish it or leave it out",
         ("src/", "tests/", "tools/", "bench/", "layouts/"), in_comments=True),
    Word(r"\bgoto\b", "no goto: one exit per function"),
    Word(r"\b(?:setjmp|longjmp|sigsetjmp|siglongjmp)\b", "no jumps out of functions"),
    Word(r"(?<![.>\w])(?:exit|_exit|_Exit|abort|quick_exit)\s*\(",
         "only main and the out-of-memory function end the process",
         allowed={"src/archive/confined.c": "a child, which must not end as its parent does",
                  "src/base/arena.c": "fatal_out_of_memory",
                  "src/cli/main.c": "the process's end",
                  "src/cli/workers.c": "the end of a forked process",
                  "src/compose/host_error.c": "after lua_error, which does not come back"}),
    Word(r"(?<![.>\w])(?:malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf)\s*\(",
         "stage data lives in arenas",
         allowed={"src/archive/pdf.c": "what libqpdf allocates",
                  "src/base/arena.c": "the arenas themselves",
                  "src/base/buf.c": "buffers that grow",
                  "src/base/fs.c": "lists the C library allocates",
                  "src/base/path.c": "realpath's result",
                  "src/base/writer.c": "a writer outlives arenas: the signal handler walks them",
                  "src/compose/host.c": "Lua's allocator, which keeps the cage's memory cap",
                  "src/text/hyphenate.c": "owned by its caller until its drop",
                  "src/text/segment.c": "owned by its caller until its drop",
                  "src/text/shape.c": "owned by its caller until its drop",
                  "src/emit/picture.c": "a device is owned by its caller until device_drop",
                  "src/emit/png.c": "a device is owned by its caller until device_drop",
                  "src/emit/svg.c": "a device is owned by its caller until device_drop",
                  "src/emit/trace.c": "a device is owned by its caller until device_drop"}),
    Word(r"(?<![.>\w])(?:fopen|fopen64|freopen|open|openat|creat|opendir|scandir|mkstemp|mkostemp|"
         r"cairo_surface_write_to_png|HPDF_SaveToFile|hb_blob_create_from_file|FT_New_Face|"
         r"luaL_loadfile|luaL_dofile)\s*\(",
         "base/ is the only opener of files", allowed={"src/base/": "the only opener"}),
    Word(r"\b(?:float|double)\b", "no floating point decides a line or page break",
         ("src/typeset/", "src/text/", "src/paint/", "src/base/len")),
    Word(r"(?<![.>\w])(?:time|clock|gettimeofday|localtime|localtime_r|gmtime|rand|random|srand|"
         r"getrandom|setlocale|uloc_getDefault)\s*\(",
         "no clock, locale or chance in any output",
         allowed={"src/base/": "names of temporary files", "src/compose/": "the cage's deadline"}),
    Word(r"(?<![.>\w])(?:strcpy|strcat|sprintf|vsprintf|gets|strtok|alloca)\s*\(",
         "unbounded or stateful"),
]

# File-scope or static variables that change: path -> {name: why}.
MUTABLE_ALLOWED = {
    "src/base/pending.c": {"FILES": "read by a signal handler", "PROCESSES": "the same"},
}

FUNCTION_POINTER = re.compile(r"\(\s*\*\s*(?:const\s+)?\w+\s*(?:\[[^\]]*\])?\s*\)\s*\(")


def problems(path, text):
    found = []
    code, commented = bare(text), bare(text, keep_comments=True)
    for word in WORDS:
        if not path.startswith(word.within) or any(path.startswith(a) for a in word.allowed):
            continue
        if not path.endswith((".c", ".h")) and not word.in_comments:
            continue
        searched = text if not path.endswith((".c", ".h")) else (
            commented if word.in_comments else code)
        for match in re.finditer(word.pattern, searched):
            line = searched.count("\n", 0, match.start()) + 1
            found.append(f"{path}:{line}: '{match.group(0).rstrip(' (')}': {word.reason}")
    if path.startswith("src/") and path.endswith(".c"):
        found += mutable(path, text)
    return found


def mutable(path, text):
    """Variables of the whole run: at file scope, or static within a function."""
    functions, declarations = split_file(text)
    candidates = [(d.text, d.line) for d in declarations if is_mutable_variable(d.text)]
    for function in functions:
        for match in re.finditer(r"\bstatic\b[^;{=]*[;={]", function.body):
            if "const" not in match.group(0) and "_Static" not in match.group(0):
                line = function.line + function.body.count("\n", 0, match.start())
                candidates.append((match.group(0), line))
    allowed = MUTABLE_ALLOWED.get(path, {})
    return [f"{path}:{line}: '{name_of(declared)}': state that outlives a call"
            for declared, line in candidates if name_of(declared) not in allowed]


def is_mutable_variable(declared):
    if re.match(r"(?:typedef|extern|_Static_assert|static_assert)\b", declared):
        return False
    tag = re.match(r"((?:static\s+|const\s+)*)(?:struct|union|enum)\b\s*\w*\s*(?=\{)", declared)
    if tag:  # the type is made here: what matters is what stands around it
        after = declared[match_brace(declared, tag.end()):].strip()
        declared = after if after == ";" else f"{tag.group(1)}Type {after}"
    if re.match(r"(?:(?:struct|union|enum)\s+\w+\s*)?;$", declared):
        return False
    head = declared.split("=", 1)[0]
    if "(" in FUNCTION_POINTER.sub("", head):
        return False  # a prototype, or a macro that makes rows
    if "const" in head.split("*")[-1] if "*" in head and "[" not in head else "const" in head:
        return False
    return bool(re.search(r"\w", declared.rstrip(";")))


def name_of(declared):
    names = re.findall(r"[A-Za-z_]\w*", re.split(r"[=;\[{]", declared, maxsplit=1)[0])
    return names[-1] if names else declared


def run():
    files = tree("src", "tests", "tools", "bench", "layouts",
                 suffixes=(".c", ".h", ".py", ".sh", ".lua", ".yaml", ""))
    return [problem for path in files
            for problem in problems(shown(path), path.read_text(errors="replace"))]


BAD = [
    ("src/read/a.c", "// TO" "DO: later\n", "unfinished"),
    ("src/read/a.c", "void f(void) {\n    goto end;\n}\n", "no goto"),
    ("src/read/a.c", "void f(void) {\n    char *p = malloc(3);\n}\n", "arenas"),
    ("src/emit/a.c", 'void f(void) {\n    FILE *p = fopen("x", "r");\n}\n', "only opener"),
    ("src/emit/a.c", "void f(void) {\n    int p = open(path, O_RDONLY);\n}\n", "only opener"),
    ("src/cli/a.c", "void f(void) {\n    exit(1);\n}\n", "end the process"),
    ("src/typeset/a.c", "static Len f(double x) {\n    return (Len)x;\n}\n", "floating"),
    ("src/text/a.c", "static int counter;\n", "counter"),
    ("src/text/a.c", "static const char *name = NULL;\n", "name"),
    ("src/text/a.c", "static Table tables[4] = {{1}};\n", "tables"),
    ("src/text/a.c", "static struct {\n    int n;\n} state;\n", "state"),
    ("src/text/a.c", "int f(void) {\n    static int calls;\n    return ++calls;\n}\n", "calls"),
    ("src/paint/a.c", "void f(void) {\n    setjmp(buffer);\n}\n", "jumps"),
    ("src/emit/a.c", "void f(void) {\n    seed = time(NULL);\n}\n", "clock"),
]
GOOD = [
    ("src/read/a.c", '// malloc( and fopen( in words\nstatic const char TEXT[] = "free(x)";\n'),
    ("src/text/a.c", "static const Row ROWS[] = {{1}, {2}};\nstatic const char *const N = 0;\n"),
    ("src/text/a.c", "struct Thing {\n    int n;\n};\nstatic void f(int);\ntypedef int N;\n"),
    ("src/text/a.c", "static const struct {\n    int n;\n} ROWS[] = {{1}, {2}};\n"),
    ("src/text/a.c", "enum { LIMIT = 3, OTHER };\nstruct Node;\n"),
    ("src/text/a.c", "static bool (*const STEPS[])(int) = {a, b};\n"),
    ("src/emit/a.c", "void f(Device *d) {\n    d->ops->open(d);\n    hpdf.free(d);\n}\n"),
    ("src/base/arena.c", "void *f(void) {\n    return malloc(3);\n}\n"),
]
