// SPDX-License-Identifier: MIT
// A deck: slides, the hexagon map, bullets, contacts, links.
#include "model/schema_rows.h"

static const Str TYPES[] = {STR_INIT("title"),
                            STR_INIT("section"),
                            STR_INIT("agenda"),
                            STR_INIT("action-items"),
                            STR_INIT("roster"),
                            STR_INIT("hexagon-map"),
                            STR_INIT("recommendation"),
                            STR_INIT("bullets"),
                            STR_INIT("contact"),
                            STR_INIT("links"),
                            STR_INIT("chart"),
                            STR_INIT("table"),
                            {0}};
static const Str PARTS[] = {
    STR_INIT("meeting"),     STR_INIT("action_items"), STR_INIT("roster"),
    STR_INIT("hexagon_map"), STR_INIT("progress"),     STR_INIT("recommendations"),
    STR_INIT("decisions"),   STR_INIT("highlights"),   STR_INIT("next_steps"),
    STR_INIT("facts"),       STR_INIT("links"),        {0}};

static const Field BULLET[] = {
    ROW_REQUIRED("text", FIELD_TEXT, "What the bullet says."),
    ROW_OF("items", FIELD_RECORDS, ENTITY_BULLET, "Bullets below it."),
    ROWS_WAIVER,
};
const Entity ENTITY_BULLET = ENTITY_SHORT("bullet", BULLET, "text", "A bullet of a slide.");

static const Field LINK[] = {
    ROW("text", FIELD_TEXT, "The words that lead there."),
    ROW_REQUIRED("url", FIELD_URL, "Where it leads."),
    ROWS_WAIVER,
};
const Entity ENTITY_LINK = ENTITY_SHORT("link", LINK, "url", "A link of a list.");

static const Field LINK_LIST[] = {
    ROW("heading", FIELD_LABEL, "What stands above the links."),
    ROW_OF_REQUIRED("items", FIELD_RECORDS, ENTITY_LINK, "The links."),
    ROWS_WAIVER,
};
const Entity ENTITY_LINK_LIST = ENTITY("list of links", LINK_LIST, "Links with a heading.");

static const Field CONTACT[] = {
    ROW("heading", FIELD_LABEL, "What one writes there for."),
    ROW_REQUIRED("to", FIELD_STRING, "Mail address."),
    ROW("subject", FIELD_LABEL, "Subject of the mail."),
    ROW("phone", FIELD_STRING, "Telephone number."),
    ROWS_WAIVER,
};
const Entity ENTITY_CONTACT = ENTITY("contact", CONTACT, "Whom to write to.");

static const Field SLIDE[] = {
    ROW_WORD_REQUIRED("type", TYPES, "What the slide shows."),
    ROW("title", FIELD_LABEL, "Its title; without one, that of what it shows."),
    ROW("subtitle", FIELD_LABEL, "Second line of the title."),
    ROW("kicker", FIELD_LABEL, "Line above the title."),
    ROW_WORD("use", PARTS, "The part of the document that it shows."),
    ROW("text", FIELD_TEXT, "A paragraph on it."),
    ROW_OF("bullets", FIELD_RECORDS, ENTITY_BULLET, "Its bullets."),
    ROW_OF("recommendation", FIELD_REFERENCE, ENTITY_RECOMMENDATION, "The one it is about."),
    ROW("show", FIELD_STRINGS, "Fields of the recommendation it shows, in order."),
    ROW_OF("presenter", FIELD_REFERENCE, ENTITY_PARTY, "Who presents it."),
    ROW_OF("contact", FIELD_RECORD, ENTITY_CONTACT, "Whom to write to."),
    ROW_OF("learn_more", FIELD_RECORD, ENTITY_LINK_LIST, "Links below the contact."),
    ROW_OF("links", FIELD_RECORDS, ENTITY_LINK, "Its links."),
    ROW_OF("chart", FIELD_RECORD, ENTITY_CHART, "Its chart."),
    ROW_OF("table", FIELD_RECORD, ENTITY_TABLE, "Its table."),
    ROWS_WAIVER,
};
const Entity ENTITY_SLIDE = ENTITY("slide", SLIDE, "A slide of a deck.");

static const Field HEXAGON_GROUP[] = {
    ROW("id", FIELD_ID, "The word that refers to it."),
    ROW_REQUIRED("title", FIELD_LABEL, "Title of the group."),
    ROW_OF_REQUIRED("recommendations", FIELD_REFERENCES, ENTITY_RECOMMENDATION,
                    "Those in it, a hexagon each."),
    ROWS_WAIVER,
};
const Entity ENTITY_HEXAGON_GROUP =
    ENTITY("hexagon group", HEXAGON_GROUP, "A group of recommendations on the map.");

static const Field HEXAGON_MAP[] = {
    ROW("title", FIELD_LABEL, "Title of the map."),
    ROW("legend_title", FIELD_LABEL, "Title of its legend."),
    ROW_OF_REQUIRED("groups", FIELD_RECORDS, ENTITY_HEXAGON_GROUP, "The groups, in order."),
    ROWS_WAIVER,
};
const Entity ENTITY_HEXAGON_MAP =
    ENTITY("hexagon map", HEXAGON_MAP,
           "Recommendations as hexagons in groups; each has the look of its `briefing`.");

static const Field ATTACHMENT[] = {
    ROW("number", FIELD_STRING, "Number of the attachment."),
    ROW_REQUIRED("title", FIELD_LABEL, "Its title."),
    ROW("page", FIELD_STRING, "Page it begins on, as printed."),
    ROW("url", FIELD_URL, "Where it can be read."),
    ROWS_WAIVER,
};
const Entity ENTITY_ATTACHMENT = ENTITY("attachment", ATTACHMENT, "An attached document.");
