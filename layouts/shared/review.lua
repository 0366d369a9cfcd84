-- SPDX-License-Identifier: MIT
-- The facts of a review.

local words = require "shared.words"

local function fact(items, label, value)
  if has(value) then
    table.insert(items, msg("label-value", { label = strong(msg(label)), value = value }))
  end
end

return function(review)
  local items = { tight = true }
  fact(items, "review-name", words.in_full(review))
  fact(items, "review-iteration", review.iteration)
  if has(review.organisation) then
    fact(items, "review-organisation", words.organisation(review.organisation))
  end
  if review.report then fact(items, "review-report", words.report(review.report)) end
  if review.board_resolution then
    fact(items, "review-resolution", words.report(review.board_resolution))
  end
  if has(review.implementation_page) then
    fact(items, "review-page", link(review.implementation_page))
  end
  fact(items, "review-issued", review.recommendations_issued)
  fact(items, "review-tracked", review.recommendations_tracked)
  return section { title = msg("review"), list(items) }
end
