-- SPDX-License-Identifier: MIT
-- How a report looks: sizes in points, colours by name. Lightness carries a status first, then the
-- pattern, then the sign; hue only helps.

local size, leading = 9.75, 14

local function heading(size_, leading_, after)
  return { size = size_, leading = leading_, bold = true, space_before = 2 * after,
           space_after = after }
end

local margin = { top = 78, bottom = 72, start = 70.9, ["end"] = 70.9 }

return {
  page = "A4",
  pages = {
    A4 = { width = 595.276, height = 841.89, margin = margin, head_baseline = 46,
           foot_baseline = 804 },
    Letter = { width = 612, height = 792, head_baseline = 46, foot_baseline = 755,
               margin = { top = 78, bottom = 72, start = 79.2, ["end"] = 79.2 } },
    ["16:9"] = { width = 960, height = 540, head_baseline = 32, foot_baseline = 516,
                 margin = { top = 54, bottom = 48, start = 48, ["end"] = 48 } },
  },
  grid = leading,

  colors = { paper = "#FFFFFF", ink = "#1A1F2B", muted = "#566072", hairline = "#CDD3DB",
             tint = "#F3F5F8", accent = "#0B5CAD" },

  text = {
    body = { size = size, leading = leading, space_after = 7, hyphenate = true },
    title = { size = 24, leading = 30, bold = true, space_after = 8 },
    subtitle = { size = 13, leading = 18, color = "muted", space_after = 14 },
    series = { size = 9.75, leading = 14, color = "muted", small_caps = true, tracking = 0.4,
               space_after = 6 },
    publisher = { size = 10.5, leading = 14, bold = true },
    ["cover-note"] = { size = size, leading = 15, color = "muted" },
    ["heading-1"] = heading(16, 20, 8),
    ["heading-2"] = heading(12.5, 16, 6),
    ["heading-3"] = heading(10.5, 14, 4),
    ["heading-4"] = heading(9.75, 14, 3),
    lead = { size = 10.5, leading = 14, bold = true, space_before = 7, space_after = 2 },
    muted = { size = size, leading = leading, color = "muted", space_after = 4 },
    caption = { size = 9, leading = 12, bold = true, space_before = 7, space_after = 5 },
    note = { size = 7.5, leading = 10.5, color = "muted", space_before = 4, space_after = 7 },
    ["table-head"] = { size = 8.5, leading = 11.5, bold = true },
    ["table-body"] = { size = 9, leading = 12.5, space_after = 2 },
    ["table-number"] = { size = 9, leading = 12.5, tabular = true, align = "end" },
    ["list-label"] = { size = size, leading = leading },
    ["contents-1"] = { size = 10.5, leading = 16, bold = true, space_before = 6 },
    ["contents-2"] = { size = size, leading = 15 },
    ["tile-figure"] = { size = 24, leading = 28, bold = true, tabular = true },
    ["tile-label"] = { size = 9, leading = 12, bold = true },
    ["tile-change"] = { size = 8, leading = 11, color = "muted" },
    ["chart-label"] = { size = 8, leading = 10.5 },
    ["chart-value"] = { size = 8, leading = 10, tabular = true },
    ["chart-total"] = { size = 8.5, leading = 10.5, bold = true, tabular = true },
    furniture = { size = 7.5, leading = 10, color = "muted" },
    code = { family = "mono", size = 8.5, leading = 12, space_after = 7 },
  },

  looks = {
    { id = "complete", fill = "#14503F", text = "#FFFFFF", sign = "●" },
    { id = "in-progress", fill = "#8DB7E6", text = "ink", sign = "◐", pattern = "diagonal",
      pattern_color = "ink", pattern_percent = 35 },
    { id = "not-started", fill = "#FFFFFF", text = "ink", sign = "○" },
    { id = "pending", fill = "#F2CF7E", text = "ink", sign = "◇", pattern = "cross",
      pattern_color = "ink", pattern_percent = 35 },
    { id = "on-hold", fill = "#F2CF7E", text = "ink", sign = "◇", pattern = "cross",
      pattern_color = "ink", pattern_percent = 35 },
    { id = "rejected", fill = "#8E2F3C", text = "#FFFFFF", sign = "✕", pattern = "horizontal",
      pattern_color = "#FFFFFF" },
    { id = "not-accepted", fill = "#8E2F3C", text = "#FFFFFF", sign = "✕", pattern = "horizontal",
      pattern_color = "#FFFFFF" },
  },

  table = { padding_block = 4, padding_inline = 4 },
  rules = { thin = 0.35, thick = 0.8 },
}
