-- SPDX-License-Identifier: MIT
-- Words of six.lua (es), in the order of the page.
return {
  mark = "La fuente está en la nota",
  note = "Las cifras son del registro de la oficina; un auditor las comprobó en junio de 2023.",
  figures = "Las cifras",
  table = "Medidas por lugar",
  source = "Fuente: registro de la oficina.",
  place = "Lugar",
  ready = "Listas",
  late = "Tardías",
  measures = "Medidas",
  north = "Norte",
  south = "Sur",
  all = "Total",
}
