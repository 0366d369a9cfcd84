-- SPDX-License-Identifier: MIT
-- Agenda, action items and roster, for decks and for reports.

local words = require "shared.words"

local M = {}

-- The `n`-th of the headings that the data gives, else the message.
local function head(given, n, message)
  if has(given) and given[n] then return given[n] end
  return msg(message)
end

local function presenter_note(item)
  local who = item.presenter
  if not who or type(who) == "string" then return nil end
  if tostring(item.text):find(words.name(who), 1, true) then return nil end
  return paragraph { role = "muted", msg("presented-by", { name = words.with_title(who) }) }
end

-- `linked(recommendation)` tells whether there is a place in the document to lead to.
local function agenda_items(items, linked)
  local labels, list_ = {}, { tight = true, style = "1." }
  for i, item in ipairs(items) do
    local text = has(item.text) and item.text or ""
    local rec = item.recommendation
    if has(item.url) then
      text = link(item.url, text)
    elseif rec and type(rec) ~= "string" and linked(rec) then
      text = to(rec, text)
    end
    if has(item.number) then labels[i] = item.number end
    list_[i] = { paragraph { text, item.elided and { " ", msg("elided") } or nil }, presenter_note(item),
                 has(item.items) and agenda_items(item.items, linked) or nil }
  end
  list_.labels = labels
  return list(list_)
end

function M.agenda(linked)
  if not meeting or not has(meeting.agenda) then return nil end
  return agenda_items(meeting.agenda, linked or function() return false end)
end

function M.agenda_title()
  return meeting and has(meeting.agenda_title) and meeting.agenda_title or msg("agenda")
end

-- Body, number, day, place and what it follows, in one line.
function M.line()
  if not meeting then return nil end
  local body = meeting.body
  local parts = {}
  local function add(value)
    if has(value) then table.insert(parts, value) end
  end
  if body and type(body) ~= "string" then
    local full = nil
    for key, value in pairs(body) do
      if key == "full_name" and has(value) then full = value end
    end
    add(full or words.name(body))
  end
  add(meeting.number)
  add(meeting.date)
  add(meeting.time)
  add(meeting.place)
  if has(meeting.follows) then add(msg("meeting-follows", { meeting = meeting.follows })) end
  return #parts > 0 and join(parts, msg("dot-separator")) or nil
end

local function attendance_items()
  local list_ = {}
  local function add(label, value)
    if has(value) then table.insert(list_, { term = msg(label), value }) end
  end
  local function names(parties)
    return has(parties) and join(map(parties, words.with_title), msg("list-separator")) or nil
  end
  if meeting.chair then add("chair", words.with_title(meeting.chair)) end
  add("quorum", meeting.quorum)
  local roles = meeting.attendance
  if roles then
    for _, role in ipairs { "present", "remote", "excused", "absent", "observers", "staff" } do
      add("attendance-" .. role, names(roles[role]))
    end
  end
  add("attendance-excused", names(meeting.apologies))
  return list_
end

function M.attendance()
  local list_ = meeting and attendance_items() or {}
  return #list_ > 0 and definitions(list_) or nil
end

-- Due day, and in words and by a sign whether it has passed.
local function due_cell(entry)
  local item = entry.item
  local cell = {}
  if item.due ~= nil then table.insert(cell, paragraph { role = "table-body", item.due }) end
  if entry.days > 0 then
    table.insert(cell, paragraph { role = "table-body",
      strong { "▲ ", msg("overdue", { days = entry.days }) } })
  end
  if has(item.state) and item.state ~= "open" then
    table.insert(cell, paragraph { role = "table-body", muted(msg("state-" .. item.state)) })
  end
  if has(item.completed) then
    table.insert(cell, paragraph { role = "table-body",
      msg("completed-on", { date = item.completed }) })
  end
  return cell
end

local function text_cell(item)
  local cell = {}
  local function add(value, quiet)
    if has(value) then
      table.insert(cell, paragraph { role = "table-body", quiet and muted(value) or value })
    end
  end
  add(item.text)
  add(item.progress)
  add(item.source, true)
  add(item.note, true)
  add(item.category, true)
  return cell
end

local function action_row(entry)
  local item = entry.item
  local owners = has(item.owners) and join(map(item.owners, words.name), msg("list-separator")) or ""
  return { text_cell(item), owners, due_cell(entry) }
end

-- Columns of the widths that decks and reports share.
local function action_columns()
  local given = action_items.columns
  return {
    { head = head(given, 1, "column-action"), width = 13 },
    { head = head(given, 2, "column-owner"), width = 4 },
    { head = head(given, 3, "column-due"), width = 4 },
  }
end

-- The items as tables: a new one where the data begins a page.
function M.action_tables()
  if not action_items then return {} end
  local parts, rows = {}, {}
  for _, entry in ipairs(action_list()) do
    if entry.item.page_break_before and #rows > 0 then
      table.insert(parts, rows)
      rows = {}
    end
    table.insert(rows, action_row(entry))
  end
  if #rows > 0 then table.insert(parts, rows) end
  return map(parts, function(part)
    return data_table { columns = action_columns(), rows = part }
  end)
end

function M.action_title()
  return action_items and has(action_items.title) and action_items.title or msg("action-items")
end

local function roster_row(row)
  local title = row.title
  if has(row.number) then title = msg("numbered", { number = row.number, text = title }) end
  local first = row.rapporteur
  return { title, first and words.short_name(first) or "",
           has(row.volunteers) and join(map(row.volunteers, words.short_name),
                                        msg("list-separator")) or "" }
end

function M.roster_table()
  if not roster then return nil end
  local given = roster.columns
  return data_table {
    columns = {
      { head = head(given, 1, "column-topic"), width = 2, row_header = true },
      { head = head(given, 2, "column-rapporteur"), width = 1 },
      { head = head(given, 3, "column-volunteers"), width = 4 },
    },
    rows = map(roster.rows, roster_row),
  }
end

function M.roster_title()
  return roster and has(roster.title) and roster.title or msg("roster")
end

return M
