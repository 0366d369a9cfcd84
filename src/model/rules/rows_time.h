// SPDX-License-Identifier: MIT
// Rows of the rule table: dates, periods and the axis of a chart. Included by table.c only.
    RULE("DA-05", WARNING, "One snapshot a quarter, each label once",
         "Two snapshots of one quarter make it as wide as two in the chart; one label for two "
         "periods makes them the same to a reader.",
         "series: [{period: 2022-04, …}, {period: 2022-06, …}]",
         "series: [{period: 2022-03, …}, {period: 2022-06, …}]", check_one_snapshot_a_quarter),
    RULE("DA-06", WARNING, "A month is in the quarter of its label, and ends it",
         "A period whose label names a quarter stands for its end. A month of another quarter, or "
         "one inside it, does not.",
         "periods: [{id: 2024-08, label: AUG 24, quarter: Q2 2024}]",
         "periods: [{id: 2024-06, label: JUN 24, quarter: Q2 2024}]", check_quarter_labels),
    RULE("DA-07", INFO, "Labels of periods are of one style",
         "Months in full beside short ones, and years of two digits beside four, make one axis "
         "look like several.",
         "periods: [{id: 2022-09, label: SEP 2022}, {id: 2023-06, label: JUNE 23}]",
         "periods: [{id: 2022-09, label: SEP 2022}, {id: 2023-06, label: JUN 2023}]",
         check_label_styles),
    RULE("CH-03", WARNING, "Equal distances are equal times",
         "Bars stand at equal distances. When the snapshots do not, growth looks faster or slower "
         "than it was.",
         "series: [{period: 2022-04, …}, {period: 2022-06, …}, {period: 2022-09, …}]",
         "series: [{period: 2022-03, …}, {period: 2022-06, …}, {period: 2022-09, …}]",
         check_equal_steps),
