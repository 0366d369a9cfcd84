-- SPDX-License-Identifier: MIT
-- Who is who: organisations and groups with their abbreviations, domain names in both forms.

-- What stands for a longer name; nil when the party goes by its name alone.
local function abbreviation(party)
  if has(party.short) and party.short ~= party.name then return party.short, party.name end
  for key, value in pairs(party) do
    if key == "full_name" and has(value) then return party.name, value end
  end
  return nil
end

local function add_rows(rows, parties)
  for _, party in ipairs(parties) do
    local short, name = abbreviation(party)
    if short then
      if has(party.url) then name = link(party.url, name) end
      if has(party.email) then
        name = msg("pair", { first = name, second = link("mailto:" .. party.email, party.email) })
      end
      table.insert(rows, { unexpanded(short), unexpanded(name) })
    end
  end
end

local M = {}

function M.rows()
  local rows = {}
  add_rows(rows, organisations)
  add_rows(rows, groups)
  return rows
end

-- Nil when there is nothing to explain.
function M.table()
  local rows = M.rows()
  if #rows < 2 then return nil end
  return data_table {
    columns = { { head = msg("column-short"), width = "fit", row_header = true },
                { head = msg("column-name") } },
    rows = rows,
  }
end

-- Each domain name as it is written and as machines write it.
function M.domain_table()
  return data_table {
    columns = { { head = msg("column-name"), row_header = true }, { head = msg("column-domain") } },
    rows = map(domains, function(each)
      local native = has(each.u_label) and each.u_label or ""
      if has(each.u_label) and has(each.lang) then
        native = span { lang = each.lang, each.u_label }
      end
      local ascii = has(each.a_label) and literal(each.a_label) or ""
      return { has(each.name) and each.name or each.id, { native .. " " .. ascii } }
    end),
  }
end

function M.sections()
  local abbreviations = M.table()
  return {
    abbreviations and section { title = msg("names"), abbreviations },
    #domains > 0 and section { title = msg("domain-names"), M.domain_table() },
  }
end

return M
