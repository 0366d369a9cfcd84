-- SPDX-License-Identifier: MIT
-- Who is who: organisations and groups with their abbreviations, domain names in both forms.

local function row(party)
  local name = has(party.name) and party.name or ""
  if has(party.url) then name = link(party.url, name) end
  return { has(party.short) and party.short or "", name }
end

local function full_row(group)
  local name = has(group.full_name) and group.full_name or group.name
  local short = has(group.short) and group.short or has(group.full_name) and group.name or ""
  if has(group.url) then name = link(group.url, name) end
  return { short, has(group.email) and name .. ", " .. link("mailto:" .. group.email, group.email)
    or name }
end

local M = {}

function M.rows()
  local rows = {}
  for _, each in ipairs(organisations) do table.insert(rows, row(each)) end
  for _, each in ipairs(groups) do table.insert(rows, full_row(each)) end
  return rows
end

function M.table()
  return data_table {
    columns = { { head = msg("column-short"), width = "fit", row_header = true },
                { head = msg("column-name") } },
    rows = M.rows(),
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
  return {
    #organisations + #groups > 0 and section { title = msg("names"), M.table() },
    #domains > 0 and section { title = msg("domain-names"), M.domain_table() },
  }
end

return M
