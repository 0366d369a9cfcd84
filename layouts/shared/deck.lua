-- SPDX-License-Identifier: MIT
-- Decks: one function for each type of slide that the data can ask for.

local charts = require "shared.charts"
local deliverables = require "shared.deliverables"
local frame = require "shared.frame"
local hexagons = require "shared.hexagons"
local links_ = require "shared.links"
local meeting_ = require "shared.meeting"
local names = require "shared.names"
local outcomes = require "shared.outcomes"
local words = require "shared.words"

-- The recommendations that a slide is about: what leads to them can be a link.
local covered = {}
for _, each in ipairs(slides) do
  local rec = each.recommendation
  if each.type == "recommendation" and rec and type(rec) ~= "string" then
    covered[destination(rec)] = true
  end
end

local function linked(rec) return covered[destination(rec)] == true end

local function part(kind, of, title, ...)
  return slide { kind = kind, title = has(of.title) and of.title or title or doc.title,
                 subtitle = of.subtitle, kicker = of.kicker, ... }
end

local function content(of, title, ...) return part("content", of, title, ...) end

local function lead_text(of)
  return has(of.text) and paragraph { of.text } or nil
end

local function bullets(items)
  local list_ = map(items, function(item)
    return { paragraph { item.text }, has(item.items) and bullets(item.items) or nil }
  end)
  return list(list_)
end

local function presenter(of)
  return of.presenter and paragraph { role = "muted", words.with_title(of.presenter) } or nil
end

local function mail(contact)
  local url = "mailto:" .. contact.to
  if has(contact.subject) then
    url = url .. "?subject=" .. contact.subject:gsub("[^%w%-._~]", function(c)
      return string.format("%%%02X", c:byte())
    end)
  end
  return link(url, contact.to)
end

local function contact_part(contact)
  if not contact then return nil end
  return {
    has(contact.heading) and paragraph { role = "lead", keep_with_next = true, contact.heading },
    paragraph { mail(contact) },
    has(contact.subject) and paragraph { msg("subject", { subject = contact.subject }) },
    has(contact.phone) and paragraph { msg("phone", { phone = contact.phone }) },
  }
end

local function learn_more(more)
  if not more then return nil end
  return {
    has(more.heading) and paragraph { role = "lead", keep_with_next = true, more.heading },
    links_.list(more.items),
  }
end

local SHOWN = {
  text = function(rec) return has(rec.text) and show(rec, "text", "description") or nil end,
  deliverables = function(rec)
    return has(rec.deliverables) and deliverables(rec.deliverables) or nil
  end,
  status = function(rec)
    local status = rec.status
    return status and type(status) ~= "string" and paragraph { status_label(status) } or nil
  end,
}

local function shown(rec, fields)
  return map(fields, function(field)
    if SHOWN[field] then return SHOWN[field](rec) or {} end
    return rec[field] ~= nil and show(rec, field) or {}
  end)
end

local function recommendation_slide(of)
  local rec = of.recommendation
  if not rec or type(rec) == "string" then return content(of, nil, lead_text(of)) end
  local fields = has(of.show) and of.show or { "status", "text", "deliverables" }
  return slide { id = destination(rec), kicker = of.kicker, subtitle = of.subtitle,
                 title = has(of.title) and of.title or msg("recommendation-number", { id = rec.id }),
                 lead_text(of), shown(rec, fields) }
end

local function title_notes()
  local notes = frame.notes()
  local line = meeting_.line()
  if line then table.insert(notes, 1, line) end
  local authoritative = frame.authoritative()
  if authoritative then table.insert(notes, authoritative) end
  if #reviews > 0 then
    table.insert(notes, join(map(reviews, words.in_full), msg("list-separator")))
  end
  return map(notes, function(note) return paragraph { role = "muted", note } end)
end

local function broken(tables)
  local blocks = {}
  for i, each in ipairs(tables) do
    if i > 1 then table.insert(blocks, page_break()) end
    table.insert(blocks, each)
  end
  return blocks
end

local USED = {
  progress = function() return charts.progress(review and review.progress or progress, false) end,
  meeting = function() return meeting_.agenda(linked) end,
  action_items = function() return broken(meeting_.action_tables()) end,
  roster = function() return meeting_.roster_table() end,
  hexagon_map = function() return hexagons(linked) end,
  links = function() return links_.list(links) end,
  facts = function() return outcomes.facts() end,
}

local function used(of)
  local make = has(of.use) and USED[of.use]
  return make and make() or nil
end

local MAKE = {
  title = function(of)
    return slide { kind = "title", title = has(of.title) and of.title or doc.title,
                   subtitle = has(of.subtitle) and of.subtitle or doc.subtitle,
                   kicker = of.kicker or doc.series, frame.logo(), title_notes() }
  end,
  section = function(of) return part("section", of, nil, presenter(of), lead_text(of)) end,
  agenda = function(of)
    return content(of, meeting_.agenda_title(), lead_text(of), meeting_.agenda(linked))
  end,
  ["action-items"] = function(of)
    return content(of, meeting_.action_title(), lead_text(of), broken(meeting_.action_tables()))
  end,
  roster = function(of)
    return content(of, meeting_.roster_title(), lead_text(of), meeting_.roster_table())
  end,
  ["hexagon-map"] = function(of)
    local map_ = data.hexagon_map
    return content(of, map_ and has(map_.title) and map_.title or nil, lead_text(of),
      hexagons(linked))
  end,
  recommendation = recommendation_slide,
  bullets = function(of)
    return content(of, nil, lead_text(of), has(of.bullets) and bullets(of.bullets) or nil, used(of))
  end,
  contact = function(of)
    return content(of, nil, lead_text(of), contact_part(of.contact), learn_more(of.learn_more))
  end,
  links = function(of)
    return content(of, msg("links"), lead_text(of), links_.list(has(of.links) and of.links or links))
  end,
  chart = function(of)
    return content(of, nil, lead_text(of), of.chart and charts.given(of.chart) or used(of))
  end,
  table = function(of)
    return content(of, nil, lead_text(of), of.table and charts.table(of.table) or used(of))
  end,
}

-- Abbreviations, on a slide of their own.
local function names_slide()
  local abbreviations = names.table()
  return abbreviations and slide { title = msg("names"), abbreviations } or nil
end

return function()
  local day = words.as_of() or has(doc.published) and doc.published or nil
  local foot = day and msg("deck-foot", { title = doc.title, date = day }) or doc.title
  local heads = frame.heads { foot_start = foot }
  return document {
    theme = require "theme.deck"(theme()),
    page_number = "slide-number",
    foot_start = heads.foot,
    link_list = frame.link_list(),
    map(slides, function(of) return MAKE[of.type](of) end),
    names_slide(),
  }
end
