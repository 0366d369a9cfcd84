-- SPDX-License-Identifier: MIT
-- Words of six.lua (fr), in the order of the page.
return {
  mark = "La source figure en note",
  note = "Les chiffres viennent du registre du bureau ; un auditeur les a vérifiés en juin 2023.",
  figures = "Les chiffres",
  table = "Mesures par lieu",
  source = "Source : registre du bureau.",
  place = "Lieu",
  ready = "Prêtes",
  late = "En retard",
  measures = "Mesures",
  north = "Nord",
  south = "Sud",
  all = "Ensemble",
}
