// SPDX-License-Identifier: MIT
// Findings as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020): one run, its rules, its results.
#include "base/json.h"
#include "cli/message_log.h"
#include "model/rules/rules.h"

#define SARIF_SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

// 3.27.10: level
static const char *level_of(Severity severity) {
    if (severity == SEVERITY_INFO) return "note";
    return severity == SEVERITY_WARNING ? "warning" : "error";
}

static bool is_uri_byte(unsigned char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

// A path as a relative reference of RFC 3986: other bytes are percent-encoded.
static void put_uri(Buf *out, Str path) {
    json_put_key(out, "uri");
    buf_putc(out, '"');
    for (size_t i = 0; i < path.n; i++) {
        const unsigned char c = (unsigned char)path.at[i];
        if (is_uri_byte(c)) {
            buf_putc(out, (char)c);
        } else {
            buf_putc(out, '%');
            buf_put_hex(out, c, 2);
        }
    }
    buf_putc(out, '"');
}

static void put_object(Buf *out, const char *key) {
    json_put_key(out, key);
    buf_putc(out, '{');
}

static void put_text(Buf *out, const char *key, Str text) {
    put_object(out, key);
    json_put_member(out, "text", text);
    buf_putc(out, '}');
}

static void put_location(Buf *out, Place place) {
    const LineColumn from = source_line_column(place.source, place.span.lo);
    const LineColumn to = source_line_column(place.source, place.span.hi);
    put_object(out, "physicalLocation");
    put_object(out, "artifactLocation");
    put_uri(out, place.source->path);
    buf_putc(out, '}');
    put_object(out, "region");
    json_put_number(out, "startLine", from.line);
    json_put_number(out, "startColumn", from.column);
    json_put_number(out, "endLine", to.line);
    json_put_number(out, "endColumn", to.column);
    buf_put(out, STR("}}"));
}

static void put_locations(Buf *out, const Finding *finding) {
    json_put_key(out, "locations");
    buf_put(out, STR("[{"));
    put_location(out, finding->place);
    if (finding->path.n) {
        json_put_key(out, "logicalLocations");
        buf_put(out, STR("[{"));
        json_put_member(out, "fullyQualifiedName", finding->path);
        buf_put(out, STR("}]"));
    }
    buf_put(out, STR("}]"));
}

static void put_related(Buf *out, const Finding *finding) {
    json_put_key(out, "relatedLocations");
    buf_putc(out, '[');
    for (size_t i = 0; i < finding->notes.n; i++) {
        const DiagNote *note = &finding->notes.at[i];
        if (!note->place.source) continue;
        json_put_comma(out);
        buf_putc(out, '{');
        put_location(out, note->place);
        put_text(out, "message", note->text);
        buf_putc(out, '}');
    }
    buf_putc(out, ']');
}

static void put_message(Buf *out, const Finding *finding) {
    put_object(out, "message");
    Buf text = {0};
    buf_put(&text, finding->message);
    if (finding->help.n) buf_printf(&text, " (%.*s)", STR_ARGS(finding->help));
    json_put_member(out, "text", buf_str(&text));
    buf_release(&text);
    buf_putc(out, '}');
}

void message_sarif_result(const Finding *finding, Buf *out) {
    if (out->n) buf_put(out, STR(",\n"));
    buf_putc(out, '{');
    json_put_member(out, "ruleId", finding->code);
    json_put_member(out, "level", str_of(level_of(finding->severity)));
    put_message(out, finding);
    if (finding->place.source) put_locations(out, finding);
    if (finding->notes.n) put_related(out, finding);
    buf_putc(out, '}');
}

static void put_rule(Buf *out, const Rule *rule) {
    json_put_comma(out);
    buf_putc(out, '{');
    json_put_member(out, "id", rule->id);
    put_text(out, "shortDescription", rule->title);
    put_text(out, "fullDescription", rule->explanation);
    put_object(out, "defaultConfiguration");
    json_put_member(out, "level", str_of(level_of(rule->severity)));
    buf_put(out, STR("}}"));
}

void message_sarif(Str results, Buf *out) {
    buf_putc(out, '{');
    json_put_member(out, "$schema", STR(SARIF_SCHEMA));
    json_put_member(out, "version", STR("2.1.0"));
    json_put_key(out, "runs");
    buf_put(out, STR("[{\"tool\":{\"driver\":{"));
    json_put_member(out, "name", STR("Rapporteur"));
    json_put_member(out, "version", STR(RAPPORTEUR_VERSION));
    json_put_key(out, "rules");
    buf_putc(out, '[');
    for (size_t i = 0; i < RULE_COUNT; i++) put_rule(out, &RULES[i]);
    buf_put(out, STR("]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[\n"));
    buf_put(out, results);
    buf_put(out, STR("\n]}]}\n"));
}
