// SPDX-License-Identifier: MIT
// Catalog: the root of all objects, built by libharu's dictionaries.
#include "emit/pdf/catalog.h"

#include "emit/pdf/token.h"

enum { MAX_PROFILE = 1 << 20 }; // [bytes] an sRGB profile has a few thousand

static const char *const PROFILES[] = {"/usr/share/color/icc/sRGB.icc",
                                       "/usr/local/share/color/icc/sRGB.icc"};

static const char *find_profile(Arena *arena, Str path) {
    const char *given = str_cstring(arena, path);
    if (path.n) return fs_exists(given) ? given : NULL;
    for (size_t i = 0; i < COUNT_OF(PROFILES); i++)
        if (fs_exists(PROFILES[i])) return PROFILES[i];
    return NULL;
}

bool pdf_profile_read(Arena *arena, Str path, Severity severity, Diag *diag, Str *out) {
    const char *found = find_profile(arena, path);
    if (found) return fs_read(arena, found, MAX_PROFILE, (Place){0}, diag, out);
    diag_add(diag, severity, "PDF-04", (Place){0}, "no sRGB colour profile at \"%s\"",
             path.n ? str_cstring(arena, path) : PROFILES[0]);
    diag_help(diag, "install the package icc-profiles-free");
    return false;
}

static uint32_t write_dict(HaruDict *dict, PdfFile *file, Haru *haru) {
    const uint32_t object = pdf_file_reserve(file);
    haru_write_dict(haru, dict, pdf_file_open(file, object));
    pdf_file_close(file);
    return object;
}

uint32_t pdf_intent_write(Str profile, PdfFile *file, Haru *haru) {
    const uint32_t stream = pdf_file_reserve(file);
    pdf_file_put_stream(file, stream, STR("/N 3/Alternate/DeviceRGB"), profile, PDF_DEFLATE);
    HaruDict *dict = haru_dict(haru);
    haru_set_name(haru, dict, "Type", "OutputIntent");
    haru_set_name(haru, dict, "S", "GTS_PDFA1");
    haru_set_text(haru, dict, "OutputConditionIdentifier", STR("sRGB IEC61966-2.1"));
    haru_set_text(haru, dict, "RegistryName", STR("http://www.color.org"));
    haru_set_text(haru, dict, "Info", STR("sRGB IEC61966-2.1"));
    haru_set_ref(haru, dict, "DestOutputProfile", stream);
    return write_dict(dict, file, haru);
}

static void set_ref(Haru *haru, HaruDict *dict, const char *key, uint32_t object) {
    if (object) haru_set_ref(haru, dict, key, object);
}

static void set_names(const PdfRoots *roots, HaruDict *dict, Haru *haru) {
    if (!roots->destinations && !roots->attached.names) return;
    HaruDict *names = haru_dict(haru);
    set_ref(haru, names, "Dests", roots->destinations);
    set_ref(haru, names, "EmbeddedFiles", roots->attached.names);
    haru_set_dict(haru, dict, "Names", names);
}

// PDF/A-3 wants every embedded file associated with something: here with the document.
static void set_associated(const PdfAttached *attached, HaruDict *dict, Haru *haru) {
    if (attached->n == 0) return;
    HaruArray *files = haru_array(haru);
    for (size_t i = 0; i < attached->n; i++) haru_add_ref(haru, files, attached->files[i]);
    haru_set_array(haru, dict, "AF", files);
}

uint32_t pdf_catalog_write(const PdfRoots *roots, const DocumentInfo *info, PdfFile *file,
                           Haru *haru) {
    HaruDict *dict = haru_dict(haru), *mark = haru_dict(haru), *viewer = haru_dict(haru);
    haru_set_bool(haru, mark, "Marked", true);
    haru_set_bool(haru, viewer, "DisplayDocTitle", true);
    if (info->right_to_left) haru_set_name(haru, viewer, "Direction", "R2L");
    haru_set_name(haru, dict, "Type", "Catalog");
    set_ref(haru, dict, "Pages", roots->pages);
    set_ref(haru, dict, "Outlines", roots->outline);
    if (roots->outline) haru_set_name(haru, dict, "PageMode", "UseOutlines");
    set_ref(haru, dict, "PageLabels", roots->labels);
    set_ref(haru, dict, "StructTreeRoot", roots->structure);
    set_ref(haru, dict, "Metadata", roots->metadata);
    haru_set_dict(haru, dict, "MarkInfo", mark);
    haru_set_dict(haru, dict, "ViewerPreferences", viewer);
    haru_set_text(haru, dict, "Lang", info->lang);
    set_names(roots, dict, haru);
    set_associated(&roots->attached, dict, haru);
    if (roots->intent) {
        HaruArray *intents = haru_array(haru);
        haru_add_ref(haru, intents, roots->intent);
        haru_set_array(haru, dict, "OutputIntents", intents);
    }
    return write_dict(dict, file, haru);
}
