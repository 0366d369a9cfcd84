// SPDX-License-Identifier: MIT
// Who and what the data refers to: organisations, persons, groups, events, domains, themes.
#include "model/schema_rows.h"

static const Str DIRECTIONS[] = {STR_INIT("ltr"), STR_INIT("rtl"), {0}};

static const Field ORGANISATION[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word that refers to it."),
    ROW_REQUIRED("name", FIELD_LABEL, "Full name."),
    ROW("short", FIELD_LABEL, "Short name."),
    ROW("kind", FIELD_STRING, "What kind of organisation it is."),
    ROW_OF("parent", FIELD_REFERENCE, ENTITY_ORGANISATION, "The organisation it is part of."),
    ROW("email", FIELD_STRING, "Mail address."),
    ROW("phone", FIELD_STRING, "Telephone number."),
    ROW("url", FIELD_URL, "Home page."),
    ROWS_WAIVER,
};
const Entity ENTITY_ORGANISATION =
    ENTITY("organisation", ORGANISATION, "A body that publishes, reviews or implements.");

static const Field PERSON[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word that refers to the person."),
    ROW("name", FIELD_LABEL, "Full name."),
    ROW("short", FIELD_LABEL, "Name in lists, such as the first name."),
    ROW("aliases", FIELD_STRINGS, "Other spellings in older documents."),
    ROW("title", FIELD_LABEL, "Office or function."),
    ROW_OF("organisation", FIELD_REFERENCE, ENTITY_ORGANISATION, "Whom the person works for."),
    ROW("email", FIELD_STRING, "Mail address."),
    ROWS_WAIVER,
};
const Entity ENTITY_PERSON = ENTITY("person", PERSON, "A person who owns or presents something.");

static const Field GROUP[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word that refers to it."),
    ROW_REQUIRED("name", FIELD_LABEL, "Usual name."),
    ROW("short", FIELD_LABEL, "Abbreviation."),
    ROW("full_name", FIELD_LABEL, "Name written out."),
    ROW_OF("of", FIELD_REFERENCE, ENTITY_PARTY, "The organisation or group it belongs to."),
    ROW("about", FIELD_TEXT, "One paragraph about it."),
    ROW("email", FIELD_STRING, "Mail address."),
    ROW("url", FIELD_URL, "Home page."),
    ROWS_WAIVER,
};
const Entity ENTITY_GROUP = ENTITY("group", GROUP, "A team, committee or council.");

static const Field EVENT[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word that refers to it."),
    ROW_REQUIRED("name", FIELD_LABEL, "Name of the event."),
    ROW("kind", FIELD_LABEL, "What kind of event it is."),
    ROW("place", FIELD_LABEL, "Where it is held."),
    ROW("from", FIELD_DATE, "First day."),
    ROW("to", FIELD_DATE, "Last day."),
    ROW("virtual", FIELD_TRUTH, "Whether it is held online."),
    ROWS_WAIVER,
};
const Entity ENTITY_EVENT = ENTITY("event", EVENT, "A conference or series of meetings.");

static const Field DOMAIN[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word used in `{domain id}`."),
    ROW("name", FIELD_LABEL, "Whose domain it is."),
    ROW("a_label", FIELD_STRING, "The name in ASCII, beginning with `xn--`."),
    ROW("u_label", FIELD_STRING, "The name in its script, in logical order."),
    ROW("lang", FIELD_LANG, "Language of the name."),
    ROW_WORD("dir", DIRECTIONS, "Writing direction of the name."),
    ROWS_WAIVER,
};
const Entity ENTITY_DOMAIN = ENTITY("domain", DOMAIN, "An internationalised domain name.");

static const Field THEME[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word used in `theme`."),
    ROW_REQUIRED("title", FIELD_LABEL, "Title of the theme."),
    ROW("earlier_title", FIELD_LABEL, "Title in earlier documents."),
    ROWS_WAIVER,
};
const Entity ENTITY_THEME = ENTITY("theme", THEME, "A theme that groups recommendations.");

const Entity ENTITY_PARTY = {
    STR_INIT("person, group or organisation"), NULL, 0, FIELD_STRING, false, STR_INIT(""), {0}};
