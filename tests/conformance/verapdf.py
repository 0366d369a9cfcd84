# SPDX-License-Identifier: MIT
"""veraPDF, pinned by version and hash, kept outside the tree: one call checks many files."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

ARTIFACT = "org.verapdf.apps:greenfield-apps:1.28.2"
JAR = "greenfield-apps-1.28.2.jar"
SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base, "rapporteur")


def is_genuine(jar):
    return jar.is_file() and hashlib.sha256(jar.read_bytes()).hexdigest() == SHA256


def locate():
    """(path of the jar, None), fetched by Maven when it is not there; or (None, why not)."""
    if not shutil.which("java"):
        return None, "there is no Java"
    jar = cache_folder() / JAR
    if is_genuine(jar):
        return jar, None
    if not shutil.which("mvn"):
        return None, f"{JAR} is not cached and there is no Maven to fetch it"
    cache_folder().mkdir(parents=True, exist_ok=True)
    repository = cache_folder() / "maven"
    fetched = subprocess.run(["mvn", "-q", "-B", "-Dstyle.color=never",
                              f"-Dmaven.repo.local={repository}", "dependency:get",
                              f"-Dartifact={ARTIFACT}", "-Dtransitive=false"],
                             capture_output=True, text=True)
    if fetched.returncode != 0:
        last = (fetched.stdout + fetched.stderr).strip().splitlines()[:1]
        return None, f"Maven could not fetch it: {' '.join(last)}"
    found = repository.joinpath(*ARTIFACT.split(":")[0].split("."), *ARTIFACT.split(":")[1:], JAR)
    if not is_genuine(found):
        return None, f"{JAR} from the repository does not have the pinned hash"
    shutil.copyfile(found, jar)
    shutil.rmtree(repository)
    return jar, None


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
