-- SPDX-License-Identifier: MIT
-- One of everything that holds text: headings, prose, lists, a footnote, columns, a table with
-- spans, a chart. Its words are those of the data and of words/<lang>.lua, in this very order.

local words = require("words." .. doc.lang)
local part = data.sections

return document {
  head_start = doc.title,
  page_number = "page-number",
  cover { title = doc.title, subtitle = doc.subtitle },
  contents { title = msg("contents"), depth = 2 },
  section { title = part[1].title, prose(part[1].body),
    paragraph { words.mark, footnote { words.note }, "." },
  },
  section { title = part[2].title, prose(part[2].body) },
  section { title = part[3].title,
    columns { { prose(part[3].body) }, { prose(part[4].body) }, { prose(part[5].body) } },
  },
  section { title = words.figures,
    data_table {
      caption = words.table, note = words.source,
      columns = { { head = words.place, row_header = true }, { head = words.ready, as = "number" },
                  { head = words.late, as = "number" } },
      head = { { cell { "" }, cell { col_span = 2, align = "center", words.measures } } },
      rows = { { words.north, 1250, 34 }, { cell { row_span = 2, words.south }, 410, 5 },
               { 96, 7 } },
      total = { { words.all, 1756, 46 } },
    },
    bar_chart { title = progress.title, rows = progress.series, label = "period",
                stack = reverse(vocab.status) },
  },
}
