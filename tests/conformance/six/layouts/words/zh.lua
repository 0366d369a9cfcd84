-- SPDX-License-Identifier: MIT
-- Words of six.lua (zh), in the order of the page.
return {
  mark = "来源见脚注",
  note = "数字来自办公室的登记册，审计员已于2023年6月核对。",
  figures = "数字",
  table = "各地措施",
  source = "来源：办公室登记册。",
  place = "地点",
  ready = "完成",
  late = "延误",
  measures = "措施",
  north = "北方",
  south = "南方",
  all = "合计",
}
