-- SPDX-License-Identifier: MIT
-- How the document describes itself at its end, where the theme asks for it: colophon = true.

local words = require "shared.words"

local M = {}

local function line(label, value)
  return msg("label-value", { label = msg(label), value = value })
end

local function authors()
  if not has(doc.authors) then return nil end
  return msg("label-value", {
    label = msg("colophon-authors", { count = #doc.authors }),
    value = join(map(doc.authors, words.name), msg("list-separator")),
  })
end

local function licence()
  local given = doc.licence
  if not given then return nil end
  local name = has(given.url) and join({ given.name, link(given.url) }, msg("list-separator"))
  return line("colophon-licence", name or given.name)
end

-- Links where the identifier is an address.
local function identifier()
  if not has(doc.identifier) then return doc.id end
  return doc.identifier:find("^https?://") and link(doc.identifier) or doc.identifier
end

local function small(lines)
  return paragraph { role = "note", join(lines, "\n") }
end

-- Those of the values that there are.
local function given(list)
  local lines = {}
  for i = 1, 8 do
    if list[i] then table.insert(lines, list[i]) end
  end
  return lines
end

local function data()
  local carried = attached()
  if carried == "sources" then
    return msg("colophon-sources", { command = literal("rapporteur verify") })
  elseif carried == "data" then
    return msg("colophon-data", { command = literal("rapporteur extract") })
  end
  return nil
end

-- Nil unless the theme wants it.
function M.blocks()
  if theme().colophon ~= true then return nil end
  local publisher = words.publisher()
  return group {
    rule(),
    paragraph { role = "note", keep_with_next = true, strong(msg("colophon")) },
    columns {
      { small(given {
        strong(doc.title),
        line("colophon-identifier", identifier()),
        has(doc.version) and line("colophon-version", doc.version),
        has(doc.published) and msg("cover-published", { date = doc.published }),
        words.as_of() and msg("cover-as-of", { date = words.as_of() }),
      }) },
      { small(given {
        publisher and line("colophon-publisher", publisher),
        authors(),
        line("colophon-language", language_name(edition_language())),
        licence(),
      }) },
    },
    data() and paragraph { role = "note", data() },
  }
end

return M
