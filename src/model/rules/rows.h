// SPDX-License-Identifier: MIT
// Checks whose rows are in rows_*.h; each is one function over a checked model.
#ifndef RAPPORTEUR_MODEL_RULES_ROWS_H
#define RAPPORTEUR_MODEL_RULES_ROWS_H

#include "model/model.h"

typedef void ModelCheck(const Model *model, Diag *diag);

ModelCheck check_changed_totals, check_progress_goes_on;       // trend.c
ModelCheck check_history_dates, check_news_status;             // news.c
ModelCheck check_documentation, check_completion_dates;        // evidence.c
ModelCheck check_completed_items;                              // evidence.c
ModelCheck check_chart_is_new, check_news_and_publications;    // publications.c
ModelCheck check_dates_in_addresses;                           // publications.c
ModelCheck check_levels_in_part, check_items_have_levels;      // levels.c
ModelCheck check_priorities_of_complete;                       // levels.c
ModelCheck check_one_snapshot_a_quarter, check_quarter_labels; // labels.c
ModelCheck check_label_styles, check_equal_steps;              // labels.c
ModelCheck check_agenda_and_slides;                            // agenda.c
ModelCheck check_shared_targets;                               // targets.c
ModelCheck check_vanished, check_new, check_priority_changes;  // changes.c
ModelCheck check_slipped, check_moves_back;                    // changes.c

#endif
