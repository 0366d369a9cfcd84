# SPDX-License-Identifier: MIT
"""Documents that are wrong, each in one way, with the place and the message that must come.

A case changes the sound document below: `swap` replaces text in it, `files` adds or replaces files.
The sign ‸ marks the place that the first message must name: line and column are counted from it.
"""

from dataclasses import dataclass, field

MARK = "‸"

SOUND = """\
format: rapporteur/1
document:
  kind: quarterly-report
  id: trial
  title: Trial Report
  lang: en
  publisher: office
  review: trial
  period: 2024-03
vocab:
  status:
    - {id: not-started, label: Not started}
    - {id: in-progress, label: In progress}
    - {id: complete, label: Complete}
  priority:
    heading: Priority
    levels: [P1, P2, P3, P4]
organisations:
  - {id: office, name: Office of Trials, short: OT}
reviews:
  - {id: trial, name: Trial Review, short: TR, organisation: office}
periods:
  - {id: 2023-12, label: Dec 2023, quarter: Q4 2023}
  - {id: 2024-03, label: Mar 2024, quarter: Q1 2024}
progress:
  title: Progress by quarter
  total: 3
  series:
    - {period: 2023-12, complete: 0, in-progress: 2, not-started: 1}
    - {period: 2024-03, complete: 1, in-progress: 1, not-started: 1}
news:
  - text: The [first edition](https://example.org/first) came out
    date: 2024-01-15
recommendations:
  - id: "1"
    status: complete
    priority: P1
    text: Count the ships in the harbour.
    notes: See the documentation.
  - id: "2"
    status: in-progress
    priority: P2
    text: Paint the lighthouse.
    notes: N/A
  - id: "3"
    status: not-started
    priority: N/A
    text: Mend the nets.
    notes: N/A
"""

CSV = """\
id,status,priority,text,notes
1,complete,P1,Count the ships in the harbour.,See the documentation.
2,in-progress,P2,Paint the lighthouse.,N/A
3,not-started,N/A,Mend the nets.,N/A
"""

TABLE = SOUND[:SOUND.index("recommendations:")] + "recommendations: {file: table.csv}\n"
PROSE = SOUND.replace("recommendations:", """\
sections:
  - title: Words
    body: {file: words.md}
recommendations:""")
WORKSPACE = "format: rapporteur/1\ndocuments: [document.yaml]\n"
LAYOUT = "layouts/quarterly-report.lua"


@dataclass
class Case:
    name: str
    says: str                   # pattern of the message, after its place and severity
    code: str = r"[A-Z]+-\d\d"  # pattern of the rule id
    swap: tuple = ()            # (old, new) in the document
    base: str = SOUND
    files: dict = field(default_factory=dict)  # name -> str or bytes
    severity: str = "error"
    status: int = 1
    target: str = "document.yaml"
    env: dict = field(default_factory=dict)
    also: str = ""              # a pattern of anything else on standard error
    seconds: float = 20


def layout(name, source, says, code=r"LUA-\d\d", **more):
    return Case(name, says, code, target=".", **more, files={
        "rapporteur.yaml": WORKSPACE, LAYOUT: source})


def table(name, text, says, **more):
    return Case(name, says, base=TABLE, files={"table.csv": text}, **more)


FILES = [
    Case("a file that is missing", "no file|does not exist", "FILE-01", target="nothing.yaml"),
    Case("a table file that is missing", "no file 'gone.csv'", "FILE-01",
         base=SOUND[:SOUND.index("recommendations:")] + "recommendations: {file: ‸gone.csv}\n"),
    Case("a folder in place of a table", "folder|directory", "FILE-02", base=TABLE,
         swap=("table.csv", "‸folder"), files={"folder/x.csv": CSV}),
    Case("a folder without documents", "", "", target="folder", files={"folder/x.txt": "x"},
         severity="", also="no document found"),
    Case("a file outside the workspace", "outside", base=TABLE,
         swap=("table.csv", "‸../table.csv")),
    Case("not UTF-8", "0xE9.*not UTF-8", "FILE-04", files={
        "document.yaml": SOUND.replace("Trial Report", "R‸\x00").encode().replace(
            b"\x00", b"\xe9sum\xe9")}),
    Case("UTF-16", "UTF-8", "FILE-04", files={
        "document.yaml": b"\xff\xfe" + SOUND.encode("utf-16-le")}, also="UTF-16"),
    Case("a byte order mark: places are those without it", "unknown|near|status", "ST-10",
         files={"document.yaml": b"\xef\xbb\xbf" + SOUND.replace(
             "status: complete", "status: ‸done").encode()}),
    Case("an empty document", "no data", files={"document.yaml": ""}),
    Case("a document of blanks and comments", "no data",
         files={"document.yaml": "\n# nothing\n\n"}),
    Case("a control character by an escape", r"U\+0007", "DATA-18", swap=(
        "title: Trial Report", 'title: "Trial ‸\\aReport"')),
    Case("a control character", "", files={"document.yaml": SOUND.replace("Paint", "Pa\x07int")}),
]

YAML = [
    Case("a tab as indentation", "tab", swap=("  title: Trial", "‸\ttitle: Trial")),
    Case("a key written twice", "'title'.*(?:twice|again|already|duplicate)",
         swap=("  lang: en\n", "  lang: en\n  ‸title: Again\n"), also="document.yaml:5:3: note"),
    Case("an unknown key", "subtitel.*subtitle|unknown", severity="warning", status=0,
         swap=("  lang: en\n", "  lang: en\n  ‸subtitel: x\n"), also="did you mean.*subtitle"),
    Case("a map in place of a list", "list", swap=("periods:\n", "periods:\n  ‸a: b\nold:\n")),
    Case("a word in place of a count", "many", swap=("total: 3", "total: ‸many")),
    Case("a list in place of a word", "", swap=("title: Trial Report", "title: ‸[Trial, Report]")),
    Case("a required key that is missing", "'?title'?", swap=("  title: Trial Report\n", "")),
    Case("an unknown kind", "quarterly", swap=("kind: quarterly-report", "kind: ‸quarterly-repot"),
         also="quarterly-report"),
    Case("a comment cuts a flow map", "#|comment", swap=(
        "short: OT}", "short: Rec #}"), also="quote|comment"),
    Case("a list sign in a flow map", r"\[\.\.\.\]|\.\.\.", swap=(
        "    text: Mend the nets.\n",
        "    items: [{id: a, text: ‸[...]}]\n    text: Mend the nets.\n"), also="quote"),
    Case("a colon in plain text", "colon|': '|mapping", swap=(
        "text: Mend the nets.", "text: Mend: the nets: all"), also="quote"),
    Case("an alias without an anchor", "", swap=("title: Trial Report", "title: ‸*nowhere")),
    Case("a quote that is not closed", "", swap=("title: Trial Report", 'title: "Trial'),
         also=r"document\.yaml:5:10: note: .*closing quote"),
    Case("a flow map that is not closed", "", swap=(
        "short: TR, organisation: office}", "short: TR")),
    Case("two documents in one file", "document", swap=(
        "recommendations:", "---\nrecommendations:")),
    Case("a tag that makes code", "tag", swap=("title: Trial Report", "title: !!python/name x")),
    Case("data nested too deep", "deep", swap=("title: Trial Report", "title: " + "[" * 300)),
    Case("a billion laughs", "", seconds=30, swap=("vocab:", "".join(
        f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]\n" if n else "x0: &x0 [ha, ha]\n"
        for n in range(10)) + "vocab:")),
]

DATA = [
    Case("an unknown status word", "done", "ST-10", swap=("status: complete", "status: ‸done")),
    Case("a status word near to a known one", "in-progres", "ST-10", swap=(
        "status: in-progress", "status: ‸in-progres"), also="in-progress"),
    Case("an id used twice", "\\b1\\b", "ID-01", swap=('id: "2"', 'id: "‸1"'),
         also=r"document\.yaml:3\d:\d+: note"),
    Case("an unknown level", "HIGH", "PR-04", swap=("priority: P2", "priority: ‸HIGH")),
    Case("a snapshot that contradicts the table", "", "ST-02", swap=(
        "complete: 1, in-progress: 1, not-started: 1",
        "complete: 2, in-progress: 1, not-started: 0")),
    Case("a snapshot that does not add up", "", "ST-02|CH-02", swap=(
        "complete: 0, in-progress: 2, not-started: 1",
        "complete: 0, in-progress: 5, not-started: 1")),
    Case("a link without a target", "", "LI-01", swap=(
        "[first edition](https://example.org/first)", "‸[first edition](#)")),
    Case("a link with an empty target", "", "LI-01", swap=(
        "[first edition](https://example.org/first)", "‸[first edition]()")),
    Case("a chart without data", "", "CH-01|[A-Z]+-\\d\\d", swap=(
        """\
    - {period: 2023-12, complete: 0, in-progress: 2, not-started: 1}
    - {period: 2024-03, complete: 1, in-progress: 1, not-started: 1}
""", "    []\n")),
    Case("a snapshot of an unknown status", "finished", swap=(
        "complete: 0, in-progress: 2", "‸finished: 0, in-progress: 2")),
    Case("raw HTML in a text", "HTML|<b>", "LI-05", swap=("Paint the", "Paint ‸<b>the</b>")),
    Case("raw HTML in Markdown", "HTML|<small>", "LI-05", base=PROSE,
         files={"words.md": "Some words\n\nand ‸<small>small</small> ones.\n"}),
    Case("an HTML block in Markdown", "HTML|<div>", "LI-05", base=PROSE,
         files={"words.md": "Words.\n\n‸<div>\nhidden\n</div>\n"}),
    Case("a brace that is not closed", "", swap=(
        "text: Paint the lighthouse.", "text: 'Paint ‸{lang he: the'")),
    Case("an unknown brace word", "", swap=("Paint the", "Paint ‸{colour red} the")),
    Case("a character that no font has", "U\\+", "TX-08", swap=(
        "Paint the", "Paint \U00013000 the")),
    Case("an impossible date", "2024-13|date", swap=("date: 2024-01-15", "date: ‸2024-13-45")),
    Case("a waiver without a reason", "because|reason", swap=("vocab:", "allow: [ST-02]\nvocab:"),
         severity="(?:error|warning)", status=None),
]

TABLES = [
    table("CSV without a required column", CSV.replace("id,status", "id,state"),
          "status", also="status"),
    table("CSV with a field too many", CSV.replace("house.,N/A", "house.,N/A,‸more"),
          "field|column", also="row 2"),
    table("CSV with a field too few", CSV.replace("Mend the nets.,N/A", "Mend the nets."),
          "field|column", also="row 3"),
    table("CSV with a quote that is not closed", CSV.replace("Mend", '‸"Mend'), "quote"),
    table("CSV with a column twice", CSV.replace("notes", "id", 1), "'?id'?"),
    table("CSV with a column without a name", CSV.replace("notes", "", 1), "name|column|field"),
    table("CSV with an unknown status", CSV.replace("2,in-progress", "2,‸going on"), "going on",
          code="ST-10", also=r'row 2, column "status"'),
    table("CSV with an id twice", CSV.replace("\n3,", "\n‸2,"), "\\b2\\b", code="ID-01",
          also='column "id"'),
    table("CSV with a control character", CSV.replace("Mend", "M‸\x1bend"), r"U\+001B",
          code="DATA-18"),
    table("CSV with a NUL", CSV.replace("Mend", "M‸\0end"), r"U\+0000", code="DATA-18"),
    table("CSV of a header alone, beside a chart of three", CSV.partition("\n")[0] + "\n",
          "the table has 0 Not started", code="ST-02"),
    table("CSV that is empty", "", "empty|header|no "),
    table("CSV that is not UTF-8", CSV.replace("Mend", "M‸\x00").encode().replace(b"\x00", b"\xe9"),
          "UTF-8", code="FILE-04"),
]

_FILL = 'local t = {}\nfor i = 1, 1e9 do t[i] = ("x"):rep(1024) .. i end\nreturn document {}\n'
LAYOUTS = [
    layout("a layout with a syntax error", "return document {\n  section {\n", "", also=LAYOUT),
    layout("a layout with an error", "local a = nil\nreturn document { a.b }\n",
           "nil", also=f"{LAYOUT}:2"),
    layout("a layout that returns nothing", "local a = 1\n", ""),
    layout("a layout with a wrong argument", "return document { section { titel = 'x' } }\n",
           "tit"),
    layout("an endless loop", "while true do end\n", "step|time|long|budget"),
    layout("an endless loop around pcall",
           "while true do pcall(function() while true do end end) end\n",
           "pcall|step|time|budget"),
    layout("an endless loop in __gc",
           "setmetatable({}, {__gc = function() while true do end end})\n"
           "for i = 1, 1e5 do local t = {} end\nreturn document {}\n", "setmetatable|step|budget"),
    layout("an endless loop in a pattern",
           'local s = ("a"):rep(100000)\n'
           'return document { title = s:find(("a*"):rep(60) .. "b") }\n',
           ""),
    layout("1 GB of strings", _FILL, "memory|step"),
    layout("1 GB in one string", 'local s = ("x"):rep(1e9)\nreturn document { title = s }\n',
           "more than \\d+ bytes"),
    layout("a string that doubles", 'local s = "x"\nwhile true do s = s .. s end\n', "memory|long"),
    layout("recursion without end", "local function f() return 1 + f() end\nf()\n",
           "stack|step|memory"),
    layout("a layout that opens files", 'io.open("/etc/passwd")\nreturn document {}\n', "io"),
    layout("a layout that asks the clock", "os.time()\nreturn document {}\n", "os"),
    layout("a layout of byte code", b"\x1bLuaT\x00\x19", "text|binary|byte"),
    layout("a layout that requires a path", 'require("../../x")\nreturn document {}\n', ""),
]

FONT = """\
folders: [fonts]
files:
  NoSuchFont-Regular.ttf: {package: fonts-none, sha256: 00}
families:
  sans: {regular: NoSuchFont-Regular.ttf}
"""
FONTS = [
    Case("a font that is missing", "NoSuchFont|font", r"FONT-\d\d", files={"fonts.yaml": FONT},
         env={"RAPPORTEUR_FONTS": "fonts.yaml"}),
    Case("a font manifest that is missing", "gone.yaml|font", r"FONT-\d\d|FILE-01",
         env={"RAPPORTEUR_FONTS": "gone.yaml"}),
]

# What a layout can do to a PDF that claims a standard; each is found where it comes from.
_ONE = 'return document { section { title = "One", %s } }\n'
STANDARDS = [
    layout("a table without heads", _ONE % """
    ‸data_table { columns = { { head = "" } }, rows = { { "a" }, { "b" } } },
""", "a cell of the table has no header", "STD-06"),
    Case("a table of data without heads", "no header", "STD-06", target=".",
         swap=('- id: "1"', '- ‸id: "1"'), files={"rapporteur.yaml": WORKSPACE, LAYOUT: _ONE % (
             'data_table { columns = { { "text", head = "" } }, rows = recommendations }')}),
    Case("a standard that is waived", "no header", "STD-06", target=".",
         swap=('- id: "1"', '- ‸id: "1"\n    allow: [STD-06]\n    because: it is short'),
         also="a finding of rule 'STD-06' cannot be waived", files={
             "rapporteur.yaml": WORKSPACE, LAYOUT: _ONE % (
                 'data_table { columns = { { "text", head = "" } }, rows = recommendations }')}),
    layout("a language that is none", _ONE % """
    paragraph "Before.",
    ‸paragraph { "The ", span { lang = "en_US", "color" } },
""", '"en_US" is no language tag', "STD-03"),
    layout("a link of blanks", _ONE % """
    ‸paragraph { link("https://example.org", " ") },
""", "no words that say where it leads", "STD-13"),
]
CASES = [*FILES, *YAML, *DATA, *TABLES, *LAYOUTS, *FONTS, *STANDARDS]
