-- SPDX-License-Identifier: MIT
-- A briefing on recommendations, as slides.

return require "shared.deck"()
