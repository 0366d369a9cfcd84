# SPDX-License-Identifier: MIT
"""veraPDF, pinned by version and hash, kept outside the tree: one call checks many files."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import jars  # noqa: E402

ARTIFACT = "org.verapdf.apps:greenfield-apps:1.28.2"
SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


def locate():
    """(path of the jar, None), or (None, why not)."""
    if not shutil.which("java"):
        return None, "there is no Java"
    return jars.locate(ARTIFACT, SHA256)


def validate(jar, profile, files):
    """{file: list of failed clauses}; an empty list is a pass. Files are absolute paths; one Java
    process judges them all."""
    done = subprocess.run(["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", str(jar), MAIN,
                           "-f", profile, "--format", "text", "-v", *map(str, files)],
                          capture_output=True, text=True, timeout=600)
    results, newest = {}, None
    for line in done.stdout.splitlines():
        verdict = re.match(r"(PASS|FAIL) (.+) \S+$", line)
        clause = re.match(r"\s+FAIL (\S+)", line)
        if verdict:
            newest = next((file for file in files if str(file) == verdict.group(2)), None)
            failed = verdict.group(1) == "FAIL"
            results[newest] = ["not valid"] if failed else []
        elif clause and newest is not None:
            results[newest].append(clause.group(1))
    for file in files:
        if file not in results:
            results[file] = [f"veraPDF said nothing of it: {done.stderr.strip()[-300:]}"]
    return results
