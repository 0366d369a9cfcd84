// SPDX-License-Identifier: MIT
// Theme: reading a theme's tables; contrast is checked here, for every theme.
#include "compose/contrast.h"
#include "compose/theme_read.h"
#include "compose/theme_value.h"

enum { LOOKS_MOST = 64 };

const Look *theme_own_look(const Theme *theme, Str id) {
    for (size_t i = 0; i < theme->look_count; i++) {
        if (str_eq(theme->looks[i].id, id)) return &theme->looks[i];
    }
    return NULL;
}

const Look *theme_look(const Theme *theme, Str id, size_t index) {
    const Look *own = theme_own_look(theme, id);
    if (own) return own;
    return theme->look_count ? &theme->looks[index % theme->look_count] : NULL;
}

static void read_colors(const ThemeTable *root) {
    static const Str keys[] = {STR_INIT("paper"),    STR_INIT("ink"),  STR_INIT("muted"),
                               STR_INIT("hairline"), STR_INIT("tint"), STR_INIT("accent")};
    const ThemeTable t = theme_table(root, "colors");
    theme_check_keys(&t, keys, COUNT_OF(keys));
    Theme *theme = root->theme;
    theme->paper = theme_color(&t, "paper");
    theme->ink = theme_color(&t, "ink");
    theme->muted = theme_color(&t, "muted");
    theme->hairline = theme_color(&t, "hairline");
    theme->tint = theme_color(&t, "tint");
    theme->accent = theme_color(&t, "accent");
    lua_pop(root->lua, 1);
}

static void read_margins(const ThemeTable *page) {
    static const Str keys[] = {STR_INIT("top"), STR_INIT("bottom"), STR_INIT("start"),
                               STR_INIT("end")};
    const ThemeTable t = theme_table(page, "margin");
    theme_check_keys(&t, keys, COUNT_OF(keys));
    page->theme->margin_top = theme_len(&t, "top", -1);
    page->theme->margin_bottom = theme_len(&t, "bottom", -1);
    page->theme->margin_start = theme_len(&t, "start", -1);
    page->theme->margin_end = theme_len(&t, "end", -1);
    lua_pop(page->lua, 1);
}

// pages = {A4 = {...}, Letter = {...}}, page = "A4": the size the document wishes, else the
// theme's.
static void read_page(const ThemeTable *root, Str wished) {
    static const Str keys[] = {STR_INIT("width"), STR_INIT("height"), STR_INIT("margin"),
                               STR_INIT("head_baseline"), STR_INIT("foot_baseline")};
    const Str name = wished.n ? wished : theme_word(root, "page");
    const ThemeTable pages = theme_table(root, "pages");
    const char *key = str_cstring(host_of(root->lua)->options.arena, name);
    if (!theme_has(&pages, key)) theme_fail(&pages, key, "is a page size the theme does not have");
    const ThemeTable t = theme_table(&pages, key);
    theme_check_keys(&t, keys, COUNT_OF(keys));
    Theme *theme = root->theme;
    theme->page_width = theme_len(&t, "width", -1);
    theme->page_height = theme_len(&t, "height", -1);
    theme->head_baseline = theme_len(&t, "head_baseline", -1);
    theme->foot_baseline = theme_len(&t, "foot_baseline", -1);
    read_margins(&t);
    const int64_t inner = (int64_t)theme->page_width - theme->margin_start - theme->margin_end;
    const int64_t body = (int64_t)theme->page_height - theme->margin_top - theme->margin_bottom;
    if (inner < LEN(72) || body < LEN(72)) {
        theme_fail(&t, "margin", "leaves less than 72 points for text");
    }
    lua_pop(root->lua, 2);
}

static void read_style(const ThemeTable *texts, const char *role, TextStyle *style) {
    static const Str keys[] = {
        STR_INIT("family"),  STR_INIT("bold"),         STR_INIT("italic"),
        STR_INIT("tabular"), STR_INIT("small_caps"),   STR_INIT("hyphenate"),
        STR_INIT("align"),   STR_INIT("color"),        STR_INIT("size"),
        STR_INIT("leading"), STR_INIT("space_before"), STR_INIT("space_after"),
        STR_INIT("tracking")};
    static const Str families[] = {STR_INIT("sans"), STR_INIT("serif"), STR_INIT("mono")};
    static const Str aligns[] = {STR_INIT("start"), STR_INIT("center"), STR_INIT("end"),
                                 STR_INIT("justify")};
    const ThemeTable t = theme_table(texts, role);
    theme_check_keys(&t, keys, COUNT_OF(keys));
    style->family = (FontFamily)theme_choice(&t, "family", families, COUNT_OF(families), 0);
    style->align = (Align)theme_choice(&t, "align", aligns, COUNT_OF(aligns), 0);
    style->bold = theme_truth(&t, "bold");
    style->italic = theme_truth(&t, "italic");
    style->tabular = theme_truth(&t, "tabular");
    style->small_caps = theme_truth(&t, "small_caps");
    style->hyphenate = theme_truth(&t, "hyphenate");
    style->color = theme_has(&t, "color") ? theme_color(&t, "color") : texts->theme->ink;
    style->size = theme_len(&t, "size", -1);
    style->leading = theme_len(&t, "leading", -1);
    style->space_before = theme_len(&t, "space_before", 0);
    style->space_after = theme_len(&t, "space_after", 0);
    style->tracking = theme_len(&t, "tracking", 0);
    if (style->size < LEN(4)) theme_fail(&t, "size", "is less than 4 points");
    if (style->leading < style->size) theme_fail(&t, "leading", "is less than the size");
    lua_pop(texts->lua, 1);
}

static const Str ROLE_NAMES[] = {
#define X(ROLE, name) STR_INIT(name),
    TEXT_ROLES(X)
#undef X
};
_Static_assert(COUNT_OF(ROLE_NAMES) == ROLE__COUNT, "one name a role");

static void read_texts(const ThemeTable *root) {
    const ThemeTable t = theme_table(root, "text");
    theme_check_keys(&t, ROLE_NAMES, COUNT_OF(ROLE_NAMES));
    for (size_t i = 0; i < ROLE__COUNT; i++) {
        read_style(&t, ROLE_NAMES[i].at, &root->theme->text[i]);
    }
    lua_pop(root->lua, 1);
}

// `percent` of one colour over the other, channel by channel.
static Color mix(Color over, Color under, int64_t percent) {
    Color mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        const int64_t a = over >> shift & 0xFF;
        const int64_t b = under >> shift & 0xFF;
        mixed = mixed << 8 | (Color)((a * percent + b * (100 - percent) + 50) / 100);
    }
    return mixed;
}

static void read_look(const ThemeTable *t, Look *look) {
    static const Str keys[] = {STR_INIT("id"),
                               STR_INIT("fill"),
                               STR_INIT("pattern"),
                               STR_INIT("pattern_color"),
                               STR_INIT("pattern_percent"),
                               STR_INIT("text"),
                               STR_INIT("sign")};
    static const Str patterns[] = {STR_INIT("none"), STR_INIT("diagonal"), STR_INIT("cross"),
                                   STR_INIT("horizontal")};
    theme_check_keys(t, keys, COUNT_OF(keys));
    look->id = theme_word(t, "id");
    look->fill = theme_color(t, "fill");
    look->text = theme_color(t, "text");
    look->sign = theme_word(t, "sign");
    look->pattern = (Pattern)theme_choice(t, "pattern", patterns, COUNT_OF(patterns), 0);
    look->pattern_color = look->fill;
    if (look->pattern == PATTERN_NONE) return;
    const int64_t percent =
        theme_has(t, "pattern_percent") ? theme_len(t, "pattern_percent", -1) / 1000 : 100;
    if (percent > 100) theme_fail(t, "pattern_percent", "is a number from 0 to 100");
    look->pattern_color = mix(theme_color(t, "pattern_color"), look->fill, percent);
}

static void read_looks(const ThemeTable *root) {
    ThemeTable t = theme_table(root, "looks");
    Arena *arena = host_of(root->lua)->options.arena;
    const size_t n = (size_t)lua_rawlen(root->lua, t.index);
    if (n == 0 || n > LOOKS_MOST) theme_fail(&t, NULL, "is a list of 1 to %d looks", LOOKS_MOST);
    Look *looks = arena_push(arena, Look, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(root->lua, t.index, (lua_Integer)i + 1);
        const ThemeTable item = {root->lua, lua_gettop(root->lua),
                                 str_format(arena, "looks[%zu]", i + 1), root->theme};
        if (!lua_istable(root->lua, -1)) theme_fail(&item, NULL, "is a table");
        read_look(&item, &looks[i]);
        lua_pop(root->lua, 1);
    }
    root->theme->looks = looks;
    root->theme->look_count = n;
    lua_pop(root->lua, 1);
}

static void check_contrast(const ThemeTable *root, const char *what, Str name, Color a, Color b,
                           uint32_t least) {
    const uint32_t have = color_contrast(a, b);
    if (have >= least) return;
    diag_add(host_of(root->lua)->options.diag, SEVERITY_ERROR, "THEME-02", root->theme->place,
             "theme: %s '%.*s' has a contrast of %u.%02u:1 (#%06X on #%06X), %u.%u:1 is needed",
             what, STR_ARGS(name), have / 1000, have % 1000 / 10, a, b, least / 1000,
             least % 1000 / 100);
}

static void check_contrasts(const ThemeTable *root) {
    const Theme *theme = root->theme;
    for (size_t i = 0; i < ROLE__COUNT; i++) {
        const bool on_tint = i == ROLE_TILE_FIGURE || i == ROLE_TILE_LABEL ||
                             i == ROLE_TILE_CHANGE || i == ROLE_CODE;
        const Color under = on_tint ? theme->tint : theme->paper;
        check_contrast(root, "text", ROLE_NAMES[i], theme->text[i].color, under, CONTRAST_TEXT);
    }
    const Color unders[] = {theme->paper, theme->tint}; // callouts and some slides are on the tint
    for (size_t i = 0; i < COUNT_OF(unders); i++) {
        check_contrast(root, "colour", STR("muted"), theme->muted, unders[i], CONTRAST_TEXT);
        check_contrast(root, "colour", STR("accent"), theme->accent, unders[i], CONTRAST_TEXT);
    }
    check_contrast(root, "text", STR("body"), theme->text[ROLE_BODY].color, theme->tint,
                   CONTRAST_TEXT);
    // Every graphic is outlined in ink.
    check_contrast(root, "colour", STR("ink"), theme->ink, theme->paper, CONTRAST_GRAPHICS);
    for (size_t i = 0; i < theme->look_count; i++) {
        const Look *look = &theme->looks[i];
        check_contrast(root, "look", look->id, look->text, look->fill, CONTRAST_TEXT);
    }
}

// slides = {words = 40, bullets = 6}: how much stands on one at most.
static void read_slides(const ThemeTable *root) {
    static const Str keys[] = {STR_INIT("words"), STR_INIT("bullets")};
    if (!theme_has(root, "slides")) return;
    const ThemeTable t = theme_table(root, "slides");
    theme_check_keys(&t, keys, COUNT_OF(keys));
    root->theme->slide_words = (uint32_t)(theme_len(&t, "words", 0) / 1000);
    root->theme->slide_bullets = (uint32_t)(theme_len(&t, "bullets", 0) / 1000);
}

// `furniture`, `link_list`, `logo` and `colophon` are for layouts (layouts/shared/frame.lua).
const Theme *theme_read(lua_State *lua, int index, Str page, Place place) {
    static const Str keys[] = {STR_INIT("page"),      STR_INIT("pages"),     STR_INIT("grid"),
                               STR_INIT("colors"),    STR_INIT("text"),      STR_INIT("looks"),
                               STR_INIT("table"),     STR_INIT("rules"),     STR_INIT("slides"),
                               STR_INIT("furniture"), STR_INIT("link_list"), STR_INIT("logo"),
                               STR_INIT("colophon")};
    static const Str table_keys[] = {STR_INIT("padding_block"), STR_INIT("padding_inline")};
    static const Str rule_keys[] = {STR_INIT("thin"), STR_INIT("thick")};
    Theme *theme = arena_push(host_of(lua)->options.arena, Theme, 1);
    const ThemeTable root = {lua, index, {0}, theme};
    theme->place = place;
    if (!lua_istable(lua, index)) theme_fail(&root, "theme", "is a table");
    theme_check_keys(&root, keys, COUNT_OF(keys));
    read_colors(&root);
    read_page(&root, page);
    theme->grid = theme_len(&root, "grid", -1);
    read_texts(&root);
    read_looks(&root);
    const ThemeTable tables = theme_table(&root, "table");
    theme_check_keys(&tables, table_keys, COUNT_OF(table_keys));
    theme->cell_padding_block = theme_len(&tables, "padding_block", -1);
    theme->cell_padding_inline = theme_len(&tables, "padding_inline", -1);
    const ThemeTable rules = theme_table(&root, "rules");
    theme_check_keys(&rules, rule_keys, COUNT_OF(rule_keys));
    theme->rule_thin = theme_len(&rules, "thin", -1);
    theme->rule_thick = theme_len(&rules, "thick", -1);
    read_slides(&root);
    lua_settop(lua, index);
    check_contrasts(&root);
    return theme;
}
