-- SPDX-License-Identifier: MIT
-- A quarterly report on the recommendations of one review, or of several with a chapter each.

local words = require "shared.words"
local glance = require "shared.glance"
local status_lists = require "shared.status"
local recommendation_table = require "shared.recommendations"
local news = require "shared.news"
local facts = require "shared.review"
local abbreviations_ = require "shared.abbreviations"
local colophon = require "shared.colophon"
local frame = require "shared.frame"
local portfolio_summary = require "shared.portfolio"
local names = require "shared.names"

local day = words.as_of()
local period = has(doc.period) and doc.period or nil

local function cover_notes()
  local lines = {}
  if period then
    table.insert(lines, msg("cover-period", { period = words.period_in_full(period) }))
  end
  if has(doc.date_text) then
    table.insert(lines, doc.date_text)
  elseif has(doc.published) then
    table.insert(lines, msg("cover-published", { date = doc.published }))
  end
  if day then table.insert(lines, msg("cover-as-of", { date = day })) end
  if has(doc.symbol) then table.insert(lines, msg("cover-symbol", { symbol = doc.symbol })) end
  local authoritative = frame.authoritative()
  if authoritative then table.insert(lines, authoritative) end
  return join(lines, "\n")
end

-- The parts in prose that the document's author wrote.
local function authored()
  return map(sections, function(part)
    return section { title = part.title, new_page = #reviews == 1 and part == sections[1],
                     part.body and prose(part.body), part.paragraphs and prose(part.paragraphs) }
  end)
end

-- At a glance stands alone where it fills a page: in a chapter only with its chart. The parts in
-- prose, where there are any, have begun a page already.
local function glance_stands_alone(review)
  if #reviews == 1 then return #sections == 0 end
  return review.progress and #review.progress.series > 1
end

-- What is printed about one review: sections of a report, or of its chapter.
local function parts(review)
  local rows = filter(recommendations, "review", review)
  local charted = #rows == 0 and review.progress -- lists of nothing would contradict the chart
  return {
    glance(review),
    #reviews == 1 and authored(),
    not charted and section {
      title = #reviews == 1 and has(doc.heading) and doc.heading or msg("implementation"),
      new_page = glance_stands_alone(review) or false,
      status_lists(review),
      recommendation_table(review, rows),
    },
    news(review),
    facts(review),
  }
end

local function chapters()
  if #reviews == 1 then return parts(reviews[1]) end
  return {
    portfolio_summary(),
    authored(),
    map(reviews, function(review)
      return section { title = review.name, id = "review-" .. review.id, new_page = true,
                       parts(review) }
    end),
  }
end

local publisher = type(doc.publisher) ~= "string" and has(doc.publisher) and doc.publisher or nil
local heads = frame.heads {
  head_start = "{series}",
  head_end = period and words.period_in_full(period),
  foot_start = frame.foot(),
}

return document {
  head_start = heads.start,
  head_end = heads.finish,
  foot_start = heads.foot,
  link_list = frame.link_list(),
  colophon = colophon.blocks(),
  cover {
    publisher = publisher and publisher.name,
    series = doc.series,
    title = doc.title,
    subtitle = doc.subtitle,
    notes = cover_notes(),
    logo = frame.logo(),
  },
  doc.toc ~= false and contents { depth = 2 },
  chapters(),
  names.sections(),
  abbreviations_.section(),
}
