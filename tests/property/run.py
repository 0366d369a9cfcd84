#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What must hold for every input, tried on many.

words      all text of a document can be read in its PDF, hyphens and line breaks aside
documents  every whole document that the documentation shows compiles without a finding
counts     a count that is changed by one, anywhere in the last snapshot, is noticed
mutations  a damaged source gives a message or a document, never a crash, a hang or a lost output
"""

import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "hostile"), str(ROOT / "bench")]
from cases import SOUND  # noqa: E402
from generate import Dice  # noqa: E402
from tally import Tally  # noqa: E402

NEIGHBOURS = ROOT.parent / "shared" / "data"
MUTATIONS = 160
SECONDS = 60
EARLIER = b"the output of an earlier run"


def run(program, *arguments, cwd=None):
    try:
        return subprocess.run([program, *map(str, arguments)], cwd=cwd, capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=SECONDS)
    except subprocess.TimeoutExpired as late:
        return subprocess.CompletedProcess(late.cmd, "no end", b"", b"")


# words

def yaml_texts(source):
    """(line, text) of every `text:` of a YAML file written in the usual ways."""
    lines = source.split("\n")
    for number, line in enumerate(lines):
        match = re.match(r"(\s*(?:- )?)text(?:_after)?: (.*)", line)
        if match and match.group(2).startswith((">", "|")):
            depth = len(match.group(1).replace("-", " "))
            folded = []
            for later in lines[number + 1:]:
                if later.strip() and len(later) - len(later.lstrip()) <= depth:
                    break
                folded.append(later.strip())
            yield number + 1, " ".join(folded)
        elif match:
            yield number + 1, unquoted(match.group(2))
        else:
            for inner in re.finditer(r'[{,] text: ("(?:[^"\\]|\\.)*"|[^,}]*)', line):
                yield number + 1, unquoted(inner.group(1))


def unquoted(scalar):
    scalar = scalar.strip()
    if scalar.startswith('"'):
        return re.match(r'"((?:[^"\\]|\\.)*)"', scalar).group(1).replace('\\"', '"')
    return re.sub(r"\s+#.*", "", scalar)


def csv_texts(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        for number, row in enumerate(csv.DictReader(file), 1):
            for column in ("text", "text_after", "notes"):
                if row.get(column):
                    yield f"row {number}", row[column]


def plain(text):
    """Inline markup taken off; what is left out on purpose counts as nothing."""
    text = re.sub(r"\[\.\.\.\]", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\{(?:lang [\w-]+:|domain|rec|count)[^}]*\}", "", text)
    return re.sub(r"[*`\\]", "", text)


def squeezed(text):
    return re.sub(r"[\s\u00ad\u2010\u200b-]+", "", text.replace("\f", " "))


def check_words(name, pdf, texts, tally):
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True).stdout.decode()
    structured = subprocess.run(["pdfinfo", "-struct-text", str(pdf)],
                                capture_output=True).stdout.decode()
    structured = "".join(re.findall(r'"(.*?)"(?=\n|$)', structured, re.DOTALL))
    pages = squeezed(read) + "\0" + squeezed(structured)
    missing = [f"{place}: {text[:90]}" for place, text in texts
               if any(squeezed(part) not in pages
                      for part in re.split(r"(?<=[.;:]) ", plain(text)))]
    texts = list(texts)
    tally.add(f"words: {name}, {len(texts)} texts", texts and not missing, "\n".join(missing[:12]))


def try_words(program, folder, tally):
    sample = Path(folder, "sample")
    shutil.copytree(ROOT / "data", sample, ignore=shutil.ignore_patterns("out"))
    run(program, "build", sample)
    for pdf in sorted(sample.rglob("*.pdf"))[:1]:
        texts = list(csv_texts(sample / "cct" / "recommendations.csv"))
        check_words(pdf.name, pdf, texts, tally)
    for source in sorted(NEIGHBOURS.glob("*.yaml")) if NEIGHBOURS.is_dir() else []:
        text = source.read_text()
        if not re.search(r"^  kind: quarterly-report$", text, re.MULTILINE):
            continue
        pdf = Path(folder, source.stem + ".pdf")
        run(program, "build", source, "--force", "-o", pdf)
        check_words(source.name, pdf, list(yaml_texts(text)), tally)


# counts

def try_counts(program, folder, tally):
    last = re.search(r"^ +- \{period: 2024-03,.*$", SOUND, re.MULTILINE)
    for number in re.finditer(r": (\d+)", last.group(0)):
        lo, hi = last.start() + number.start(1), last.start() + number.end(1)
        for changed in (int(number.group(1)) + 1, int(number.group(1)) + 17):
            document = Path(folder, "count.yaml")
            document.write_text(SOUND[:lo] + str(changed) + SOUND[hi:])
            done = run(program, "build", document, "-o", Path(folder, "count.pdf"))
            named = re.search(rb"error\[(?:ST-02|CH-02)\]", done.stderr)
            tally.add(f"counts: {number.group(1)} made {changed} at byte {lo} is noticed",
                      done.returncode == 1 and named, done.stderr.decode()[:800])


# documents

def try_documentation(program, folder, tally):
    """YAML blocks that hold a `document:` are whole documents; the rest are parts of one."""
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        blocks = re.findall(r"^```yaml\n(.*?)^```", page.read_text(), re.DOTALL | re.MULTILINE)
        for number, block in enumerate(blocks, 1):
            if not re.search(r"^document:", block, re.MULTILINE):
                continue
            document = Path(folder, "shown.yaml")
            document.write_text(block)
            done = run(program, "build", document, "-o", Path(folder, "shown.pdf"))
            said = re.sub(r".*: attached data and manifest \(2 files\)\n", "", done.stderr.decode())
            tally.add(f"documents: {page.name}, block {number}",
                      done.returncode == 0 and not said, said[:1500])


# mutations

SCRAPS = [b"{", b"}", b"[", b"]", b":", b"#", b"\"", b"'", b"\t", b"\0", b"\xff", b"\xe2\x80",
          b"&a ", b"*a", b"<<: ", b"- ", b"\n", b"\r\n", b"|\n", b">-\n", b"%", b"---\n", b"...",
          b"99999999999999999999", b"-1", b"\xd7\x99", b"\xf0\x9f\x8f\xb3", b"](", b"**", b"<b>",
          b"{lang ", b"{rec 1}", b"{count x}", b",,,", b"\xef\xbb\xbf", b"\\"]


def mutated(raw, dice):
    """One to three wounds: a scrap put in, bytes taken out, a byte changed, a part said twice."""
    for _ in range(1 + dice.below(3)):
        at = dice.below(len(raw) + 1)
        end = min(len(raw), at + 1 + dice.below(40))
        raw = [lambda: raw[:at] + dice.pick(SCRAPS) + raw[at:], lambda: raw[:at] + raw[end:],
               lambda: raw[:at] + bytes([dice.below(256)]) + raw[at + 1:],
               lambda: raw[:end] + raw[at:], lambda: raw[:at]][min(dice.below(17) // 4, 4)]()
    return raw


def try_mutation(program, seed):
    dice = Dice(seed * 7919 + 1)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "data")
        shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns("out"))
        sources = sorted(p for p in copy.rglob("*") if p.is_file())
        victim = sources[dice.below(len(sources))]
        victim.write_bytes(mutated(victim.read_bytes(), dice))
        out = Path(folder, "out.pdf")
        out.write_bytes(EARLIER)
        document = next(p for p in sources if re.search(rb"^document:", p.read_bytes(), re.M) or
                        p.name == "report.yaml")
        done = run(program, "build", document, "-o", out)
        said = done.stderr.decode(errors="replace")
        wrong = []
        if done.returncode not in (0, 1):
            wrong.append(f"status {done.returncode}")
        if done.returncode == 1 and "error" not in said:
            wrong.append("failed without a message")
        if done.returncode == 1 and (not out.exists() or out.read_bytes() != EARLIER):
            wrong.append("the earlier output is lost")
        if wrong:
            kept = Path(tempfile.gettempdir(), f"rapporteur-mutation-{seed}")
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(copy, kept)
            wrong.append(f"{victim.name} of {kept}\n{said[-1500:]}")
        return "\n".join(wrong)


def try_mutations(program, first, count, tally):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        seeds = range(first, first + count)
        for seed, why in zip(seeds, pool.map(lambda seed: try_mutation(program, seed), seeds)):
            tally.add(f"mutations: seed {seed}", not why, why)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/rapporteur")
    parser.add_argument("--sanitized", help="the build that mutations run in (default: PROGRAM)")
    parser.add_argument("--seed", type=int, default=1, help="first seed of the mutations")
    parser.add_argument("--mutations", type=int, default=MUTATIONS)
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    tally = Tally("property")
    with tempfile.TemporaryDirectory() as folder:
        try_words(program, folder, tally)
        try_documentation(program, folder, tally)
        try_counts(program, folder, tally)
    try_mutations(str(Path(options.sanitized or program).resolve()), options.seed,
                  options.mutations, tally)
    return tally.end()


sys.exit(main())
