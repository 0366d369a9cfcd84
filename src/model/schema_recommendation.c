// SPDX-License-Identifier: MIT
// A recommendation with its items and priority. Fields that most rows have stand first.
#include "model/schema_rows.h"

static const Field ITEM[] = {
    ROW("id", FIELD_ID, "Number or letter of the item, as references name it."),
    ROW("text", FIELD_TEXT, "What the item says."),
    ROW("item_style", FIELD_STRING, "How its own items are numbered, by the first: `1)`, `a.`."),
    ROW_OF("items", FIELD_RECORDS, ENTITY_ITEM, "Items below it."),
    ROW("elided", FIELD_TRUTH, "Whether text is left out; printed as an ellipsis in brackets."),
    ROWS_WAIVER,
};
const Entity ENTITY_ITEM = ENTITY("item", ITEM, "A numbered part of a recommendation.");

static const Field PRIORITY_LEVEL[] = {
    ROW_REQUIRED("level", FIELD_STRING, "A level of the scale."),
    ROW("items", FIELD_STRINGS, "Ids of the items that have it; all when not given."),
    ROW("in_part", FIELD_STRINGS, "Those of them that have it in part only."),
    ROWS_WAIVER,
};
const Entity ENTITY_PRIORITY_LEVEL =
    ENTITY("priority level", PRIORITY_LEVEL, "The level that some items have.");

static const Field RECOMMENDATION[] = {
    ROW_REQUIRED("id", FIELD_ID, "Number of the recommendation, unique in its review."),
    ROW_OF("review", FIELD_REFERENCE, ENTITY_REVIEW,
           "The review that made it; needed when the document has several."),
    ROW("status", FIELD_STATUS, "How far it is implemented."),
    ROW("priority", FIELD_PRIORITY,
        "A level, a list of `{level, items, in_part}`, or the same in words: `Items 1, 4 (in part) "
        "prioritized as P1; Item 4 (in part) prioritized as P2`."),
    ROW("text", FIELD_TEXT, "What is recommended."),
    ROW("notes", FIELD_TEXT, "What is to be said about its implementation."),
    ROW_OF("items", FIELD_RECORDS, ENTITY_ITEM, "Numbered parts of its text."),
    ROW("item_style", FIELD_STRING,
        "How items are numbered, by the first: `1.`, `(1)`, `a.`, `-`."),
    ROW("text_after", FIELD_TEXT, "What follows the items."),
    ROW("elided", FIELD_TRUTH, "Whether some of the text is left out."),
    ROW("title", FIELD_LABEL, "Short title."),
    ROW("topic", FIELD_LABEL, "What it is about."),
    ROW_OF("theme", FIELD_REFERENCE, ENTITY_THEME, "The theme it belongs to."),
    ROW_OF("owner", FIELD_REFERENCES, ENTITY_PARTY, "Who implements it."),
    ROW("agency", FIELD_LABEL, "The agency it is addressed to."),
    ROW("submitted", FIELD_DATE, "When it was submitted."),
    ROW("approved", FIELD_DATE, "When it was approved."),
    ROW("completed", FIELD_DATE, "When its implementation was completed."),
    ROW_OF("depends_on", FIELD_REFERENCES, ENTITY_RECOMMENDATION, "Those that must come first."),
    ROW_OF("documentation", FIELD_RECORD, ENTITY_DOCUMENTATION,
           "Its implementation documentation."),
    ROW_OF("board_action", FIELD_RECORD, ENTITY_BOARD_ACTION, "What the board decided about it."),
    ROW_OF("briefing", FIELD_REFERENCE, ENTITY_BRIEFING, "Whether it was briefed on."),
    ROW_OF("deliverables", FIELD_RECORDS, ENTITY_DELIVERABLE, "What is to be delivered."),
    ROW_OF("timeline", FIELD_RECORD, ENTITY_TIMELINE, "When it is expected to be complete."),
    ROW_OF("milestones", FIELD_RECORDS, ENTITY_MILESTONE, "Steps on the way."),
    ROW_OF("history", FIELD_RECORDS, ENTITY_HISTORY, "How its status changed, oldest first."),
    ROW("rationale", FIELD_PROSE, "Why it was implemented in this way."),
    ROW_OF("implementation_report", FIELD_RECORD, ENTITY_IMPLEMENTATION_REPORT,
           "The account of its implementation."),
    ROW("questioned_cost", FIELD_STRING, "Amount an audit questioned, as printed."),
    ROW("better_use", FIELD_STRING, "Amount that could be put to better use, as printed."),
    ROWS_WAIVER,
};
const Entity ENTITY_RECOMMENDATION =
    ENTITY("recommendation", RECOMMENDATION, "A recommendation and how far it is implemented.");
