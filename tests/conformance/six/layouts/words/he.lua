-- SPDX-License-Identifier: MIT
-- Words of six.lua (he), in the order of the page.
return {
  mark = "המקור מופיע בהערה",
  note = "המספרים לקוחים מפנקס המשרד, ומבקר בדק אותם ביוני.",
  figures = "המספרים",
  table = "צעדים לפי מקום",
  source = "מקור: פנקס המשרד.",
  place = "מקום",
  ready = "מוכן",
  late = "באיחור",
  measures = "צעדים",
  north = "צפון",
  south = "דרום",
  all = "סך הכול",
}
