// SPDX-License-Identifier: MIT
// How a recommendation is carried out: decisions, deliverables, dates, history, documentation.
#include "model/schema_rows.h"

static const Str DISPOSITIONS[] = {STR_INIT("approved"),
                                   STR_INIT("passed-through"),
                                   STR_INIT("pending"),
                                   STR_INIT("rejected"),
                                   {0}};

static const Field DELIVERABLE[] = {
    ROW_REQUIRED("text", FIELD_TEXT, "What is delivered."),
    ROW("done", FIELD_TRUTH, "Whether it is delivered; printed as a check mark."),
    ROW_OF("items", FIELD_RECORDS, ENTITY_DELIVERABLE, "Its parts."),
    ROWS_WAIVER,
};
const Entity ENTITY_DELIVERABLE =
    ENTITY("deliverable", DELIVERABLE, "Something that implementation delivers.");

static const Field MILESTONE[] = {
    ROW_REQUIRED("title", FIELD_LABEL, "What is reached."),
    ROW("date", FIELD_DATE, "When it is due or was reached."),
    ROW("from", FIELD_DATE, "When work on it begins."),
    ROW("to", FIELD_DATE, "When work on it should end; it is late after that."),
    ROW("status", FIELD_STATUS, "How far it is."),
    ROWS_WAIVER,
};
const Entity ENTITY_MILESTONE = ENTITY("milestone", MILESTONE, "A step of the implementation.");

static const Field TIMELINE[] = {
    ROW("expected", FIELD_DATE, "When completion is expected; it is late after that."),
    ROW("final", FIELD_DATE, "When it was complete."),
    ROWS_WAIVER,
};
const Entity ENTITY_TIMELINE = ENTITY("timeline", TIMELINE, "Expected and final completion.");

static const Field HISTORY[] = {
    ROW("date", FIELD_DATE, "When it happened."),
    ROW_OF("period", FIELD_REFERENCE, ENTITY_PERIOD, "In which period, when the day is not known."),
    ROW("status", FIELD_STATUS, "The status from then on."),
    ROW("type", FIELD_STRING, "What kind of event it was."),
    ROW("text", FIELD_TEXT, "What happened."),
    ROW("note", FIELD_TEXT, "Why, when it is not obvious."),
    ROWS_WAIVER,
};
const Entity ENTITY_HISTORY = ENTITY("history", HISTORY, "A change in a recommendation's life.");

static const Field TALLY[] = {
    ROW("approved", FIELD_COUNT, "How many were approved."),
    ROW("passed_through", FIELD_COUNT, "How many were passed through to others."),
    ROW("pending", FIELD_COUNT, "How many were put off."),
    ROW("rejected", FIELD_COUNT, "How many were rejected."),
    ROWS_WAIVER,
};
const Entity ENTITY_TALLY = ENTITY("tally", TALLY, "Printed numbers of decisions: checked only.");

static const Field BOARD_ACTION[] = {
    ROW("heading", FIELD_LABEL, "Heading of the part."),
    ROW("date", FIELD_DATE, "Day of the decision."),
    ROW_WORD("disposition", DISPOSITIONS, "What was decided."),
    ROW("text", FIELD_PROSE, "The decision in words."),
    ROW("url", FIELD_URL, "Where the decision can be read."),
    ROW("resolution", FIELD_STRING, "Number of the resolution."),
    ROW("already_implemented", FIELD_TRUTH, "Whether it was found to be implemented already."),
    ROW("approved", FIELD_STRINGS, "Ids of the items or recommendations approved."),
    ROW("passed_through", FIELD_STRINGS, "Ids of those passed through to others."),
    ROW("pending", FIELD_STRINGS, "Ids of those put off."),
    ROW("rejected", FIELD_STRINGS, "Ids of those rejected."),
    ROW("in_part", FIELD_STRINGS, "Ids of those the decision covers in part only."),
    ROW_OF("counts", FIELD_RECORD, ENTITY_TALLY, "How many it lists, as printed."),
    ROW_OF("running", FIELD_RECORD, ENTITY_TALLY, "How many there are so far, as printed."),
    ROWS_WAIVER,
};
const Entity ENTITY_BOARD_ACTION = ENTITY("board action", BOARD_ACTION, "A decision of the board.");

static const Field IMPLEMENTATION_REPORT[] = {
    ROW("heading", FIELD_LABEL, "Heading of the part."),
    ROW_REQUIRED("body", FIELD_PROSE, "The account itself."),
    ROWS_WAIVER,
};
const Entity ENTITY_IMPLEMENTATION_REPORT =
    ENTITY("implementation report", IMPLEMENTATION_REPORT, "What was done, in prose.");

static const Field DOCUMENTATION[] = {
    ROW("url", FIELD_URL, "Where it can be read."),
    ROW("document", FIELD_STRING, "Id of a document of this workspace."),
    ROWS_WAIVER,
};
const Entity ENTITY_DOCUMENTATION =
    ENTITY("documentation", DOCUMENTATION, "Where implementation is documented.");
