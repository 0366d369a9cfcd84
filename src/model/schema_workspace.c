// SPDX-License-Identifier: MIT
// rapporteur.yaml: what holds for all documents of a workspace.
#include "model/schema_rows.h"

static const Str ATTACH[] = {STR_INIT("data"), STR_INIT("sources"), STR_INIT("none"), {0}};

static const Field SEVERITIES[] = {
    ROWS_WAIVER,
};
const Entity ENTITY_SEVERITIES =
    ENTITY_OPEN("severities", SEVERITIES, FIELD_STRING,
                "One key for each rule id: `error`, `warning` or `info`.");

static const Field WORKSPACE[] = {
    ROW_REQUIRED("format", FIELD_STRING, "Always `rapporteur/1`: the version of this format."),
    ROW("organisation", FIELD_LABEL,
        "Who publishes documents that name no publisher: its name, or its id in their data."),
    ROW_OF("abbreviations", FIELD_RECORDS, ENTITY_ABBREVIATION,
           "Abbreviations of all documents; each takes those it uses."),
    ROW("languages", FIELD_STRINGS,
        "Editions to make of documents that have them; all when not given."),
    ROW("theme", FIELD_STRING, "Lua module of the theme, such as `theme.report`."),
    ROW("layouts", FIELD_STRING, "Folder of the workspace's own layouts; `layouts` if not given."),
    ROW("output", FIELD_STRING, "Folder of the documents made; `out` when not given."),
    ROW("standards", FIELD_STRINGS,
        "Standards the PDFs claim, `[ua-1, a-3a]` when not given; see "
        "[STANDARDS.md](STANDARDS.md)."),
    ROW_WORD("attach", ATTACH, "What a PDF carries of what it was made of."),
    ROW("documents", FIELD_STRINGS, "Globs that name the document files."),
    ROW_OF("rules", FIELD_RECORD, ENTITY_SEVERITIES, "Severities that differ from the table's."),
    ROWS_WAIVER,
};
const Entity ENTITY_WORKSPACE =
    ENTITY("workspace", WORKSPACE, "The file rapporteur.yaml at the root of a workspace.");
