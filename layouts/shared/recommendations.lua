-- SPDX-License-Identifier: MIT
-- The table of recommendations.

local words = require "shared.words"

local function columns()
  local priority = vocab.priority
  return {
    { "id", width = "fit", row_header = true },
    { "status", as = "status", width = "fit" },
    { "priority", as = "priority", width = 2,
      head = priority and has(priority.heading) and priority.heading or msg("column-priority") },
    { "text", as = "description", width = 6 },
    { "notes", as = "notes", width = 2 },
  }
end

return function(review, rows)
  if #rows == 0 then
    return section { title = msg("recommendations"), paragraph { msg("no-recommendations") } }
  end
  local priority = vocab.priority
  return section {
    title = msg("recommendations"),
    data_table {
      caption = msg("recommendations-of", { review = words.in_full(review) }),
      columns = columns(),
      rows = rows,
      note = priority and priority.note,
    },
  }
end
