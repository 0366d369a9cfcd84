-- SPDX-License-Identifier: MIT
-- What came of a meeting: decisions, highlights of groups, next steps, key figures.

local words = require "shared.words"

local M = {}

-- Decisions are sentences: they run on until one begins a paragraph.
local function decision_paragraphs(items)
  local paragraphs, current = {}, {}
  for _, item in ipairs(items) do
    if item.new_paragraph and #current > 0 then
      table.insert(paragraphs, current)
      current = {}
    end
    table.insert(current, item.text)
  end
  if #current > 0 then table.insert(paragraphs, current) end
  return map(paragraphs, function(texts) return paragraph { join(texts, msg("sentence-separator")) } end)
end

local function decided_by()
  local body = decisions.body and words.name(decisions.body)
  local session = has(decisions.session) and decisions.session
  local date = has(decisions.date) and decisions.date:format()
  local parts = {}
  for _, each in ipairs { body or false, session or false, date or false } do
    if each then table.insert(parts, each) end
  end
  if #parts == 0 then return nil end
  return paragraph { role = "muted", keep_with_next = true, join(parts, msg("dot-separator")) }
end

function M.decisions()
  if not decisions then return nil end
  return section {
    title = has(decisions.title) and decisions.title or msg("decisions"),
    decided_by(),
    decision_paragraphs(decisions.items),
  }
end

local function group_names(item)
  local list_ = {}
  if item.group then table.insert(list_, words.name(item.group)) end
  for _, each in ipairs(item.groups or {}) do table.insert(list_, words.name(each)) end
  if #list_ == 0 then return nil end
  return join(list_, msg("list-separator"), msg("groups-joined"))
end

-- The group's description, where the data asks for it.
local function about_group(item)
  local group = item.group
  if not item.about or not group or type(group) == "string" then return nil end
  return has(group.about) and paragraph { group.about } or nil
end

local function follow_up(item)
  local what = item.follow_up
  if not what then return nil end
  local event = what.before or what.during
  local when
  if event then
    local name = type(event) == "string" and event or event.name
    when = msg(what.before and "before-event" or "during-event", { event = name })
  elseif has(what.date) then
    when = what.date
  end
  return paragraph { role = "muted",
    when and msg("follow-up", { text = what.text, when = when })
      or msg("follow-up-undated", { text = what.text }) }
end

local function highlight(item)
  local names = group_names(item)
  return {
    names and paragraph { role = "lead", keep_with_next = true, names },
    about_group(item),
    paragraph { item.text },
    follow_up(item),
  }
end

-- A list: without one an item of no group would read as part of the one before it.
local function highlight_section(part)
  return section { title = part.title, list(map(part.items, highlight)) }
end

function M.highlights()
  return map(highlights, highlight_section)
end

local function step_line(step)
  local parts = {}
  if has(step.status) then table.insert(parts, msg("step-status", { status = step.status })) end
  if step.due ~= nil then table.insert(parts, msg("step-due", { date = step.due })) end
  if step.group then table.insert(parts, msg("step-group", { group = words.name(step.group) })) end
  for _, each in ipairs(step.dates or {}) do
    table.insert(parts, has(each.text)
      and msg("date-and-text", { date = each.date, text = each.text }) or each.date)
  end
  if #parts == 0 then return nil end
  return paragraph { role = "muted", keep_with_next = true, join(parts, msg("dot-separator")) }
end

local function step_section(step)
  local title = step.title
  if has(step.short) then title = msg("name-and-short", { name = title, short = step.short }) end
  return section { title = title, step_line(step), about_group(step),
                   step.paragraphs and prose(step.paragraphs) }
end

function M.next_steps()
  if not next_steps then return nil end
  return section {
    title = has(next_steps.title) and next_steps.title or msg("next-steps"),
    map(next_steps.items, step_section),
  }
end

-- Key figures, four to a row.
function M.facts()
  if #facts == 0 then return nil end
  local rows, row = {}, {}
  for _, fact in ipairs(facts) do
    if #row == 4 then
      table.insert(rows, tiles(row))
      row = {}
    end
    table.insert(row, { figure = fact.value, label = fact.text })
  end
  table.insert(rows, tiles(row))
  return rows
end

return M
