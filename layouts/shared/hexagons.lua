-- SPDX-License-Identifier: MIT
-- The hexagon map of the data: a cluster for each group, with the briefing words as its legend.

local STATES = { completed = "completed", ["this-deck"] = "covered", pending = "pending" }

local function state_of(hexagon)
  if hexagon.this_deck then return "covered" end
  local briefing = hexagon.briefing
  return briefing and STATES[briefing.id] or "unknown"
end

-- Hexagons that `linked` knows lead to their slides.
local function groups_of(linked)
  local list_, last = {}, nil
  for _, each in ipairs(map_hexagons()) do
    if each.group ~= last then
      last = each.group
      table.insert(list_, { title = last.title, hexagons = {} })
    end
    local rec = each.recommendation
    local label = linked(rec) and to(rec, rec.id) or rec.id
    table.insert(list_[#list_].hexagons, { label = label, state = state_of(each) })
  end
  return list_
end

local function keys()
  local list_ = {}
  for _, word in ipairs(vocab.briefing or {}) do
    if STATES[word.id] then
      table.insert(list_, { label = word.label, state = STATES[word.id] })
    end
  end
  return list_
end

return function(linked)
  local map_ = data.hexagon_map
  if not map_ then return nil end
  return hexagon_map {
    name = "hexagon-map",
    untitled = true,
    height = 340,
    title = has(map_.title) and map_.title or msg("recommendations"),
    legend_title = map_.legend_title,
    groups = groups_of(linked),
    keys = keys(),
  }
end
