-- SPDX-License-Identifier: MIT
-- At a glance: tiles, what changed, what is late, the chart of progress.

local words = require "shared.words"

local LATE_MOST = 12 -- more would push the chart off the page

local function change_words(status, before)
  if not before or not status.change then return nil end
  local period = words.period(before.period)
  if status.change > 0 then return msg("change-up", { count = status.change, period = period }) end
  if status.change < 0 then
    return msg("change-down", { count = -status.change, period = period })
  end
  return msg("change-none", { period = period })
end

-- Each count leads to its list.
local function status_tiles(review, facts)
  local list = {}
  for _, status in ipairs(reverse(facts.statuses)) do
    table.insert(list, {
      figure = to(words.status_destination(review, status.status), status.count,
                  msg("label-value", { label = status.status.label, value = status.count })),
      label = status.status.label,
      change = change_words(status, facts.before),
      look = status.status.id,
    })
  end
  return tiles(list)
end

local function counts_sentence(facts)
  if not facts.before then return msg("counts-alone") end
  local changes = {}
  for _, status in ipairs(reverse(facts.statuses)) do
    local change = status.change or 0
    if change ~= 0 then
      table.insert(changes, msg(change > 0 and "count-up" or "count-down",
        { status = status.status.label, count = math.abs(change), now = status.count }))
    end
  end
  local period = words.period(facts.before.period)
  if #changes == 0 then return msg("counts-same", { period = period }) end
  return msg("counts-changed", { period = period, changes = join(changes, msg("clause-separator")) })
end

local function move_text(move)
  local id = to(move.recommendation, move.recommendation.id)
  local text
  if move.from and move.to then
    text = msg("moved-from-to", { id = id, from = move.from.label, to = move.to.label })
  elseif move.to then
    text = msg("moved-to", { id = id, to = move.to.label })
  else
    text = msg("moved", { id = id })
  end
  if has(move.entry.date) then text = msg("pair", { first = text, second = move.entry.date }) end
  if has(move.entry.text) then text = msg("label-value", { label = text, value = move.entry.text }) end
  if has(move.entry.note) then
    text = msg("text-and-note", { text = text, note = move.entry.note })
  end
  return text
end

-- Changes against the earlier edition that the history does not tell.
local function change_text(change)
  local id = change.recommendation and to(change.recommendation, change.id) or change.id
  local text
  if change.kind == "moved" then
    text = msg("moved-from-to", { id = id, from = change.from.label, to = change.to.label })
  elseif change.kind == "due" then
    text = msg(change.days > 0 and "changed-later" or "changed-earlier",
      { id = id, date = change.due, before = change.due_before })
    if change.milestone then
      text = msg("label-value", { label = change.milestone.title, value = text })
    end
  elseif change.kind == "priority" then
    text = msg("changed-priority", { id = id, before = change.before, now = change.now })
  else
    text = msg(change.kind == "new" and "changed-new" or "changed-gone", { id = id })
  end
  if change.note then text = msg("label-value", { label = text, value = change.note.text }) end
  return text
end

local function changes_beside(facts)
  local told = {}
  for _, move in ipairs(facts.moves) do told[move.recommendation.id] = true end
  return filter(facts.changes, function(change)
    return change.kind ~= "moved" or not told[change.id]
  end)
end

local function late_text(late)
  local id = to(late.recommendation, late.recommendation.id)
  local values = { id = id, date = late.due, days = late.days }
  if not late.milestone then return msg("late-recommendation", values) end
  values.title = late.milestone.title
  return msg("late-milestone", values)
end

local function late_blocks(facts)
  if #facts.late == 0 then
    local day = words.as_of()
    return paragraph { day and msg("late-none", { date = day }) or msg("late-none-undated") }
  end
  local items = {}
  for i, late in ipairs(facts.late) do
    if i <= LATE_MOST then table.insert(items, late_text(late)) end
  end
  if #facts.late > LATE_MOST then
    table.insert(items, msg("late-more", { count = #facts.late - LATE_MOST }))
  end
  items.tight = true
  return list(items)
end

-- "Recommendations by status, APR 2022 to JUNE 23"
local function chart_title(snapshots)
  return msg("chart-title", {
    count = #snapshots,
    from = words.period(snapshots[1].period),
    to = words.period(snapshots[#snapshots].period),
  })
end

local function progress_chart(progress)
  if not progress or #progress.series == 1 then return nil end -- the tiles say it all
  return section {
    title = has(progress.title) and progress.title or msg("progress"),
    bar_chart {
      name = "progress",
      rows = progress.series,
      label = "period",
      stack = reverse(vocab.status),
      title = #progress.series > 0 and chart_title(progress.series) or msg("progress"),
      note = progress.note,
      by_time = true,
    },
    map(filter(progress.series, function(snapshot) return has(snapshot.note) end),
      function(snapshot)
        return paragraph { role = "note",
          msg("label-value", { label = words.period(snapshot.period), value = snapshot.note }) }
      end),
  }
end

return function(review)
  local facts = summary(review)
  local beside = changes_beside(facts)
  local counted = facts.total > 0 or not review.progress -- without a table the chart stands alone
  return section {
    title = msg("at-a-glance"),
    new_page = true,
    counted and status_tiles(review, facts),
    facts.without > 0 and paragraph { msg("without-status", { count = facts.without }) },
    (counted or #beside > 0)
      and paragraph { role = "lead", keep_with_next = true, msg("what-changed") },
    counted and paragraph { counts_sentence(facts) },
    #facts.moves > 0 and list(map(facts.moves, move_text)),
    #beside > 0 and list(map(beside, change_text)),
    paragraph { role = "lead", keep_with_next = true, msg("what-is-late") },
    late_blocks(facts),
    progress_chart(review.progress),
  }
end
