// SPDX-License-Identifier: MIT
// The document file itself and what it says about the document that is made of it.
#include "model/schema_rows.h"

static const Str KINDS[] = {
    STR_INIT("quarterly-report"),    STR_INIT("implementation-documentation"),
    STR_INIT("briefing-deck"),       STR_INIT("meeting-deck"),
    STR_INIT("post-meeting-report"), {0}};
static const Str FOR_EACH[] = {STR_INIT("recommendation"), {0}};
static const Str PAGES[] = {STR_INIT("A4"), STR_INIT("Letter"), STR_INIT("16:9"), {0}};
static const Str DIRECTIONS[] = {STR_INIT("ltr"), STR_INIT("rtl"), {0}};

static const Field AUTHORITATIVE[] = {
    ROW_REQUIRED("lang", FIELD_LANG, "Language of the authoritative text."),
    ROW("url", FIELD_URL, "Where the authoritative text is."),
    ROWS_WAIVER,
};
const Entity ENTITY_AUTHORITATIVE =
    ENTITY("authoritative", AUTHORITATIVE, "The edition that counts when translations differ.");

static const Field SELECTION[] = {
    ROW("status", FIELD_STATUS, "Only those with this status."),
    ROW_OF("review", FIELD_REFERENCE, ENTITY_REVIEW, "Only those of this review."),
    ROW_OF("theme", FIELD_REFERENCE, ENTITY_THEME, "Only those of this theme."),
    ROW_OF("briefing", FIELD_REFERENCE, ENTITY_BRIEFING, "Only those with this briefing word."),
    ROWS_WAIVER,
};
const Entity ENTITY_SELECTION =
    ENTITY("selection", SELECTION, "Which records are meant: those that meet every condition.");

static const Field CHANGE_NOTE[] = {
    ROW_REQUIRED("recommendation", FIELD_STRING, "Its id, in the earlier or in this edition."),
    ROW_REQUIRED("text", FIELD_TEXT, "Why it is gone, or why its status went back."),
    ROWS_WAIVER,
};
const Entity ENTITY_CHANGE_NOTE =
    ENTITY("change note", CHANGE_NOTE, "The reason of a change that is not obvious.");

static const Field PREVIOUS[] = {
    ROW_REQUIRED("file", FIELD_STRING,
                 "The document file of the earlier edition, or the PDF made of it."),
    ROW_OF("notes", FIELD_RECORDS, ENTITY_CHANGE_NOTE, "Reasons of changes, printed with them."),
    ROWS_WAIVER,
};
const Entity ENTITY_PREVIOUS =
    ENTITY("previous", PREVIOUS, "The earlier edition that this one is compared with.");

static const Field LICENCE[] = {
    ROW_REQUIRED("name", FIELD_LABEL, "The licence in words, such as CC BY 4.0."),
    ROW("url", FIELD_URL, "Where it can be read."),
    ROWS_WAIVER,
};
const Entity ENTITY_LICENCE = ENTITY("licence", LICENCE, "What readers may do with the document.");

static const Field DOCUMENT[] = {
    ROW_WORD_REQUIRED("kind", KINDS, "What is made: the layout of that name."),
    ROW("layout", FIELD_STRING, "Layout in place of the one named like the kind."),
    ROW_REQUIRED("id", FIELD_ID, "Names the document and, made safe, its output file."),
    ROW_REQUIRED("title", FIELD_LABEL, "Title on the cover and in the metadata."),
    ROW("subtitle", FIELD_LABEL, "Second line of the title."),
    ROW("heading", FIELD_LABEL, "Heading of the first part."),
    ROW("status_heading", FIELD_LABEL,
        "Heading of the lists by status; `{total}` stands for the number of recommendations."),
    ROW("series", FIELD_LABEL, "Series the document belongs to."),
    ROW("symbol", FIELD_STRING, "Document symbol, such as A/74/280."),
    ROW("lang", FIELD_LANG, "Language the document is written in; `en` when not given."),
    ROW_WORD("dir", DIRECTIONS, "Writing direction, when it is not that of the language."),
    ROW_OF("publisher", FIELD_REFERENCE, ENTITY_ORGANISATION, "Who publishes the document."),
    ROW_OF("authors", FIELD_REFERENCES, ENTITY_PARTY,
           "Who wrote it; the publisher when not given."),
    ROW("description", FIELD_LABEL,
        "What it is about, for the metadata; the subtitle when not given."),
    ROW("keywords", FIELD_HEADINGS, "Words to find it by, for the metadata."),
    ROW("identifier", FIELD_STRING, "Identifier that stays, such as a DOI or URN; else the id."),
    ROW("version", FIELD_STRING, "Version of the document, such as 1.2."),
    ROW_OF("licence", FIELD_RECORD, ENTITY_LICENCE, "What readers may do with it."),
    ROW("published", FIELD_DATE, "Day of publication."),
    ROW("as_of", FIELD_DATE, "Day on which the data was right; late is what was due before it."),
    ROW_OF("period", FIELD_REFERENCE, ENTITY_PERIOD,
           "The period reported on: the id of a period, or a month such as 2023-06."),
    ROW_WORD("page", PAGES, "Size of the page; A4 when neither this nor the theme says otherwise."),
    ROW("date_format", FIELD_STRING, "Pattern of dates (Unicode LDML), such as `D MMMM`."),
    ROW("date_text", FIELD_LABEL, "What is printed as the date in place of `published`."),
    ROW_OF("authoritative", FIELD_RECORD, ENTITY_AUTHORITATIVE,
           "Where a translation's authoritative text is."),
    ROW("abbreviation_list", FIELD_TRUTH,
        "Whether the abbreviations it uses are listed at the end."),
    ROW("toc", FIELD_TRUTH, "Whether the document has a table of contents."),
    ROW("numbering", FIELD_TRUTH, "Whether headings are numbered."),
    ROW_OF("review", FIELD_REFERENCE, ENTITY_REVIEW, "The review reported on."),
    ROW_OF("recommendation", FIELD_REFERENCE, ENTITY_RECOMMENDATION,
           "The recommendation reported on, in a document about one."),
    ROW_OF("event", FIELD_REFERENCE, ENTITY_EVENT, "The event reported on."),
    ROW_OF("previous", FIELD_RECORD, ENTITY_PREVIOUS,
           "The earlier edition: what changed since is checked and printed."),
    ROW_WORD("for_each", FOR_EACH,
             "Makes a document of its own for each; its id ends with that of the recommendation."),
    ROW_OF("where", FIELD_RECORD, ENTITY_SELECTION, "For which of them, with `for_each`."),
    ROWS_WAIVER,
};
const Entity ENTITY_DOCUMENT =
    ENTITY("document", DOCUMENT, "What the document is: kind, titles, language, dates.");

static const Field SECTION[] = {
    ROW_REQUIRED("title", FIELD_LABEL, "Heading of the section."),
    ROW("body", FIELD_PROSE, "What stands below it."),
    ROW("paragraphs", FIELD_PARAGRAPHS, "The same as a list, a paragraph each."),
    ROWS_WAIVER,
};
const Entity ENTITY_SECTION = ENTITY("section", SECTION, "A part of the document in prose.");

static const Field ABBREVIATION[] = {
    ROW_REQUIRED("short", FIELD_STRING, "The abbreviation, as it is written in texts."),
    ROW_REQUIRED("long", FIELD_LABEL, "What it stands for."),
    ROW("plural", FIELD_LABEL, "What it stands for with an s behind it, as in SOs."),
    ROW("lang", FIELD_LANG, "Language of these words, when it is not that of the document."),
    ROWS_WAIVER,
};
const Entity ENTITY_ABBREVIATION = ENTITY(
    "abbreviation", ABBREVIATION, "What an abbreviation stands for: readers who listen hear it.");

static const Field FILE_ROWS[] = {
    ROW_REQUIRED("format", FIELD_STRING, "Always `rapporteur/1`: the version of this format."),
    ROW_OF_REQUIRED("document", FIELD_RECORD, ENTITY_DOCUMENT, "What the document is."),
    ROW_OF("vocab", FIELD_RECORD, ENTITY_VOCABULARY, "The words the data uses, and their order."),
    ROW_OF("organisations", FIELD_RECORDS, ENTITY_ORGANISATION, "Organisations referred to."),
    ROW_OF("people", FIELD_RECORDS, ENTITY_PERSON, "Persons referred to."),
    ROW_OF("groups", FIELD_RECORDS, ENTITY_GROUP, "Teams, committees and councils referred to."),
    ROW_OF("events", FIELD_RECORDS, ENTITY_EVENT, "Events referred to."),
    ROW_OF("themes", FIELD_RECORDS, ENTITY_THEME, "Themes that group recommendations."),
    ROW_OF("domains", FIELD_RECORDS, ENTITY_DOMAIN,
           "Internationalised domain names that `{domain id}` prints."),
    ROW_OF("periods", FIELD_RECORDS, ENTITY_PERIOD, "Reporting periods and how they are labelled."),
    ROW_OF("reviews", FIELD_RECORDS, ENTITY_REVIEW, "Reviews that made the recommendations."),
    ROW_OF("recommendations", FIELD_RECORDS, ENTITY_RECOMMENDATION, "The recommendations."),
    ROW_OF("progress", FIELD_RECORD, ENTITY_PROGRESS,
           "Counts by snapshot of the one review; with several reviews it stands in each."),
    ROW_OF("stated", FIELD_RECORD, ENTITY_STATED,
           "What an older document printed about the one review: checked, not printed."),
    ROW_OF("news", FIELD_RECORDS, ENTITY_NEWS, "News of the one review, newest first."),
    ROW_OF("publications", FIELD_RECORD, ENTITY_PUBLICATIONS, "Publications of the one review."),
    ROW_OF("sections", FIELD_RECORDS, ENTITY_SECTION, "Parts in prose."),
    ROW_OF("hexagon_map", FIELD_RECORD, ENTITY_HEXAGON_MAP, "Recommendations as hexagons."),
    ROW_OF("meeting", FIELD_RECORD, ENTITY_MEETING, "The meeting and its agenda."),
    ROW_OF("action_items", FIELD_RECORD, ENTITY_ACTION_ITEMS, "What was to be done by whom."),
    ROW_OF("roster", FIELD_RECORD, ENTITY_ROSTER, "Who works on which topic."),
    ROW_OF("decisions", FIELD_RECORD, ENTITY_DECISIONS, "What was decided."),
    ROW_OF("highlights", FIELD_RECORDS, ENTITY_HIGHLIGHTS, "What groups did, section by section."),
    ROW_OF("next_steps", FIELD_RECORD, ENTITY_NEXT_STEPS, "What comes next."),
    ROW_OF("facts", FIELD_RECORDS, ENTITY_FACT, "Figures that the document states."),
    ROW_OF("slides", FIELD_RECORDS, ENTITY_SLIDE, "The slides of a deck, in order."),
    ROW_OF("links", FIELD_RECORDS, ENTITY_LINK, "Links printed at the end."),
    ROW_OF("abbreviations", FIELD_RECORDS, ENTITY_ABBREVIATION,
           "What abbreviations stand for; a map of words and meanings will do."),
    ROW_OF("attachments", FIELD_RECORDS, ENTITY_ATTACHMENT, "Documents attached or annexed."),
    ROWS_WAIVER,
};
const Entity ENTITY_FILE = ENTITY("file", FILE_ROWS, "A document file.");
