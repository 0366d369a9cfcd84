# SPDX-License-Identifier: MIT
"""Files from Maven's central repository, pinned by version and hash, kept outside the tree."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base, "rapporteur")


def locate(artifact, sha256):
    """(path of the jar of "group:name:version", None), fetched when it is not there; or
    (None, why not)."""
    group, name, version = artifact.split(":")
    file = f"{name}-{version}.jar"
    jar = cache_folder() / file

    def is_genuine(path):
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256

    if is_genuine(jar):
        return jar, None
    if not shutil.which("mvn"):
        return None, f"{file} is not cached and there is no Maven to fetch it"
    cache_folder().mkdir(parents=True, exist_ok=True)
    repository = cache_folder() / f"maven-{name}"
    fetched = subprocess.run(["mvn", "-q", "-B", "-Dstyle.color=never",
                              f"-Dmaven.repo.local={repository}", "dependency:get",
                              f"-Dartifact={artifact}", "-Dtransitive=false"],
                             capture_output=True, text=True)
    if fetched.returncode != 0:
        last = (fetched.stdout + fetched.stderr).strip().splitlines()[:1]
        return None, f"Maven could not fetch it: {' '.join(last)}"
    found = repository.joinpath(*group.split("."), name, version, file)
    if not is_genuine(found):
        return None, f"{file} from the repository does not have the pinned hash"
    shutil.copyfile(found, jar)
    shutil.rmtree(repository)
    return jar, None
