// SPDX-License-Identifier: MIT
// Rows of the rule table: progress over time, and what is complete. Included by table.c only.
    RULE("ST-04", WARNING, "A total that changes is explained",
         "When a review gains or loses recommendations between two snapshots, all shares in the "
         "chart change with them. A note on the snapshot says why.",
         "- {period: 2023-03, complete: 20, in-progress: 38}\n"
         "- {period: 2023-06, complete: 20, in-progress: 41}",
         "- {period: 2023-03, complete: 20, in-progress: 38}\n"
         "- {period: 2023-06, complete: 20, in-progress: 41, note: Three were split in two.}",
         check_changed_totals),
    RULE("ST-05", ERROR, "Progress does not go back without a word",
         "What was complete stays so, and what was begun is not \"not started\" later. Where it "
         "is so all the same, a note on the snapshot or in the history says why. Compared are "
         "snapshots with the same total, the newest of them with the table, and the history.",
         "series: [{period: 2023-06, complete: 5, not-started: 0}]\n…\n"
         "- {id: \"6\", status: not-started}",
         "series: [{period: 2023-06, complete: 5, not-started: 1}]\n…\n"
         "- {id: \"6\", status: not-started}",
         check_progress_goes_on),
    RULE("ST-06", WARNING, "History is dated, oldest first",
         "What moved in a period is found by the dates of the history. An entry without one moves "
         "nothing, and one out of order may hide the newest status.",
         "history:\n  - {date: 2023-06, status: complete}\n  - {date: 2022-03, text: Begun.}",
         "history:\n  - {date: 2022-03, text: Begun.}\n  - {date: 2023-06, status: complete}",
         check_history_dates),
    RULE("ST-07", WARNING, "News and history end where the table stands",
         "The newest news item or entry of the history that gives a status gives that of the "
         "table, unless something later changed it.",
         "news: [{text: …, date: 2024-02, recommendation: CC.2, status: in-progress}]\n…\n"
         "- {id: CC.2, status: complete}",
         "news: [{text: …, date: 2024-02, recommendation: CC.2, status: complete}]\n…\n"
         "- {id: CC.2, status: complete}",
         check_news_status),
    RULE("ST-08", WARNING, "What is complete is documented",
         "A status that needs documentation promises that a reader can see what was done. The "
         "documentation is named by its address, its document, an implementation report, or notes "
         "that point to it.",
         "- {id: \"30\", status: complete, notes: N/A}",
         "- id: \"30\"\n  status: complete\n  documentation: {url: \"https://www.example.org/30\"}",
         check_documentation),
    RULE("ST-09", WARNING, "What is complete was completed one day",
         "A completion date that is N/A, unknown or to be decided contradicts a status that says "
         "that work is over; so does a milestone that is still open.",
         "- {id: \"9.1\", status: complete, completed: N/A}",
         "- {id: \"9.1\", status: complete, completed: 2021-07}", check_completion_dates),
    RULE("ST-11", INFO, "Complete recommendations are ranked alike",
         "Priorities say what comes first. When some complete recommendations of a review have "
         "one and others N/A, readers wonder what the difference means.",
         "- {id: R1.1, status: complete, priority: N/A}\n"
         "- {id: R1.3, status: complete, priority: P4}",
         "- {id: R1.1, status: complete, priority: N/A}\n"
         "- {id: R1.3, status: complete, priority: N/A}",
         check_priorities_of_complete),
    RULE("ST-12", WARNING, "The chart is as new as the newest report",
         "A report of a later period is listed, but the chart ends before: its newest bar is old "
         "news.",
         "series: [{period: 2023-06, …}]\n…\npublications: {items: [{period: 2023-12, url: …}]}",
         "series: [{period: 2023-06, …}, {period: 2023-12, …}]\n…\n"
         "publications: {items: [{period: 2023-12, url: …}]}",
         check_chart_is_new),
    RULE("ST-13", WARNING, "News and the list of publications agree",
         "News that leads to the report of a quarter, while the list says that it is in "
         "production, leaves the reader with one that is wrong.",
         "news: [{text: \"Read the [Q1 2024 report](https://www.example.org/q1)\"}]\n…\n"
         "items: [{period: 2024-03, state: in-production}]",
         "news: [{text: \"Read the [Q1 2024 report](https://www.example.org/q1)\"}]\n…\n"
         "items: [{period: 2024-03, state: published, url: \"https://www.example.org/q1\"}]",
         check_news_and_publications),
    RULE("PR-02", WARNING, "The rest of an item has a level too",
         "An item that has a level in part only, and none besides, leaves its other part without "
         "one.",
         "- {level: P1, items: [\"1\", \"4\"], in_part: [\"4\"]}\n- {level: P2, items: [\"3\"]}",
         "- {level: P1, items: [\"1\", \"4\"], in_part: [\"4\"]}\n"
         "- {level: P2, items: [\"3\", \"4\"], in_part: [\"4\"]}",
         check_levels_in_part),
    RULE("PR-03", INFO, "Every item has a level",
         "Where levels name items, an item that none of them names has no priority. That may be "
         "meant; it is easily an oversight.",
         "priority: [{level: P2, items: [\"2\"]}]\nitems: [{id: \"1\", …}, {id: \"2\", …}]",
         "priority: [{level: P2, items: [\"1\", \"2\"]}]\nitems: [{id: \"1\", …}, {id: \"2\", …}]",
         check_items_have_levels),
