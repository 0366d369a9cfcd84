-- SPDX-License-Identifier: MIT
-- Words of six.lua (en), in the order of the page.
return {
  mark = "The source stands in the note",
  note = "The figures come from the register of the office; an auditor checked them in June 2023.",
  figures = "The figures",
  table = "Measures by place",
  source = "Source: the office’s register.",
  place = "Place",
  ready = "Ready",
  late = "Late",
  measures = "Measures",
  north = "North",
  south = "South",
  all = "All",
}
