#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a workspace with one long quarterly report: the same rows give the same bytes everywhere.

    bench/generate.py FOLDER [ROWS]

11,000 rows (the default) make a report of about 1,000 pages. The sentences are made from small
grammars, so that words, lengths and line breaks vary as they do in real recommendations.
"""

import csv
import sys
from pathlib import Path

ROWS = 11000


class Dice:
    """A linear congruential generator (Knuth's MMIX constants): no library decides our bytes."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def pick(self, words):
        return words[self.below(len(words))]

    def chance(self, percent):
        return self.below(100) < percent


ACTORS = """the harbour board|the regional archive|each licensing office|the standards panel|
the survey unit|the council of stewards|every accredited registrar|the review secretariat|
the audit committee|member libraries|the river authority|the programme office|field stations|
the data protection officer|local chapters|the complaints desk|the network operations group|
the translation service|county registries|the policy forum|the grants team|shipping agents|
the observatory|the procurement unit|school districts|the ombudsman|the emergency desk""".split("|")
MODALS = "should|must|ought to|shall|may wish to|will have to|could".split("|")
VERBS = """publish|collect|verify|reconcile|document|compare|retire|measure|simplify|translate|
archive|index|review|replace|describe|explain|monitor|harmonise|consolidate|rehearse|estimate|
record|assess|digitise|certify|synchronise|annotate|catalogue|investigate|summarise|prioritise|
benchmark|streamline|evaluate|coordinate|standardise|anonymise|safeguard|reassess""".split("|")
OBJECTS = """the inventory of moorings|complaint statistics|the register of delegated names|
tide and weather records|the list of open findings|response times|the glossary of terms|
agreements with carriers|access permissions|the schedule of fees|incident reports|
the training curriculum|bilingual forms|contact details of operators|maintenance windows|
energy consumption figures|the catalogue of maps|backup procedures|the map of responsibilities|
feedback from residents|retention periods|records of consent|the risk register|test results|
the questionnaire for newcomers|spare part stocks|accessibility statements|licence renewals|
the chart of dependencies|interoperability profiles|water quality indicators|signage""".split("|")
WAYS = """at least once a quarter|in a form that machines can read|before the next budget round|
together with independent experts|without additional cost to applicants|in all working languages|
using the method agreed in the pilot|with figures broken down by district|on a public page|
as far as the law permits|and report the outcome to the assembly|within eighteen months|
so that earlier editions remain comparable|under the supervision of the steering group|
by means of a representative sample|following the published guidance|at the earliest opportunity|
after consulting those who are affected|and keep the raw observations for ten years""".split("|")
REASONS = """because the present figures cannot be compared between regions|
since earlier attempts stalled for want of a named owner|as the last assessment found large gaps|
given that demand has doubled in the observed period|because applicants wait too long|
so that readers with screen readers are served equally|in order to find misuse sooner|
as the underlying contracts expire next year|because two registers contradict one another|
to make the effect of the safeguards visible|since staff turnover has erased much knowledge|
so that future panels can judge progress without asking again""".split("|")
OPENERS = """In particular,|Moreover,|Where this is not feasible,|As a first step,|In addition,|
By the end of the cycle,|For smaller offices,|Until then,|Subject to available funds,""".split("|")
NOTES = """N/A|N/A|N/A|See the implementation documentation.|Awaiting a decision on funding.|
Depends on the outcome of the pilot in the northern district.|Moved from the earlier programme.|
A first draft was circulated in March; comments are being worked in.|Handled with item 12.|
Procurement has begun.|The working group meets every second Thursday.""".split("|")
STATUSES = ["complete", "in-progress", "in-progress", "not-started", "complete", "in-progress"]
LEVELS = ["P1", "P2", "P3", "P4", "N/A"]

WORKSPACE = """\
format: rapporteur/1
documents: [report.yaml]
output: out
"""

DOCUMENT = """\
format: rapporteur/1
document:
  kind: quarterly-report
  id: long-report
  title: The Long Report
  subtitle: Every recommendation of a large programme
  lang: en
  publisher: bureau
  review: programme
  period: 2024-03
  as_of: 2024-04-15
vocab:
  status:
    - {{id: not-started, label: Not started}}
    - {{id: in-progress, label: In progress}}
    - {{id: complete, label: Complete, terminal: yes}}
  priority:
    heading: Priority
    levels: [P1, P2, P3, P4]
organisations:
  - {{id: bureau, name: Bureau of Long Reports, short: BLR}}
reviews:
  - id: programme
    name: Programme Review
    short: PR
    organisation: bureau
    recommendations_tracked: {total}
periods:
  - {{id: 2023-12, label: DEC 2023, quarter: Q4 2023}}
  - {{id: 2024-03, label: MAR 2024, quarter: Q1 2024}}
progress:
  title: Progress by quarter
  total: {total}
  series:
    - {{period: 2023-12, complete: {earlier}, in-progress: {before}, not-started: {waiting}}}
    - {{period: 2024-03, complete: {complete}, in-progress: {progress}, not-started: {waiting}}}
recommendations: {{file: recommendations.csv}}
"""


def tidy(words):
    return [" ".join(word.split()) for word in words]


def sentence(dice, opened):
    parts = [dice.pick(tidy(ACTORS)), dice.pick(MODALS), dice.pick(tidy(VERBS)),
             dice.pick(tidy(OBJECTS))]
    if dice.chance(30):
        parts += ["and", dice.pick(tidy(OBJECTS))]
    if dice.chance(70):
        parts.append(dice.pick(tidy(WAYS)))
    if dice.chance(40):
        parts[-1] += ","
        parts.append(dice.pick(tidy(REASONS)))
    if opened:
        parts.insert(0, dice.pick(tidy(OPENERS)))
    text = " ".join(parts)
    return text[0].upper() + text[1:] + "."


def rows(count):
    """(id, status, priority, text, notes) of each recommendation."""
    dice = Dice(20240331)
    for number in range(1, count + 1):
        sentences = [sentence(dice, False)]
        for _ in range(dice.below(7) // 3):
            sentences.append(sentence(dice, dice.chance(50)))
        yield (f"{(number - 1) // 20 + 1}.{(number - 1) % 20 + 1}", dice.pick(STATUSES),
               dice.pick(LEVELS), " ".join(sentences), dice.pick(tidy(NOTES)))


def write_workspace(folder, count=ROWS):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    made = list(rows(count))
    with open(folder / "recommendations.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(("id", "status", "priority", "text", "notes"))
        writer.writerows(made)
    tally = {status: sum(row[1] == status for row in made) for status in set(STATUSES)}
    moved = min(tally["complete"], tally["in-progress"]) // 10
    (folder / "rapporteur.yaml").write_text(WORKSPACE)
    (folder / "report.yaml").write_text(DOCUMENT.format(
        total=count, complete=tally["complete"], progress=tally["in-progress"],
        earlier=tally["complete"] - moved, before=tally["in-progress"] + moved,
        waiting=tally["not-started"]))


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    write_workspace(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else ROWS)
