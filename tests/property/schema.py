#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The JSON Schema that the program prints, tried with another validator (jsonschema, PyYAML over
libyaml).

meta     every kind's schema is a valid schema of draft 2020-12
samples  every right data file of the repository and of the documentation validates, as the
         program reads it (all scalars are strings) and as an editor does (YAML types them)
wrong    a file with one mistake does not, and the error is at the place of the mistake
agree    what the schema refuses in a value, the program complains of too
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))
from tally import Tally  # noqa: E402

NEIGHBOURS = ROOT.parent / "shared" / "data"


class Strings(yaml.CSafeLoader):
    """Reads every scalar as the string it is, as Rapporteur does."""


Strings.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] == "tag:yaml.org,2002:merge"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}


class Editor(yaml.CSafeLoader):
    """Types scalars by the core schema of YAML 1.2: what yaml-language-server hands on."""


Editor.yaml_implicit_resolvers = {}
for tag, regex, first in (
        ("merge", r"^<<$", "<"),
        ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
        ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
        ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789"))):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(regex), list(first))
# An editor's reader does not fail on a number such as 08.
Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 10))
Editor.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))

LOADERS = {"strings": Strings, "typed": Editor}


class Schemas:
    """The validators of the kinds, each asked from the program once."""

    def __init__(self, program):
        self.program, self.validators = program, {}

    def text(self, kind):
        done = subprocess.run([self.program, "schema", "--kind", kind], capture_output=True)
        return done.stdout.decode() if done.returncode == 0 else None

    def of(self, kind):
        if kind not in self.validators:
            schema = json.loads(self.text(kind))
            self.validators[kind] = jsonschema.Draft202012Validator(schema)
        return self.validators[kind]

    def kinds(self):
        """From the help: the last paragraph names them."""
        text = subprocess.run([self.program, "schema", "--help"], capture_output=True).stdout
        return text.decode().split("of its own:\n")[1].split()


def where(error):
    """The path of the deepest error below `anyOf`: that is the one a person looks for."""
    while error.context:
        error = max(error.context, key=lambda inner: (len(inner.absolute_path), inner.message))
    return ".".join(map(str, error.absolute_path)), error.message


def complaint(validator, value):
    worst = jsonschema.exceptions.best_match(validator.iter_errors(value))
    if worst is None:
        return None
    paths = [where(error) for error in validator.iter_errors(value)]
    return max(paths, key=lambda pair: pair[0].count("."))


def kind_of(value, path):
    if path.name == "rapporteur.yaml":
        return "workspace"
    if isinstance(value, dict) and isinstance(value.get("document"), dict):
        return value["document"].get("kind", "document")
    return None


# Keys of the data that lead to a part of a document, for files of the part alone.
def part_kind(path, schemas):
    return path.stem if path.stem in schemas.kinds() else None


def is_overlay(path):
    """ "name.fr.yaml" is no document: it has the words of one in another language."""
    return path.name.count(".") > 1


def sample_files():
    golden = ROOT / "tests" / "golden"
    found = list((ROOT / "data").rglob("*.yaml"))
    for folder in sorted(golden.iterdir()) if golden.is_dir() else ():
        expected = folder / "expect.diag"
        if folder.is_dir() and not (expected.is_file() and "error" in expected.read_text()):
            found += folder.glob("*.yaml")
    found += NEIGHBOURS.glob("*.yaml")
    yield from sorted(path for path in found if "out" not in path.parts and not is_overlay(path))


def documented_samples():
    """Whole documents in the fenced blocks of the documentation."""
    for page in sorted((ROOT / "docs").glob("*.md")):
        for match in re.finditer(r"^```yaml\n(format: rapporteur/1\n.*?)^```$",
                                 page.read_text(), re.M | re.S):
            line = page.read_text()[:match.start()].count("\n") + 1
            yield f"{page.name}:{line}", match.group(1)


def check_meta(schemas, tally):
    for kind in schemas.kinds():
        text = schemas.text(kind)
        try:
            jsonschema.Draft202012Validator.check_schema(json.loads(text))
            tally.add(f"meta {kind}", True)
        except (ValueError, jsonschema.SchemaError) as error:
            tally.add(f"meta {kind}", False, error)
    tally.add("meta: the same bytes twice", schemas.text("document") == schemas.text("document"))
    tally.add("meta: no such kind", schemas.text("nonsense") is None)
    described = [field for name, entity in schemas.of("document").schema["$defs"].items()
                 if name.startswith("entity-") for field in entity["properties"].values()]
    tally.add("meta: every field is described",
              all(len(field.get("description", "")) > 6 for field in described))


def check_sample(schemas, tally, name, text, path):
    for how, loader in LOADERS.items():
        value = yaml.load(text, Loader=loader)
        kind = kind_of(value, path) or part_kind(path, schemas)
        if kind is None:
            continue
        found = complaint(schemas.of(kind), value)
        tally.add(f"sample {name} ({how})", found is None, found)


SOUND = """format: rapporteur/1
document:
  kind: quarterly-report
  id: r1
  title: {en: Report, fr: Rapport}
  lang: en
  period: 2023-06
  toc: yes
vocab:
  status:
    - {id: not-started, label: Not started}
    - {id: complete, label: Complete, terminal: yes}
reviews: [{id: cct, name: Competition}]
periods: [{id: 2023-06, label: JUNE 23}]
recommendations:
  - id: "1"
    status: complete
    priority: [{level: P1, items: ["1"], in_part: ["1"]}]
    text: Collect data.
    submitted: 2021-01
    timeline: {expected: N/A, final: TBD}
  - {id: 9.1, status: not-started, priority: P2, depends_on: ["1"], text: Publish it.}
progress:
  total: 2
  series: [{period: 2023-06, complete: 1, not-started: 1}]
news: [{text: Published., date: 2023-07-31}]
"""

# One mistake each: (name, what stands in SOUND, what takes its place, path of the mistake,
# code that the program gives).
WRONG = [
    ("other format", "rapporteur/1", "rapporteur/2", "format", "DATA-09"),
    ("no format", "format: rapporteur/1\n", "", "", "DATA-09"),
    ("unknown kind", "quarterly-report", "quaterly-report", "document.kind", "DATA-08"),
    ("no id of the document", "  id: r1\n", "", "document", "DATA-03"),
    ("no kind", "  kind: quarterly-report\n", "", "document", "DATA-03"),
    ("unknown key", "  period: 2023-06\n  toc", "  perod: 2023-06\n  toc", "document", "DATA-01"),
    ("unknown key at the top", "news:", "nws:", "", "DATA-01"),
    ("language that is none", "  lang: en", "  lang: English speaking", "document.lang",
     "DATA-07"),
    ("neither yes nor no", "toc: yes", "toc: perhaps", "document.toc", "DATA-02"),
    ("label as list", "{en: Report, fr: Rapport}", "[Report]", "document.title", "DATA-02"),
    ("label of no language", "{en: Report,", "{english language: Report,", "document.title",
     "DATA-02"),
    ("month 13", "submitted: 2021-01", "submitted: 2021-13", "recommendations.0.submitted",
     "DATA-04"),
    ("date in words", "date: 2023-07-31", "date: 31 July 2023", "news.0.date", "DATA-04"),
    ("count with a sign", "total: 2\n", "total: \"-2\"\n", "progress.total", "DATA-05"),
    ("count in words", "complete: 1", "complete: one", "progress.series.0.complete", "DATA-05"),
    ("count with a comma", "total: 2\n", "total: \"1,200\"\n", "progress.total", "DATA-05"),
    ("map in place of a list", "[{id: cct, name: Competition}]", "{id: cct, name: Competition}",
     "reviews", "DATA-02"),
    ("word in place of a map", "{expected: N/A, final: TBD}", "soon",
     "recommendations.0.timeline", "DATA-02"),
    ("list in place of a text", "text: Collect data.", "text: [Collect data.]",
     "recommendations.0.text", "DATA-02"),
    ("record without id", "{id: not-started, label", "{label", "vocab.status.0", "DATA-03"),
    ("level without its word", "{level: P1, items", "{items", "recommendations.0.priority.0",
     "DATA-03"),
    ("news without text", "{text: Published., date", "{date", "news.0", "DATA-03"),
    ("needed but not applicable", "name: Competition", "name: N/A", "reviews.0.name", "DATA-03"),
    ("file with more keys", "news: [{text: Published., date: 2023-07-31}]",
     "news: {file: news.yaml, text: Published.}", "news", "DATA-02"),
]


def check_wrong(schemas, tally):
    validator = schemas.of("quarterly-report")
    tally.add("wrong: the sound one is right",
              complaint(validator, yaml.load(SOUND, Loader=Strings)) is None,
              complaint(validator, yaml.load(SOUND, Loader=Strings)))
    for name, old, new, path, code in WRONG:
        text = SOUND.replace(old, new, 1)
        value = yaml.load(text, Loader=Strings)
        paths = {where(error)[0] for error in validator.iter_errors(value)}
        paths |= {".".join(map(str, error.absolute_path)) for error in validator.iter_errors(value)}
        tally.add(f"wrong: {name}", text != SOUND and path in paths,
                  f"expected an error at '{path}', not at {sorted(paths)}")
        said = program_says(schemas.program, text)
        tally.add(f"agree: {name}", f"[{code}]" in said or code in said, said)


def program_says(program, text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.yaml"
        path.write_text(text)
        done = subprocess.run([program, "check", "--message-format", "short", path],
                              capture_output=True)
        return (done.stdout + done.stderr).decode()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--verbose", action="store_true")
    options = arguments.parse_args()
    schemas = Schemas(Path(options.program).resolve())
    tally = Tally("schema", options.verbose)
    check_meta(schemas, tally)
    for path in sample_files():
        check_sample(schemas, tally, path.name, path.read_text(encoding="utf-8-sig"), path)
    for name, text in documented_samples():
        check_sample(schemas, tally, name, text, Path("document.yaml"))
    check_wrong(schemas, tally)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
