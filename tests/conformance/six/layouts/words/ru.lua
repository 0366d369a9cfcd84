-- SPDX-License-Identifier: MIT
-- Words of six.lua (ru), in the order of the page.
return {
  mark = "Источник указан в сноске",
  note = "Цифры взяты из реестра бюро; аудитор проверил их в июне 2023 года.",
  figures = "Цифры",
  table = "Меры по местам",
  source = "Источник: реестр бюро.",
  place = "Место",
  ready = "Готово",
  late = "Поздно",
  measures = "Меры",
  north = "Север",
  south = "Юг",
  all = "Всего",
}
