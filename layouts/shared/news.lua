-- SPDX-License-Identifier: MIT
-- News with dates, and the reports published for each period with their addresses in full.

local words = require "shared.words"

local function about(item)
  local named = {}
  if has(item.recommendation) then table.insert(named, item.recommendation) end
  for _, recommendation in ipairs(item.recommendations or {}) do
    table.insert(named, recommendation)
  end
  local ids = map(named, function(rec)
    return type(rec) == "string" and rec or to(rec, rec.id)
  end)
  local parts = {}
  if #ids > 0 then
    table.insert(parts, msg("news-about",
      { count = #ids, list = join(ids, msg("list-separator")) }))
  end
  if has(item.status) then
    local status = type(item.status) == "string" and item.status or item.status.label
    table.insert(parts, msg("news-status", { status = status }))
  end
  return parts
end

local function news_row(item)
  local parts = about(item)
  return {
    item.date or "",
    { item.text, #parts > 0 and paragraph { role = "table-body", muted(join(parts, msg("part-separator"))) } },
  }
end

local function news_section(review)
  if not has(review.news) then return nil end
  return section {
    title = msg("news"),
    data_table {
      columns = { { head = msg("column-date"), width = "fit" }, { head = msg("column-news") } },
      rows = map(review.news, news_row),
    },
  }
end

local function publication_row(item)
  local state = has(item.state) and msg("state-" .. item.state) or ""
  local published = has(item.url)
  if has(item.text) and not published then state = item.text end
  return {
    has(item.label) and item.label or item.period and words.period(item.period) or "",
    state,
    published and { has(item.text) and item.text or nil, link(item.url) } or msg("not-yet"),
  }
end

local function publications_section(review)
  local publications = review.publications
  if not publications or not has(publications.items) then return nil end
  return section {
    title = has(publications.title) and publications.title or msg("publications"),
    data_table {
      columns = {
        { head = msg("column-covers"), width = "fit", row_header = true },
        { head = msg("column-state"), width = "fit" },
        { head = msg("column-url") },
      },
      rows = map(publications.items, publication_row),
    },
  }
end

return function(review)
  return { news_section(review), publications_section(review) }
end
