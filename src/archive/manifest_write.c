// SPDX-License-Identifier: MIT
// Manifest as it is written: one line an entry, keys in a fixed order.
#include <csv.h>
#include <hb.h>
#include <hpdf.h>
#include <libdeflate.h>
#include <lua.h>
#include <png.h>
#include <sha2.h>
#include <unicode/uchar.h>
#include <yaml.h>

#include "archive/manifest.h"
#include "base/fs.h"
#include "base/json.h"

Str sha256_text(Arena *arena, Str bytes) {
    char digest[SHA256_TEXT];
    SHA256Data((const uint8_t *)(bytes.n ? bytes.at : ""), bytes.n, digest);
    return str_copy(arena, str_of(digest));
}

static void put_line(Buf *out, const char *indent) {
    json_put_comma(out);
    buf_putc(out, '\n');
    buf_put(out, str_of(indent));
}

// `"key": "text"` on a line of its own.
static void put_text(const char *indent, const char *key, Str text, Buf *out) {
    put_line(out, indent);
    json_put_string(out, str_of(key));
    buf_put(out, STR(": "));
    json_put_string(out, text);
}

static void put_truth(const char *indent, const char *key, bool truth, Buf *out) {
    put_line(out, indent);
    json_put_string(out, str_of(key));
    buf_put(out, truth ? STR(": true") : STR(": false"));
}

static void open_part(const char *key, char bracket, Buf *out) {
    put_line(out, "  ");
    json_put_string(out, str_of(key));
    buf_put(out, STR(": "));
    buf_putc(out, bracket);
}

static void close_part(char bracket, Buf *out) {
    buf_put(out, STR("\n  "));
    buf_putc(out, bracket);
}

static void put_request(const ArchiveRequest *request, Buf *out) {
    Arena *arena = request->arena;
    const Str root = str_of(request->root);
    const Str real = fs_real_path(arena, request->document);
    const Str below =
        str_starts(real, root) ? str_slice(real, root.n + (root.n > 1), real.n) : real;
    open_part("build", '{', out);
    put_text("    ", "document", below, out);
    put_text("    ", "lang", request->lang, out);
    put_text("    ", "item", request->item, out);
    put_text("    ", "theme", request->theme, out);
    put_line(out, "    ");
    buf_printf(out, "\"handout\": %u", request->handout);
    put_text("    ", "standards", standards_list(arena, request->standards), out);
    put_truth("    ", "configured", request->configured, out);
    put_truth("    ", "force", request->force, out);
    put_truth("    ", "strict", request->strict, out);
    put_text("    ", "epoch", request->epoch ? str_of(request->epoch) : (Str){0}, out);
    close_part('}', out);
}

// What shapes pages or bytes: as it runs where a library says so, else as it was built with.
static void put_libraries(Arena *arena, Buf *out) {
    int major, minor, patch;
    UVersionInfo unicode;
    char unicode_text[U_MAX_VERSION_STRING_LENGTH], icu[U_MAX_VERSION_STRING_LENGTH];
    yaml_get_version(&major, &minor, &patch);
    u_getUnicodeVersion(unicode);
    u_versionToString(unicode, unicode_text);
    u_getVersion(unicode);
    u_versionToString(unicode, icu);
    open_part("libraries", '{', out);
    put_text("    ", "icu", str_of(icu), out);
    put_text("    ", "unicode", str_of(unicode_text), out);
    put_text("    ", "harfbuzz", str_of(hb_version_string()), out);
    put_text("    ", "libharu", str_of(HPDF_GetVersion()), out);
    put_text("    ", "libpng", str_of(png_get_libpng_ver(NULL)), out);
    put_text("    ", "libyaml", str_format(arena, "%d.%d.%d", major, minor, patch), out);
    put_text("    ", "libcsv", str_format(arena, "%d.%d.%d", CSV_MAJOR, CSV_MINOR, CSV_RELEASE),
             out);
    put_text("    ", "libdeflate", STR(LIBDEFLATE_VERSION_STRING), out);
    put_text("    ", "libhyphen", STR(LIBHYPHEN_VERSION), out);
    put_text("    ", "libjpeg-turbo", STR(LIBJPEG_VERSION), out);
    put_text("    ", "md4c", STR(MD4C_VERSION), out);
    put_text("    ", "lua", STR(LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE),
             out);
    close_part('}', out);
}

static void put_entry(Str name_key, Str name, Str sha256, Buf *out) {
    put_line(out, "    ");
    buf_putc(out, '{');
    json_put_string(out, name_key);
    buf_put(out, STR(": "));
    json_put_string(out, name);
    buf_put(out, STR(", \"sha256\": "));
    json_put_string(out, sha256);
    buf_putc(out, '}');
}

static void put_fonts(const PdfFacts *facts, Buf *out) {
    open_part("fonts", '[', out);
    for (size_t i = 0; i < facts->font_count; i++) {
        const Font *font = facts->fonts[i];
        bool again = false; // another face of one file
        for (size_t j = 0; j < i; j++)
            again = again || str_eq(font_file_name(facts->fonts[j]), font_file_name(font));
        if (!again) put_entry(STR("file"), font_file_name(font), font_sha256(font), out);
    }
    close_part(']', out);
}

static void put_hyphenation(const ArchiveRequest *request, Buf *out) {
    HyphenationFile *files;
    const size_t n = text_engine_hyphenation(request->engine, request->arena, &files);
    open_part("hyphenation", '[', out);
    for (size_t i = 0; i < n; i++) put_entry(STR("file"), files[i].file, files[i].sha256, out);
    close_part(']', out);
}

static void put_content(const PdfFacts *facts, Buf *out) {
    open_part("content", '{', out);
    put_line(out, "    ");
    buf_printf(out, "\"pages\": %zu", facts->pages);
    Buf text = {0};
    for (size_t i = 0; i < sizeof facts->text; i++) buf_put_hex(&text, facts->text[i], 2);
    put_text("    ", "text", buf_str(&text), out);
    buf_release(&text);
    close_part('}', out);
}

// The earlier edition: the PDF, which is not carried on, and its data, which is.
static void put_edition(const ArchiveRequest *request, const ArchiveInput *data, Buf *out) {
    if (!data) return;
    const PdfEdition *edition = request->edition;
    open_part("previous", '{', out);
    put_text("    ", "file", archive_edition_name(request), out);
    put_text("    ", "sha256", edition->sha256, out);
    put_text("    ", "data", data->name, out);
    put_text("    ", "data_sha256", sha256_text(request->arena, data->bytes), out);
    close_part('}', out);
}

void manifest_put(const ArchiveRequest *request, const PdfFacts *facts, const ManifestParts *parts,
                  Buf *out) {
    Arena *arena = request->arena;
    const ArchiveInputs *inputs = parts->inputs;
    buf_putc(out, '{');
    put_text("  ", "format", STR("rapporteur-manifest/1"), out);
    put_text("  ", "program", STR(RAPPORTEUR_VERSION), out);
    put_text("  ", "attach", attach_mode_name(request->mode), out);
    open_part("data", '{', out);
    put_text("    ", "file", parts->data_name, out);
    put_text("    ", "sha256", sha256_text(arena, parts->data), out);
    close_part('}', out);
    put_edition(request, parts->edition, out);
    put_request(request, out);
    put_content(facts, out);
    open_part("inputs", '[', out);
    for (size_t i = 0; i < inputs->n; i++)
        put_entry(STR("path"), inputs->at[i].name, sha256_text(arena, inputs->at[i].bytes), out);
    close_part(']', out);
    put_fonts(facts, out);
    put_hyphenation(request, out);
    put_libraries(arena, out);
    buf_put(out, STR("\n}\n"));
}
