-- SPDX-License-Identifier: MIT
-- The recommendations by status, each number linked to its row, with what the status means.

local words = require "shared.words"

local function one_status(review, status)
  local label = status_label(status.status)
  return {
    paragraph { id = words.status_destination(review, status.status),
                role = "lead", keep_with_next = true,
                msg("label-count", { label = label,
                                     count = msg("status-count", { count = status.count }) }) },
    has(status.status.definition)
      and paragraph { role = "muted", keep_with_next = true, status.status.definition },
    paragraph { status.count > 0 and references(sort(status.rows, "id")) or msg("none") },
  }
end

local function heading(total)
  if has(doc.status_heading) then return fill(doc.status_heading, { total = total }) end
  return msg("status-heading", { total = total })
end

return function(review)
  local facts = summary(review)
  return section {
    title = heading(facts.total),
    map(reverse(facts.statuses), function(status) return one_status(review, status) end),
  }
end
