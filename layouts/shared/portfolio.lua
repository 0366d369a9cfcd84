-- SPDX-License-Identifier: MIT
-- Several reviews in one report: their recommendations side by side, by review and by priority.

local words = require "shared.words"

-- The name by which rows and bars go.
local function label_of(review)
  return has(review.short) and review.short or review.name
end

local function review_row(part, statuses)
  local row = { to("review-" .. part.review.id, words.in_full(part.review)) }
  for i = #statuses, 1, -1 do table.insert(row, part.statuses[i].count) end
  table.insert(row, part.total)
  table.insert(row, page_of("review-" .. part.review.id))
  return row
end

local function total_row(all)
  local row = { msg("all-reviews") }
  for _, status in ipairs(reverse(all.statuses)) do table.insert(row, status.count) end
  table.insert(row, all.total)
  table.insert(row, "")
  return row
end

local function by_review_table(all)
  local columns = { { head = msg("column-review"), row_header = true, width = 6 } }
  for _, status in ipairs(reverse(all.statuses)) do
    table.insert(columns, { head = status.status.label, as = "number", width = 2 })
  end
  table.insert(columns, { head = msg("column-total"), as = "number", width = 2 })
  table.insert(columns, { head = msg("column-page"), as = "number", width = "fit" })
  return data_table {
    caption = msg("by-review-caption"),
    columns = columns,
    rows = map(all.reviews, function(part) return review_row(part, all.statuses) end),
    total = { total_row(all) },
  }
end

local function by_review_chart(all)
  local rows = map(all.reviews, function(part)
    local row = { label = label_of(part.review) }
    for _, status in ipairs(part.statuses) do row[status.status.id] = status.count end
    return row
  end)
  return bar_chart { name = "by-review", title = msg("by-review-title"), rows = rows,
                     stack = reverse(vocab.status), horizontal = true, table = false }
end

-- Bars by level: what has one level, then what has it for some items only.
local function by_priority_chart(all)
  if #all.priorities == 0 then return nil end
  local rows = map(all.priorities, function(level)
    return { label = level.level, whole = level.whole, split = level.split,
             mark = level.split > 0 and "*" or nil }
  end)
  local stack = { { id = "whole", label = msg("priority-whole"), look = "complete" } }
  if all.split > 0 then
    table.insert(stack, { id = "split", label = msg("priority-split"), look = "in-progress" })
  end
  return {
    bar_chart { name = "by-priority", title = msg("by-priority-title"), rows = rows, stack = stack,
                horizontal = true, head = msg("column-priority"),
                note = all.split > 0 and msg("priority-split-note", { count = all.split }) or nil },
    all.without_priority > 0
      and paragraph { role = "note", msg("without-priority", { count = all.without_priority }) },
  }
end

local function status_tiles(all)
  return tiles(map(reverse(all.statuses), function(status)
    return { figure = status.count, label = status.status.label, look = status.status.id }
  end))
end

return function()
  local all = portfolio()
  return section {
    title = msg("summary"),
    new_page = true,
    paragraph { msg("portfolio-intro", { count = all.total, reviews = #all.reviews }) },
    status_tiles(all),
    all.without > 0 and paragraph { msg("without-status", { count = all.without }) },
    by_review_table(all),
    by_review_chart(all),
    by_priority_chart(all),
  }
end
