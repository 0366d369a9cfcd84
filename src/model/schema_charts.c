// SPDX-License-Identifier: MIT
// Charts and tables whose numbers and words stand in the document itself.
#include "model/schema_rows.h"

static const Field BAR_PART[] = {
    ROW_REQUIRED("label", FIELD_LABEL, "What is counted."),
    ROW_REQUIRED("value", FIELD_COUNT, "How many."),
    ROWS_WAIVER,
};
const Entity ENTITY_BAR_PART = ENTITY("bar part", BAR_PART, "A part of a bar.");

static const Field BAR[] = {
    ROW_REQUIRED("label", FIELD_LABEL, "What the bar is about."),
    ROW("value", FIELD_COUNT, "Its length; the sum of its parts when not given."),
    ROW("of", FIELD_COUNT, "What the value is a part of."),
    ROW("percent", FIELD_COUNT, "The value in percent, as printed."),
    ROW_OF("parts", FIELD_RECORDS, ENTITY_BAR_PART, "The parts it is stacked of."),
    ROWS_WAIVER,
};
const Entity ENTITY_BAR = ENTITY("bar", BAR, "A bar of a chart.");

static const Field CHART[] = {
    ROW("title", FIELD_LABEL, "Title of the chart."),
    ROW("total", FIELD_COUNT, "What the bars add up to."),
    ROW("unit", FIELD_LABEL, "What is counted."),
    ROW_OF_REQUIRED("bars", FIELD_RECORDS, ENTITY_BAR, "The bars, in order."),
    ROW("note", FIELD_TEXT, "Stands below the chart."),
    ROWS_WAIVER,
};
const Entity ENTITY_CHART = ENTITY("chart", CHART, "A bar chart of given numbers.");

static const Field CELL[] = {
    ROW("text", FIELD_TEXT, "What the cell says."),
    ROW("span", FIELD_COUNT, "How many columns it takes; 1 when not given."),
    ROWS_WAIVER,
};
const Entity ENTITY_CELL = ENTITY_SHORT("cell", CELL, "text", "A cell of a table.");

static const Field TABLE_ROW[] = {
    ROW_OF_REQUIRED("cells", FIELD_RECORDS, ENTITY_CELL, "The cells of the row."),
    ROWS_WAIVER,
};
const Entity ENTITY_TABLE_ROW =
    ENTITY_SHORT("table row", TABLE_ROW, "cells", "A row of a table: usually a list of cells.");

static const Field TABLE[] = {
    ROW("title", FIELD_LABEL, "Title of the table."),
    ROW("columns", FIELD_HEADINGS, "Headings of the columns."),
    ROW_OF_REQUIRED("rows", FIELD_RECORDS, ENTITY_TABLE_ROW, "The rows, a list of cells each."),
    ROW("note", FIELD_TEXT, "Stands below the table."),
    ROWS_WAIVER,
};
const Entity ENTITY_TABLE = ENTITY("table", TABLE, "A table whose words stand here.");
