-- SPDX-License-Identifier: MIT
-- Deliverables as a list with a check mark at each that is done, nested as the data nests them.

local function deliverables(items)
  local signs, texts = {}, { tight = true }
  for i, each in ipairs(items) do
    signs[i] = each.done and sign("✓", msg("done")) or sign("○", msg("not-done"))
    texts[i] = { paragraph { each.text }, has(each.items) and deliverables(each.items) or nil }
  end
  texts.labels = signs
  return list(texts)
end

return deliverables
