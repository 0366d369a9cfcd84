// SPDX-License-Identifier: MIT
// A review and what is reported about it from period to period.
#include "model/schema_rows.h"

static const Str STATES[] = {STR_INIT("in-production"), STR_INIT("published"), {0}};

static const Field REPORT[] = {
    ROW("title", FIELD_LABEL, "Title of the document."),
    ROW("date", FIELD_DATE, "Date of the document."),
    ROW("url", FIELD_URL, "Where it can be read."),
    ROWS_WAIVER,
};
const Entity ENTITY_REPORT = ENTITY("report", REPORT, "A document that is pointed to.");

static const Field REVIEW[] = {
    ROW_REQUIRED("id", FIELD_ID, "The word that refers to the review."),
    ROW_REQUIRED("name", FIELD_LABEL, "Full name."),
    ROW("short", FIELD_LABEL, "Short name; it qualifies references, as in `WS2 2.3`."),
    ROW("iteration", FIELD_COUNT, "Which time this review was held."),
    ROW_OF("organisation", FIELD_REFERENCE, ENTITY_ORGANISATION, "Who held the review."),
    ROW_OF("report", FIELD_RECORD, ENTITY_REPORT, "The review's final report."),
    ROW("recommendations_issued", FIELD_COUNT, "How many recommendations the review made."),
    ROW("recommendations_tracked", FIELD_COUNT, "How many of them are tracked here."),
    ROW_OF("board_resolution", FIELD_RECORD, ENTITY_REPORT, "The board's decision on the report."),
    ROW_OF("board_actions", FIELD_RECORDS, ENTITY_BOARD_ACTION,
           "The board's decisions on its recommendations, oldest first."),
    ROW("parts", FIELD_STRINGS, "Ids of the reviews it sums up, when it is a portfolio of them."),
    ROW("implementation_page", FIELD_URL, "Page that follows the implementation."),
    ROW_OF("progress", FIELD_RECORD, ENTITY_PROGRESS, "Counts by snapshot."),
    ROW_OF("stated", FIELD_RECORD, ENTITY_STATED, "What an older document printed: checked only."),
    ROW_OF("news", FIELD_RECORDS, ENTITY_NEWS, "News, newest first."),
    ROW_OF("publications", FIELD_RECORD, ENTITY_PUBLICATIONS, "Publications by period."),
    ROWS_WAIVER,
};
const Entity ENTITY_REVIEW = ENTITY("review", REVIEW, "A review that made recommendations.");

static const Field PERIOD[] = {
    ROW_REQUIRED("id", FIELD_ID, "The snapshot's month, such as 2023-06, or a quarter, 2023-Q2."),
    ROW("label", FIELD_LABEL, "How the period is printed."),
    ROW("quarter", FIELD_LABEL, "How its quarter is printed, below the label."),
    ROW("date", FIELD_DATE, "The days it covers; comes from the id when not given."),
    ROW("published", FIELD_DATE, "When the report of the period was published."),
    ROWS_WAIVER,
};
const Entity ENTITY_PERIOD = ENTITY("period", PERIOD, "A reporting period.");

static const Field SNAPSHOT[] = {
    ROW_OF_REQUIRED("period", FIELD_REFERENCE, ENTITY_PERIOD,
                    "When the recommendations were counted."),
    ROW("total", FIELD_COUNT, "The total at that time, when it differs from that of the series."),
    ROW("note", FIELD_TEXT, "What is to be known about this snapshot."),
    ROWS_WAIVER,
};
const Entity ENTITY_SNAPSHOT =
    ENTITY_OPEN("snapshot", SNAPSHOT, FIELD_COUNT,
                "How many recommendations had each status: one key for each status word.");

static const Field PROGRESS[] = {
    ROW("title", FIELD_LABEL, "Title of the chart."),
    ROW("total", FIELD_COUNT, "What every snapshot must add up to."),
    ROW_OF_REQUIRED("series", FIELD_RECORDS, ENTITY_SNAPSHOT, "The snapshots, oldest first."),
    ROW("note", FIELD_TEXT, "Stands below the chart."),
    ROWS_WAIVER,
};
const Entity ENTITY_PROGRESS = ENTITY("progress", PROGRESS, "Counts by status and snapshot.");

static const Field STATED[] = {
    ROW_OF("period", FIELD_REFERENCE, ENTITY_PERIOD, "When this was printed."),
    ROWS_WAIVER,
};
const Entity ENTITY_STATED =
    ENTITY_OPEN("stated", STATED, FIELD_STATED,
                "What an older document printed for each status word: a list of ids or a count.");

static const Field PUBLICATION[] = {
    ROW_OF("period", FIELD_REFERENCE, ENTITY_PERIOD, "The period the publication covers."),
    ROW("label", FIELD_LABEL, "How the period is printed here."),
    ROW_WORD("state", STATES, "Whether it can be read already."),
    ROW("text", FIELD_TEXT, "What is printed for it in place of the link."),
    ROW("url", FIELD_URL, "Where it can be read."),
    ROWS_WAIVER,
};
const Entity ENTITY_PUBLICATION = ENTITY("publication", PUBLICATION, "A report of one period.");

static const Field PUBLICATIONS[] = {
    ROW("title", FIELD_LABEL, "Heading of the list."),
    ROW_OF_REQUIRED("items", FIELD_RECORDS, ENTITY_PUBLICATION, "The publications, newest first."),
    ROWS_WAIVER,
};
const Entity ENTITY_PUBLICATIONS =
    ENTITY("publications", PUBLICATIONS, "The reports published for each period.");

static const Field NEWS[] = {
    ROW_REQUIRED("text", FIELD_TEXT, "The piece of news, usually with a link."),
    ROW("date", FIELD_DATE, "Its day."),
    ROW_OF("recommendation", FIELD_REFERENCE, ENTITY_RECOMMENDATION, "The one it is about."),
    ROW_OF("recommendations", FIELD_REFERENCES, ENTITY_RECOMMENDATION, "Those it is about."),
    ROW("status", FIELD_STATUS, "The status that is announced."),
    ROWS_WAIVER,
};
const Entity ENTITY_NEWS = ENTITY("news", NEWS, "A piece of news about a review.");
