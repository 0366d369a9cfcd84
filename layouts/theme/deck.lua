-- SPDX-License-Identifier: MIT
-- How a deck looks: the workspace's theme on wide pages, in sizes that carry to the last row. Call
-- it with the theme to make a deck of; colours, fonts, looks and furniture are that theme's.

local SIZES = {
  body = { 20, 27, 10 },
  title = { 40, 48, 14 },
  subtitle = { 22, 30, 12 },
  series = { 14, 19, 6 },
  publisher = { 16, 22, 0 },
  ["cover-note"] = { 16, 22, 0 },
  ["heading-1"] = { 28, 34, 14 },
  ["heading-2"] = { 22, 28, 8 },
  ["heading-3"] = { 20, 26, 6 },
  ["heading-4"] = { 20, 26, 6 },
  lead = { 20, 27, 4 },
  muted = { 18, 24, 8 },
  caption = { 14, 18, 5 },
  note = { 14, 18, 4 },
  ["table-head"] = { 14, 18, 0 },
  ["table-body"] = { 14, 18.5, 2 },
  ["table-number"] = { 14, 18.5, 0 },
  ["list-label"] = { 20, 27, 0 },
  ["contents-1"] = { 20, 28, 0 },
  ["contents-2"] = { 18, 26, 0 },
  ["tile-figure"] = { 40, 46, 0 },
  ["tile-label"] = { 18, 23, 0 },
  ["tile-change"] = { 14, 18, 0 },
  ["chart-label"] = { 14, 18, 0 },
  ["chart-value"] = { 14, 17, 0 },
  ["chart-total"] = { 14, 17, 0 },
  furniture = { 11, 14, 0 },
  code = { 16, 22, 8 },
}

local function copy(value)
  if type(value) ~= "table" then return value end
  local made = {}
  for key, part in pairs(value) do made[key] = copy(part) end
  return made
end

return function(base)
  local theme = copy(base)
  theme.page = "16:9"
  theme.slides = theme.slides or { words = 70, bullets = 8 }
  for role, size in pairs(SIZES) do
    local style = theme.text[role]
    style.size, style.leading, style.space_after = size[1], size[2], size[3]
    style.space_before, style.hyphenate = 0, false
  end
  theme.text.lead.space_before = 8
  theme.table = { padding_block = 5, padding_inline = 6 }
  return theme
end
