// SPDX-License-Identifier: MIT
// A meeting: agenda, attendance, action items, and who works on what.
#include "model/schema_rows.h"

static const Str STATES[] = {STR_INIT("open"),     STR_INIT("ongoing"),   STR_INIT("pending"),
                             STR_INIT("deferred"), STR_INIT("completed"), {0}};

static const Field AGENDA_ITEM[] = {
    ROW("number", FIELD_STRING, "Its number, when it is not that of its place."),
    ROW("text", FIELD_TEXT, "What is on the agenda."),
    ROW_OF("items", FIELD_RECORDS, ENTITY_AGENDA_ITEM, "Its parts."),
    ROW_OF("presenter", FIELD_REFERENCE, ENTITY_PARTY, "Who presents it."),
    ROW_OF("recommendation", FIELD_REFERENCE, ENTITY_RECOMMENDATION, "The one it is about."),
    ROW("url", FIELD_URL, "Where its papers are."),
    ROW("elided", FIELD_TRUTH, "Whether some of the text is left out."),
    ROWS_WAIVER,
};
const Entity ENTITY_AGENDA_ITEM =
    ENTITY_SHORT("agenda item", AGENDA_ITEM, "text", "An item of an agenda.");

static const Field ATTENDANCE[] = {
    ROW_OF("present", FIELD_REFERENCES, ENTITY_PARTY, "Who was there."),
    ROW_OF("remote", FIELD_REFERENCES, ENTITY_PARTY, "Who took part from elsewhere."),
    ROW_OF("excused", FIELD_REFERENCES, ENTITY_PARTY, "Who sent apologies."),
    ROW_OF("absent", FIELD_REFERENCES, ENTITY_PARTY, "Who was not there."),
    ROW_OF("observers", FIELD_REFERENCES, ENTITY_PARTY, "Who listened."),
    ROW_OF("staff", FIELD_REFERENCES, ENTITY_PARTY, "Who assisted."),
    ROWS_WAIVER,
};
const Entity ENTITY_ATTENDANCE = ENTITY("attendance", ATTENDANCE, "Who was there, by role.");

static const Field MEETING[] = {
    ROW("number", FIELD_STRING, "Number of the meeting."),
    ROW_OF("body", FIELD_REFERENCE, ENTITY_PARTY, "Who meets."),
    ROW("date", FIELD_DATE, "Day of the meeting."),
    ROW("time", FIELD_STRING, "When it begins and ends, as printed."),
    ROW("place", FIELD_LABEL, "Where it is held."),
    ROW_OF("chair", FIELD_REFERENCE, ENTITY_PARTY, "Who is in the chair."),
    ROW("quorum", FIELD_STRING, "Who must be there for decisions, as printed."),
    ROW("follows", FIELD_LABEL, "The meeting it follows."),
    ROW("agenda_title", FIELD_LABEL, "Heading of the agenda."),
    ROW_OF("agenda", FIELD_RECORDS, ENTITY_AGENDA_ITEM, "The agenda."),
    ROW_OF("attendance", FIELD_RECORD, ENTITY_ATTENDANCE, "Who was there."),
    ROW_OF("apologies", FIELD_REFERENCES, ENTITY_PARTY, "Who sent apologies."),
    ROW_OF("decisions", FIELD_RECORDS, ENTITY_DECISION, "What was decided."),
    ROW("url", FIELD_URL, "Page of the meeting."),
    ROWS_WAIVER,
};
const Entity ENTITY_MEETING = ENTITY("meeting", MEETING, "A meeting of one body.");

static const Field ACTION_ITEM[] = {
    ROW("id", FIELD_ID, "Number of the item."),
    ROW("series", FIELD_STRING, "Series of numbers it is one of, such as `To do`."),
    ROW_REQUIRED("text", FIELD_TEXT, "What is to be done."),
    ROW_OF("owners", FIELD_REFERENCES, ENTITY_PARTY, "Who does it."),
    ROW("due", FIELD_DUE, "By when; `7 July` is in the year of the list, or TBD."),
    ROW_WORD("state", STATES, "How far it is; open when not given."),
    ROW("requested", FIELD_DUE, "When it was asked for."),
    ROW("source", FIELD_TEXT, "Where it was asked for."),
    ROW("category", FIELD_LABEL, "What kind of item it is."),
    ROW("progress", FIELD_TEXT, "What was done so far."),
    ROW("completed", FIELD_DUE, "When it was done."),
    ROW("note", FIELD_TEXT, "What is to be known about it."),
    ROW("page_break_before", FIELD_TRUTH, "Whether it begins a page or slide."),
    ROWS_WAIVER,
};
const Entity ENTITY_ACTION_ITEM = ENTITY("action item", ACTION_ITEM, "Something to be done.");

static const Field ACTION_ITEMS[] = {
    ROW("title", FIELD_LABEL, "Heading of the list."),
    ROW("columns", FIELD_HEADINGS, "Headings of text, owners and due date."),
    ROW("year", FIELD_COUNT, "The year of dates that have none; else that of document.as_of."),
    ROW_OF_REQUIRED("items", FIELD_RECORDS, ENTITY_ACTION_ITEM, "The items."),
    ROWS_WAIVER,
};
const Entity ENTITY_ACTION_ITEMS =
    ENTITY("action items", ACTION_ITEMS, "What is to be done, by whom and when.");

static const Field ROSTER_ROW[] = {
    ROW("number", FIELD_STRING, "Number of the topic."),
    ROW_REQUIRED("title", FIELD_LABEL, "The topic."),
    ROW_OF("rapporteur", FIELD_REFERENCE, ENTITY_PERSON, "Who reports on it."),
    ROW_OF("volunteers", FIELD_REFERENCES, ENTITY_PERSON, "Who works on it."),
    ROWS_WAIVER,
};
const Entity ENTITY_ROSTER_ROW = ENTITY("roster row", ROSTER_ROW, "A topic and who works on it.");

static const Field ROSTER[] = {
    ROW("title", FIELD_LABEL, "Heading of the table."),
    ROW("columns", FIELD_HEADINGS, "Headings of topic, rapporteur and volunteers."),
    ROW_OF_REQUIRED("rows", FIELD_RECORDS, ENTITY_ROSTER_ROW, "The topics."),
    ROWS_WAIVER,
};
const Entity ENTITY_ROSTER = ENTITY("roster", ROSTER, "Who works on which topic.");
