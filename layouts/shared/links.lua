-- SPDX-License-Identifier: MIT
-- Links that the data lists, and attachments.

local M = {}

function M.link(item)
  local text = has(item.text) and item.text or nil
  if not has(item.url) then return text or "" end
  return text and link(item.url, text) or link(item.url)
end

function M.list(items)
  local list_ = map(items, M.link)
  list_.tight = true
  return list(list_)
end

function M.section()
  if #links == 0 then return nil end
  return section { title = msg("links"), M.list(links) }
end

function M.attachments()
  if #attachments == 0 then return nil end
  return section {
    title = msg("attachments"),
    list(map(attachments, function(each)
      local text = has(each.url) and link(each.url, each.title) or each.title
      if has(each.number) then text = msg("numbered", { number = each.number, text = text }) end
      if has(each.page) then text = msg("pair", { first = text, second = each.page }) end
      return text
    end)),
  }
end

return M
