-- SPDX-License-Identifier: MIT
-- What came of a meeting: decisions, highlights per group, joint sessions, next steps.

local abbreviations_ = require "shared.abbreviations"
local colophon = require "shared.colophon"
local frame = require "shared.frame"
local links_ = require "shared.links"
local meeting_ = require "shared.meeting"
local names = require "shared.names"
local outcomes = require "shared.outcomes"

local function event_words()
  local event = doc.event
  if not event or type(event) == "string" then return nil end
  local parts = {}
  local function add(value)
    if has(value) then table.insert(parts, value) end
  end
  add(event.name)
  add(event.kind)
  add(event.place)
  if has(event.from) and has(event.to) then
    add(msg("date-range", { from = event.from, to = event.to }))
  else
    add(event.from)
  end
  return join(parts, msg("list-separator"))
end

local function notes()
  local list_ = frame.notes()
  local event = event_words()
  if event then table.insert(list_, 1, event) end
  local line = meeting_.line()
  if line then table.insert(list_, 1, line) end
  return list_
end

local function authored()
  return map(sections, function(part)
    return section { title = part.title, part.body and prose(part.body),
                     part.paragraphs and prose(part.paragraphs) }
  end)
end

local function agenda()
  local items = meeting_.agenda()
  return items and section { title = meeting_.agenda_title(), meeting_.attendance(), items }
end

local function actions()
  local tables = meeting_.action_tables()
  return #tables > 0 and section { title = meeting_.action_title(), tables }
end

local function team()
  return roster and section { title = meeting_.roster_title(), meeting_.roster_table() }
end

local heads = frame.heads { head_start = "{series}", head_end = event_words() or "{period}",
                            foot_start = frame.foot() }

return document {
  head_start = heads.start,
  head_end = heads.finish,
  foot_start = heads.foot,
  link_list = frame.link_list(),
  colophon = colophon.blocks(),
  frame.title_block(notes()),
  doc.toc == true and contents { depth = 2 },
  outcomes.facts(),
  outcomes.decisions(),
  agenda(),
  authored(),
  outcomes.highlights(),
  outcomes.next_steps(),
  actions(),
  team(),
  links_.section(),
  links_.attachments(),
  names.sections(),
  abbreviations_.section(),
}
