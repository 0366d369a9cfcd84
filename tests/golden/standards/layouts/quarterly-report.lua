-- SPDX-License-Identifier: MIT
-- What compose lets through and no standard allows.

return document {
  section { title = "One",
    data_table { columns = { { "text", head = "" } }, rows = recommendations },
    data_table { columns = { { head = "" }, { head = "" } }, rows = { { "a", "b" }, { "c", "d" } } },
    paragraph { "The ", span { lang = "en_US", "color" }, " of ", link("https://example.org", " ") },
    data_table { columns = { { head = "None" } }, rows = {} },
    section { title = "", section { title = "Two" } },
  },
}
