-- SPDX-License-Identifier: MIT
-- The slides of a meeting: agenda, action items, teams, and what a briefing has.

return require "shared.deck"()
