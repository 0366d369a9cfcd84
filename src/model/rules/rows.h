// SPDX-License-Identifier: MIT
// Checks whose rows are in rows_*.h; each is one function over a checked model.
#ifndef RAPPORTEUR_MODEL_RULES_ROWS_H
#define RAPPORTEUR_MODEL_RULES_ROWS_H

#include "model/model.h"

typedef void ModelCheck(const Model *model, Diag *diag);

ModelCheck check_changed_totals, check_progress_goes_on;                // trend.c
ModelCheck check_history_dates, check_news_status;                      // news.c
ModelCheck check_documentation, check_completion_dates;                 // evidence.c
ModelCheck check_completed_items;                                       // evidence.c
ModelCheck check_chart_is_new, check_news_and_publications;             // publications.c
ModelCheck check_dates_in_addresses;                                    // publications.c
ModelCheck check_levels_in_part, check_items_have_levels;               // levels.c
ModelCheck check_priorities_of_complete;                                // levels.c
ModelCheck check_one_snapshot_a_quarter, check_quarter_labels;          // labels.c
ModelCheck check_label_styles, check_equal_steps;                       // labels.c
ModelCheck check_agenda_and_slides;                                     // agenda.c
ModelCheck check_shared_targets;                                        // targets.c
ModelCheck check_vanished, check_new, check_priority_changes;           // changes.c
ModelCheck check_slipped, check_moves_back;                             // changes.c
ModelCheck check_board_dates, check_board_actions, check_board_pace;    // board.c
ModelCheck check_ledgers;                                               // ledger.c
ModelCheck check_clear_dates, check_document_dates;                     // dates.c
ModelCheck check_relative_dates, check_carried_over;                    // deadlines.c
ModelCheck check_late_completion;                                       // deadlines.c
ModelCheck check_name_variants;                                         // names.c
ModelCheck check_numbers;                                               // cells.c
ModelCheck check_meanings, check_counted_words;                         // meanings.c
ModelCheck check_fractions, check_shares_of_charts;                     // percent.c
ModelCheck check_sums_in_texts;                                         // percent.c
ModelCheck check_counts_beside_lists, check_figures_in_texts;           // counted.c
ModelCheck check_id_schemes, check_numbering, check_series;             // schemes.c
ModelCheck check_language_of_text;                                      // languages.c
ModelCheck check_translations;                                          // languages.c
ModelCheck check_alternative_texts, check_structure;                    // structure.c
ModelCheck check_meanings_of_abbreviations, check_unused_abbreviations; // abbreviations.c
ModelCheck check_what_could_not_run;                                    // unable.c

#endif
