-- SPDX-License-Identifier: MIT
-- The theme of the Harbour Commission, an organisation that does not exist: what differs from the
-- program's own theme, and nothing else. Decks follow it too.

local theme = require "theme.report"

theme.colors.accent = "#0E4D45"
theme.colors.ink = "#20201C"
theme.colors.muted = "#5C5A50"
theme.colors.tint = "#F4F1E8"
theme.colors.hairline = "#D5CFBC"

for _, style in pairs(theme.text) do
  if style.family == nil then style.family = "serif" end
end
for _, role in ipairs { "table-head", "table-body", "table-number", "tile-label", "tile-change",
                        "chart-label", "chart-value", "chart-total", "furniture", "series" } do
  theme.text[role].family = "sans"
end
theme.text.title.color = "accent"
theme.text["heading-1"].color = "accent"

theme.looks[1].fill = "#0E4D45" -- complete
theme.looks[2].fill = "#E2A36B" -- in progress

theme.logo = { file = "logo.png", alt = "The Harbour Commission: three rising bars", width = 120 }
theme.furniture = { head_start = "{publisher}", head_end = "{title}", foot_start = "{id} · {date}" }
theme.link_list = false -- our readers have screens
theme.colophon = true -- what this is, by whom, and how to check it

return theme
