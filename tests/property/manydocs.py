# SPDX-License-Identifier: MIT
"""A workspace of thirty documents: most are sound; some are wrong, cannot be read, have the same
output, or contradict each other."""

REPORT = """format: rapporteur/1
document: {{kind: quarterly-report, id: {id}, title: Report {id}, lang: en, review: {review},
  as_of: 2024-03}}
reviews: [{{id: {review}, name: Review {review}, short: R}}]
periods: [{{id: 2023-12, label: Dec 2023}}, {{id: 2024-03, label: Mar 2024}}]
progress:
  total: 2
  series:
    - {{period: 2023-12, not-started: 1, in-progress: 1, complete: 0}}
    - {{period: 2024-03, not-started: 0, in-progress: {open}, complete: {done}}}
recommendations:
  - {{id: "1", status: complete, priority: P1, text: "Count the ships of {id}{text}.",
     documentation: {{url: "https://harbour.example/{id}"}}}}
  - {{id: "2", status: in-progress, priority: P2, text: Paint the lighthouse.}}
"""


def report(name, **over):
    values = {"id": name, "review": name, "open": 1, "done": 1, "text": "", **over}
    return REPORT.format(**values)


def many(folder):
    """Thirty documents: most are sound, some not, and some contradict each other."""
    folder.mkdir(parents=True)
    (folder / "rapporteur.yaml").write_text(
        "format: rapporteur/1\noutput: made\ndocuments: ['*.yaml']\n")
    for i in range(20):
        (folder / f"d{i:02}.yaml").write_text(report(f"d{i:02}"))
    wrong = {"e1": report("e1", done=2), "e2": report("e2", text=" in \u0007"),
             "e3": report("e3") + "nonsense: 1\n", "e4": "format: rapporteur/1\ndocument: [\n",
             "e5": report("e5").replace("total: 2", "total: 3"),
             "same-1": report("same"), "same-2": report("same", review="other"),
             "x-1": report("x1", review="shared"),
             "x-2": report("x2", review="shared", open=2, done=0).replace(
                 'id: "1", status: complete', 'id: "1", status: in-progress'),
             "z": report("z", text=" 中 と \u0e01")}
    for name, text in wrong.items():
        (folder / f"{name}.yaml").write_text(text)
