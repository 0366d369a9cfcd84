// SPDX-License-Identifier: MIT
// What came of a meeting: decisions, highlights of groups, next steps, figures.
#include "model/schema_rows.h"

static const Str DECISION_KINDS[] = {STR_INIT("approval"),
                                     STR_INIT("appointment"),
                                     STR_INIT("mandate"),
                                     STR_INIT("nomination"),
                                     STR_INIT("evaluation"),
                                     STR_INIT("review"),
                                     STR_INIT("update"),
                                     STR_INIT("discussion"),
                                     STR_INIT("fact"),
                                     STR_INIT("pointer"),
                                     {0}};

static const Field DECISION[] = {
    ROW_WORD("kind", DECISION_KINDS, "What kind of outcome it is."),
    ROW_REQUIRED("text", FIELD_TEXT, "The outcome in words."),
    ROW_OF("body", FIELD_REFERENCE, ENTITY_PARTY, "Who decided, when not the body of the list."),
    ROW("session", FIELD_LABEL, "In which session, when not that of the list."),
    ROW("date", FIELD_DATE, "On which day."),
    ROW_OF("groups", FIELD_REFERENCES, ENTITY_PARTY, "Groups it is about."),
    ROW_OF("event", FIELD_REFERENCE, ENTITY_EVENT, "The event it is about."),
    ROW("count", FIELD_COUNT, "How many it is about, such as candidates."),
    ROW_OF("recommendations", FIELD_REFERENCES, ENTITY_RECOMMENDATION,
           "Recommendations it is about."),
    ROW_OF("mover", FIELD_REFERENCE, ENTITY_PARTY, "Who moved it."),
    ROW_OF("seconder", FIELD_REFERENCE, ENTITY_PARTY, "Who seconded it."),
    ROW("against", FIELD_COUNT, "Votes against it."),
    ROW("abstain", FIELD_COUNT, "Abstentions."),
    ROW("new_paragraph", FIELD_TRUTH, "Whether it begins a paragraph."),
    ROWS_WAIVER,
};
const Entity ENTITY_DECISION = ENTITY("decision", DECISION, "A decision or other outcome.");

static const Field DECISIONS[] = {
    ROW("title", FIELD_LABEL, "Heading of the part."),
    ROW_OF("body", FIELD_REFERENCE, ENTITY_PARTY, "Who decided."),
    ROW("session", FIELD_LABEL, "In which session."),
    ROW("date", FIELD_DATE, "On which day."),
    ROW_OF_REQUIRED("items", FIELD_RECORDS, ENTITY_DECISION, "The decisions, in order."),
    ROWS_WAIVER,
};
const Entity ENTITY_DECISIONS = ENTITY("decisions", DECISIONS, "Decisions and other outcomes.");

static const Field FOLLOW_UP[] = {
    ROW_REQUIRED("text", FIELD_TEXT, "What follows."),
    ROW_OF("before", FIELD_REFERENCE, ENTITY_EVENT, "Before which event."),
    ROW_OF("during", FIELD_REFERENCE, ENTITY_EVENT, "During which event."),
    ROW("date", FIELD_DATE, "On which day."),
    ROWS_WAIVER,
};
const Entity ENTITY_FOLLOW_UP = ENTITY("follow-up", FOLLOW_UP, "What follows, and when.");

static const Field HIGHLIGHT[] = {
    ROW_OF("group", FIELD_REFERENCE, ENTITY_PARTY, "The group it is about."),
    ROW_OF("groups", FIELD_REFERENCES, ENTITY_PARTY, "The groups, when there are several."),
    ROW("about", FIELD_TRUTH, "Whether the group's `about` is printed before it."),
    ROW_REQUIRED("text", FIELD_TEXT, "What the group did."),
    ROW_OF("follow_up", FIELD_RECORD, ENTITY_FOLLOW_UP, "What follows of it."),
    ROWS_WAIVER,
};
const Entity ENTITY_HIGHLIGHT = ENTITY("highlight", HIGHLIGHT, "What one group did.");

static const Field HIGHLIGHTS[] = {
    ROW_REQUIRED("title", FIELD_LABEL, "Heading of the section."),
    ROW_OF_REQUIRED("items", FIELD_RECORDS, ENTITY_HIGHLIGHT, "The highlights."),
    ROWS_WAIVER,
};
const Entity ENTITY_HIGHLIGHTS = ENTITY("highlights", HIGHLIGHTS, "A section of highlights.");

static const Field STEP_DATE[] = {
    ROW_REQUIRED("date", FIELD_DATE, "When it was or will be."),
    ROW("text", FIELD_TEXT, "What happened or will happen then."),
    ROWS_WAIVER,
};
const Entity ENTITY_STEP_DATE = ENTITY("step date", STEP_DATE, "A date in the life of a step.");

static const Field NEXT_STEP[] = {
    ROW_REQUIRED("title", FIELD_LABEL, "What the step is about."),
    ROW("short", FIELD_LABEL, "Its abbreviation."),
    ROW("status", FIELD_LABEL, "How far it is, in words."),
    ROW_OF("group", FIELD_REFERENCE, ENTITY_PARTY, "The group it is about."),
    ROW("about", FIELD_TRUTH, "Whether the group's `about` is printed before it."),
    ROW("paragraphs", FIELD_PARAGRAPHS, "The account of it."),
    ROW("due", FIELD_DATE, "When it is due."),
    ROW_OF("dates", FIELD_RECORDS, ENTITY_STEP_DATE, "Dates that matter for it."),
    ROWS_WAIVER,
};
const Entity ENTITY_NEXT_STEP = ENTITY("next step", NEXT_STEP, "Something that comes next.");

static const Field NEXT_STEPS[] = {
    ROW("title", FIELD_LABEL, "Heading of the part."),
    ROW_OF_REQUIRED("items", FIELD_RECORDS, ENTITY_NEXT_STEP, "The steps."),
    ROWS_WAIVER,
};
const Entity ENTITY_NEXT_STEPS = ENTITY("next steps", NEXT_STEPS, "What comes next.");

static const Field FACT[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word that refers to it."),
    ROW_REQUIRED("value", FIELD_STRING, "The figure, as printed."),
    ROW_REQUIRED("text", FIELD_TEXT, "What it counts or measures."),
    ROWS_WAIVER,
};
const Entity ENTITY_FACT = ENTITY("fact", FACT, "A figure that the document states.");
