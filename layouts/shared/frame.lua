-- SPDX-License-Identifier: MIT
-- What stands around the pages: running head and foot, as the theme's `furniture` words them, and
-- the title block of documents without a cover.

local words = require "shared.words"

local M = {}

local function values(extra)
  local day = words.as_of()
  local period = has(doc.period) and words.period_in_full(doc.period) or ""
  return {
    id = doc.id,
    title = doc.title,
    subtitle = has(doc.subtitle) and doc.subtitle or "",
    series = has(doc.series) and doc.series or doc.title,
    publisher = words.publisher() or "",
    period = extra or period,
    date = day or has(doc.published) and doc.published or "",
  }
end

-- The pieces for document{}: heads(period) gives start, finish and foot. `wording` is what the
-- document uses when the theme has no words of its own.
function M.heads(wording, extra)
  local given = theme().furniture or {}
  local blanks = values(extra)
  local function piece(name)
    local pattern = given[name]
    if pattern == nil then pattern = wording[name] end
    if type(pattern) ~= "string" then return pattern or nil end
    return fill(pattern, blanks)
  end
  return { start = piece("head_start"), finish = piece("head_end"), foot = piece("foot_start") }
end

-- "id · as of date", or the id alone.
function M.foot()
  local day = words.as_of()
  return day and msg("foot", { id = doc.id, date = day }) or doc.id
end

-- The heading of the list of links, unless the theme does without.
function M.link_list()
  if theme().link_list == false then return nil end
  return msg("links-in-full")
end

-- The theme's logo, when it has one: logo = { file, alt, width }.
function M.logo()
  local logo = theme().logo
  if not logo then return nil end
  return figure { file = logo.file, alt = logo.alt, width = logo.width }
end

-- Where the authoritative text is, in editions in another language; nil in that edition itself.
function M.authoritative()
  local other = doc.authoritative
  if not other or other.lang == edition_language() then return nil end
  local words_ = msg("authoritative-language", { lang = language_name(other.lang) })
  return msg("authoritative", { link = has(other.url) and link(other.url, words_) or words_ })
end

-- Series, title, subtitle and a line of dates at the top of the first page.
function M.title_block(notes)
  local authoritative = M.authoritative()
  return {
    M.logo(),
    has(doc.series) and paragraph { role = "series", keep_with_next = true, doc.series },
    paragraph { role = "title", keep_with_next = true, doc.title },
    has(doc.subtitle) and paragraph { role = "subtitle", keep_with_next = true, doc.subtitle },
    paragraph { role = "muted", join(notes, msg("dot-separator")) },
    authoritative and paragraph { role = "muted", authoritative },
  }
end

-- Publisher, dates and symbol, as far as they are known.
function M.notes()
  local notes = {}
  local day = words.as_of()
  local publisher = words.publisher()
  if publisher then table.insert(notes, publisher) end
  if has(doc.date_text) then
    table.insert(notes, doc.date_text)
  elseif has(doc.published) then
    table.insert(notes, msg("cover-published", { date = doc.published }))
  end
  if day then table.insert(notes, msg("cover-as-of", { date = day })) end
  if has(doc.symbol) then table.insert(notes, msg("cover-symbol", { symbol = doc.symbol })) end
  return notes
end

return M
