-- SPDX-License-Identifier: MIT
-- Names of things, as several parts print them.

local M = {}

-- "DEC 2022" as written, else the period in words.
function M.period(period)
  if type(period) == "string" then return period end
  if has(period.label) then return period.label end
  if has(period.date) then return period.date end
  return period.id
end

-- "DEC 2022 · Q4 2022"
function M.period_in_full(period)
  local label = M.period(period)
  if type(period) ~= "string" and has(period.quarter) then
    return label .. " · " .. period.quarter
  end
  return label
end

-- "Country Code Names Supporting Organization (ccNSO)"
function M.in_full(thing)
  if has(thing.short) and thing.short ~= thing.name then
    return msg("name-and-short", { name = thing.name, short = thing.short })
  end
  return thing.name
end

function M.organisation(organisation)
  if type(organisation) == "string" then return organisation end
  local name = M.in_full(organisation)
  if has(organisation.url) then return link(organisation.url, name) end
  return name
end

-- A document that is pointed to: title, date and the whole address.
function M.report(report)
  local parts = {}
  if has(report.title) then table.insert(parts, report.title) end
  if has(report.date) then table.insert(parts, report.date:format()) end
  if has(report.url) then table.insert(parts, link(report.url)) end
  local text = parts[1]
  for i = 2, #parts do text = msg("pair", { first = text, second = parts[i] }) end
  return text or ""
end

-- The named destination of a status's list.
function M.status_destination(review, status)
  local name = "status-" .. review.id .. "-" .. status.id
  return (name:gsub("[^%w.-]", "_"))
end

-- The day the data was right on, when there is one.
function M.as_of()
  return has(doc.as_of) and doc.as_of or nil
end

-- "Internet Corporation for Assigned Names and Numbers (ICANN)", or nil.
function M.publisher()
  if not has(doc.publisher) or type(doc.publisher) == "string" then return nil end
  return M.in_full(doc.publisher)
end

-- A person, group or organisation in few words: the first name of a roster, the name of a group.
function M.short_name(party)
  if type(party) == "string" then return party end
  if has(party.short) then return party.short end
  return party.name
end

-- Its name, the short one when there is no other.
function M.name(party)
  if type(party) == "string" then return party end
  return has(party.name) and party.name or party.short
end

-- "Maguy Serad, VP ICANN Compliance"
function M.with_title(party)
  if type(party) == "string" then return party end
  local name = M.name(party)
  for key, value in pairs(party) do
    if key == "title" and has(value) then
      return msg("pair", { first = name, second = value })
    end
  end
  return name
end

return M
