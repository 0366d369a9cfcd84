-- SPDX-License-Identifier: MIT
-- Words of six.lua (ar), in the order of the page.
return {
  mark = "تجد المصدر في الحاشية",
  note = "الأرقام من سجل الأمانة، وقد راجعها مكتب المراجع العام في يونيو الماضي.",
  figures = "الأرقام",
  table = "التدابير حسب المكان",
  source = "المصدر: سجل الأمانة.",
  place = "المكان",
  ready = "جاهز",
  late = "متأخر",
  measures = "التدابير",
  north = "الشمال",
  south = "الجنوب",
  all = "المجموع",
}
