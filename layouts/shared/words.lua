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
  return join(parts, ", ")
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

return M
