-- SPDX-License-Identifier: MIT
-- Charts of numbers that stand in the data, and of progress.

local words = require "shared.words"

local M = {}

-- The parts of all bars, in the order in which they come.
local function parts_of(bars)
  local list_, seen = {}, {}
  for _, bar in ipairs(bars) do
    for _, part in ipairs(bar.parts or {}) do
      local label = tostring(part.label)
      if not seen[label] then
        table.insert(list_, { id = "part-" .. #list_ + 1, label = part.label })
        seen[label] = list_[#list_].id
      end
    end
  end
  return list_, seen
end

local function row_of(bar, ids)
  local row = { label = bar.label, value = bar.value, second_label = nil }
  if has(bar.of) and has(bar.value) then
    row.label = msg("pair", { first = bar.label,
                              second = msg("bar-of", { value = bar.value, of = bar.of }) })
  end
  for _, part in ipairs(bar.parts or {}) do row[ids[tostring(part.label)]] = part.value end
  return row
end

function M.given(chart)
  local stack, ids = parts_of(chart.bars)
  local unit = has(chart.unit) and chart.unit or msg("column-total")
  if #stack == 0 then stack = { { id = "value", label = unit, look = "complete" } } end
  return {
    bar_chart {
      title = has(chart.title) and chart.title or doc.title,
      rows = map(chart.bars, function(bar) return row_of(bar, ids) end),
      stack = stack, horizontal = true, table = false,
      note = chart.note,
    },
    chart.total ~= nil and paragraph { role = "note",
      msg("bars-total", { total = chart.total, unit = has(chart.unit) and chart.unit or "" }) },
  }
end

function M.progress(of, with_table)
  if not of or #of.series == 0 then return nil end
  local series = of.series
  return bar_chart {
    name = "progress", rows = series, label = "period", stack = reverse(vocab.status),
    title = msg("chart-title", { count = #series, from = words.period(series[1].period),
                                 to = words.period(series[#series].period) }),
    by_time = true, table = with_table, note = of.note,
  }
end

-- A table whose words stand in the data.
function M.table(of)
  local columns, widest = {}, 0
  for _, row in ipairs(of.rows) do widest = math.max(widest, #row.cells) end
  for i = 1, math.max(widest, has(of.columns) and #of.columns or 0) do
    columns[i] = { head = has(of.columns) and of.columns[i] or "", row_header = i == 1 }
  end
  return data_table {
    columns = columns, caption = of.title, note = of.note,
    rows = map(of.rows, function(row)
      return map(row.cells, function(each)
        if each.span and each.span > 1 then
          return cell { col_span = each.span, each.text or "" }
        end
        return each.text or ""
      end)
    end),
  }
end

return M
