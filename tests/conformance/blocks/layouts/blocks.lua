-- SPDX-License-Identifier: MIT
-- Tables with spans, groups, totals and several heads, lists of all kinds, notes, columns.

local numbers = {}
for i = 1, 60 do
  table.insert(numbers, { "Place " .. i, i, 2 * i, group = i <= 30 and "North" or "South" })
end

return document {
  head_start = doc.title,
  foot_start = doc.id,
  cover { title = doc.title },
  contents { depth = 2 },
  section { title = "Tables",
    data_table {
      caption = "Over and beside",
      columns = { { head = "Where", row_header = true }, { head = "Yes", as = "number" },
                  { head = "No", as = "number" } },
      head = { { cell { "" }, cell { col_span = 2, align = "center", "Answers" } } },
      rows = { { "North", 12, 3 }, { cell { row_span = 2, "South" }, 4, 5 }, { 6, 7 } },
      total = { { "All", 22, 15 } },
    },
    data_table {
      caption = "Groups over pages",
      columns = { { head = "Place", row_header = true }, { head = "Ships", as = "number" },
                  { head = "Boats", as = "number" } },
      rows = numbers,
    },
    data_table {
      caption = "Without heads of rows",
      columns = { { head = "One" }, { head = "Two" }, { head = "Three" } },
      rows = { { "a", cell { col_span = 2, "over two" } }, { "b", "c", "" } },
    },
    data_table {
      caption = "By status",
      group_by = function(rec) return rec.status.label end,
      columns = { { "id", width = "fit", row_header = true }, { "text", as = "description" } },
      rows = recommendations,
    },
  },
  section { title = "Lists and words",
    callout { title = "Note", look = "pending", "What must not be missed." },
    columns { weights = { 2, 1 }, { "The wide column.", "Its second block." }, "The narrow one." },
    definitions { { term = "A term", "what it means" }, { term = "Another", "what that means" } },
    paragraph { sign("✓", "done"), " counted", footnote "By hand, twice.", " and weighed",
                footnote { mark = "*", "Once." }, "." },
    prose(data.sections[1].body),
    list { "one", { "two, with a list of its own", list { style = "(1)", "a", "b" } } },
    list { labels = { sign("✓", "done"), sign("○", "not done yet") }, "a thing", "another" },
    tiles { { figure = 5, label = "Complete", look = "complete" }, { figure = 2, label = "Late" } },
    paragraph { role = "lead", keep_with_next = true, "A lead-in" },
    paragraph { "What it leads to." },
    section { title = "Deeper", quote { "What somebody said." }, code "some: code" },
  },
}
