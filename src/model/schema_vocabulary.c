// SPDX-License-Identifier: MIT
// Vocabularies are data: status words, priority levels, briefing words.
#include "model/schema_rows.h"

static const Field STATUS[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word used in `status`."),
    ROW_REQUIRED("label", FIELD_LABEL, "How it is printed."),
    ROW("definition", FIELD_TEXT, "What it means, in one sentence."),
    ROW("order", FIELD_COUNT, "Place in the order of progress, when it is not that of the list."),
    ROW("terminal", FIELD_TRUTH, "Whether work is over: nothing with this status is late."),
    ROW("open", FIELD_TRUTH, "Whether it counts as open; that of a terminal status does not."),
    ROW("needs_documentation", FIELD_TRUTH,
        "Whether a recommendation with this status must have implementation documentation."),
    ROWS_WAIVER,
};
const Entity ENTITY_STATUS =
    ENTITY("status", STATUS, "A word for how far a recommendation is implemented.");

static const Field PRIORITY_SCALE[] = {
    ROW("heading", FIELD_LABEL, "Heading of the priority column."),
    ROW("note", FIELD_TEXT, "Explains the scale below the table."),
    ROW("levels", FIELD_STRINGS, "The levels, highest first; a level beyond them is an error."),
    ROWS_WAIVER,
};
const Entity ENTITY_PRIORITY_SCALE =
    ENTITY("priority scale", PRIORITY_SCALE, "The levels of priority and how they are explained.");

static const Field BRIEFING[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word used in `briefing`."),
    ROW_REQUIRED("label", FIELD_LABEL, "How it is printed in the legend."),
    ROWS_WAIVER,
};
const Entity ENTITY_BRIEFING =
    ENTITY("briefing", BRIEFING, "A word for whether a recommendation was briefed on.");

static const Field MARKS[] = {
    ROWS_WAIVER,
};
const Entity ENTITY_MARKS = ENTITY_OPEN("marks", MARKS, FIELD_LABEL,
                                        "One key for each mark in the data, such as `*`, with what "
                                        "it means.");

static const Field VOCABULARY[] = {
    ROW_OF("status", FIELD_RECORDS, ENTITY_STATUS,
           "Status words from least to most progress; without them: not-started, in-progress and "
           "complete."),
    ROW_OF("priority", FIELD_RECORD, ENTITY_PRIORITY_SCALE, "The priority levels."),
    ROW_OF("briefing", FIELD_RECORDS, ENTITY_BRIEFING,
           "Briefing words; `this-deck` is that of what a deck itself covers."),
    ROW_OF("marks", FIELD_RECORD, ENTITY_MARKS, "What marks in tables mean."),
    ROWS_WAIVER,
};
const Entity ENTITY_VOCABULARY =
    ENTITY("vocab", VOCABULARY, "The words of the data, with labels and meanings.");
