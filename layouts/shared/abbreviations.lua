-- SPDX-License-Identifier: MIT
-- What the abbreviations stand for: those that the document uses, where it asks for the list.

local M = {}

-- By the alphabet, whatever the case.
local function sorted()
  return sort(abbreviation_list(), function(a, b)
    return a.entry.short:lower() < b.entry.short:lower()
  end)
end

-- What a listener hears as it stands: the abbreviation itself, and its words in their language.
local function row(each)
  local words = unexpanded(each.entry.long)
  return { unexpanded(each.entry.short), each.lang and span { lang = each.lang, words } or words }
end

function M.table()
  return data_table {
    columns = { { head = msg("column-abbreviation"), width = "fit", row_header = true },
                { head = msg("column-meaning") } },
    rows = map(sorted(), row),
  }
end

-- Nil when nobody asked for it, or there is nothing to explain.
function M.section()
  if doc.abbreviation_list ~= true or #abbreviation_list() == 0 then return nil end
  return section { title = msg("abbreviations"), M.table() }
end

return M
