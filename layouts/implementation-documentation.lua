-- SPDX-License-Identifier: MIT
-- How one recommendation was implemented: what was recommended and decided, what was done, when.

local words = require "shared.words"
local abbreviations_ = require "shared.abbreviations"
local colophon = require "shared.colophon"
local frame = require "shared.frame"
local deliverables = require "shared.deliverables"

local rec = doc.recommendation
if not rec or type(rec) == "string" then
  error("the document names no recommendation that there is (document.recommendation)")
end
local its_review = rec.review or review

-- Something the data says, be it that it does not apply.
local function item(label, value)
  if value == nil then return nil end
  return { term = msg(label), value }
end

local function status_value()
  local status = rec.status
  if status == nil or type(status) == "string" then return status end
  return status_label(status)
end

local function linked(report)
  if not report then return nil end
  local title = has(report.title) and report.title or msg("document")
  local text = has(report.url) and link(report.url, title) or title
  if has(report.date) then text = msg("pair", { first = text, second = report.date }) end
  return text
end

local function resolution(action)
  if not action then return nil end
  local number = has(action.resolution) and msg("resolution-number", { number = action.resolution })
  if has(action.url) then return link(action.url, number or msg("resolution")) end
  return number or nil
end

local function documentation()
  local where = rec.documentation
  if not where then return nil end
  return has(where.url) and link(where.url) or where.document
end

local function owners()
  if not has(rec.owner) then return nil end
  return join(map(rec.owner, words.name), msg("list-separator"))
end

local function about()
  local action = rec.board_action
  local report = its_review and its_review.report
  local decided = its_review and its_review.board_resolution
  local page = its_review and its_review.implementation_page
  local list = {}
  local function add(entry)
    if entry then table.insert(list, entry) end
  end
  add(its_review and item("review-name", words.in_full(its_review)))
  add(its_review and item("review-iteration", its_review.iteration))
  add(item("column-id", rec.id))
  add(item("column-status", status_value()))
  add(item("submitted", rec.submitted))
  add(item("approved", rec.approved))
  add(item("completed", rec.completed))
  add(rec.priority and item("column-priority", show(rec, "priority")))
  add(item("owner", owners()))
  add(item("agency", rec.agency))
  add(item("topic", rec.topic))
  add(item("review-report", linked(report)))
  add(item("review-resolution", linked(decided)))
  add(not decided and item("review-resolution", resolution(action)) or nil)
  add(item("documentation", documentation()))
  add(has(page) and item("more-information", link(page)) or nil)
  return definitions(list)
end

local function decided_lists(action)
  local list = {}
  for _, name in ipairs { "approved", "passed_through", "pending", "rejected", "in_part" } do
    if has(action[name]) then
      table.insert(list, { term = msg("decided-" .. name:gsub("_", "-")),
                           join(action[name], msg("list-separator")) })
    end
  end
  return #list > 0 and definitions(list) or nil
end

local function board_action()
  local action = rec.board_action
  if not action then return nil end
  local facts = {}
  if has(action.disposition) then
    table.insert(facts, { term = msg("disposition"), msg("disposition-" .. action.disposition) })
  end
  if action.already_implemented ~= nil then
    table.insert(facts, { term = msg("already-implemented"),
                          msg(action.already_implemented and "yes" or "no") })
  end
  if action.date ~= nil then table.insert(facts, { term = msg("column-date"), action.date }) end
  local number = resolution(action)
  if number then table.insert(facts, { term = msg("decision"), number }) end
  return section {
    title = has(action.heading) and action.heading or msg("board-action"),
    action.text and prose(action.text),
    decided_lists(action),
    #facts > 0 and definitions(facts),
  }
end

local function report()
  local made = rec.implementation_report
  if not made then return nil end
  return section {
    title = has(made.heading) and made.heading or msg("implementation-report"),
    prose(made.body),
  }
end

local function milestone_row(step)
  local when = step.date
  if when == nil and (step.from ~= nil or step.to ~= nil) then
    when = msg("date-range", { from = step.from or "…", to = step.to or "…" })
  end
  local status = step.status
  return { step.title, when or "", status and type(status) ~= "string" and status_label(status)
    or status or "" }
end

-- What has a date, for the drawing.
local function dated()
  local list = {}
  local function add(label, from, to, status)
    if has(from) or has(to) then
      table.insert(list, { label = label, from = from, to = has(to) and to or nil,
                           status = status, look = not status and "complete" or nil })
    end
  end
  add(msg("submitted"), rec.submitted)
  if rec.board_action then add(msg("board-action"), rec.board_action.date) end
  add(msg("approved"), rec.approved)
  for _, step in ipairs(has(rec.milestones) and rec.milestones or {}) do
    local status = type(step.status) ~= "string" and step.status or nil
    add(step.title, has(step.from) and step.from or step.date, step.to, status)
  end
  add(msg("expected"), rec.timeline and rec.timeline.expected)
  add(msg("completed"), rec.completed)
  return list
end

local function milestones()
  if rec.milestones == nil then return nil end
  if not has(rec.milestones) then return paragraph { rec.milestones } end
  return data_table {
    columns = { { head = msg("milestone"), row_header = true, width = 3 },
                { head = msg("column-date"), width = "fit" },
                { head = msg("column-status"), width = "fit" } },
    rows = map(rec.milestones, milestone_row),
  }
end

local function timeline_part()
  local times = rec.timeline
  local list = {}
  if times and times.expected ~= nil then
    table.insert(list, { term = msg("expected"), times.expected })
  end
  if times and times.final ~= nil then table.insert(list, { term = msg("final"), times.final }) end
  local drawn = dated()
  if #list == 0 and #drawn < 2 then return nil end
  return section {
    title = msg("timeline"),
    #list > 0 and definitions(list),
    #drawn >= 2 and timeline { name = "timeline", title = msg("timeline-title", { id = rec.id }),
                               milestones = drawn, as_of = words.as_of() },
  }
end

local function history()
  if not has(rec.history) then return nil end
  return section {
    title = msg("history"),
    data_table {
      columns = { { head = msg("column-date"), width = "fit", row_header = true },
                  { head = msg("column-status"), width = "fit" },
                  { head = msg("column-event") } },
      rows = map(rec.history, function(entry)
        local when = entry.date or entry.period and words.period(entry.period) or ""
        local status = entry.status
        return { when, status and type(status) ~= "string" and status_label(status) or status or "",
                 join(filter({ entry.type or false, entry.text or false, entry.note or false },
                             function(each) return each end), msg("stop-separator")) }
      end),
    },
  }
end

local heads = frame.heads { head_start = "{series}", head_end = doc.subtitle, foot_start = frame.foot() }

return document {
  head_start = heads.start,
  head_end = heads.finish,
  foot_start = heads.foot,
  link_list = frame.link_list(),
  colophon = colophon.blocks(),
  frame.title_block(frame.notes()),
  section {
    title = msg("in-brief"),
    about(),
  },
  section {
    title = msg("recommendation-text"),
    id = destination(rec),
    show(rec, "text", "description"),
    rec.notes ~= nil and show(rec, "notes"),
  },
  board_action(),
  report(),
  has(rec.deliverables) and section { title = msg("deliverables"), deliverables(rec.deliverables) },
  rec.rationale and section { title = msg("rationale"), prose(rec.rationale) },
  timeline_part(),
  rec.milestones ~= nil and section { title = msg("milestones"), milestones() },
  history(),
  abbreviations_.section(),
}
