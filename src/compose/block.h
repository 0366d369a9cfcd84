// SPDX-License-Identifier: MIT
// Blocks: what a layout returns: a closed list, one row each in BLOCK_KINDS. Everything a reader
// will read or hear is in the blocks, in reading order, in the document's language.
#ifndef RAPPORTEUR_COMPOSE_BLOCK_H
#define RAPPORTEUR_COMPOSE_BLOCK_H

#include "base/source.h"
#include "compose/document_info.h"
#include "compose/theme.h"
#include "model/abbreviations.h"

#define BLOCK_KINDS(X)                                                                             \
    X(COVER, "cover")                                                                              \
    X(CONTENTS, "contents")                                                                        \
    X(SECTION, "section")                                                                          \
    X(PARAGRAPH, "paragraph")                                                                      \
    X(LIST, "list")                                                                                \
    X(TABLE, "data_table")                                                                         \
    X(CHART, "bar_chart")                                                                          \
    X(TILES, "tiles")                                                                              \
    X(GROUP, "group")                                                                              \
    X(CODE, "code")                                                                                \
    X(QUOTE, "quote")                                                                              \
    X(RULE, "rule")                                                                                \
    X(PAGE_BREAK, "page_break")                                                                    \
    X(CALLOUT, "callout")                                                                          \
    X(COLUMNS, "columns")                                                                          \
    X(DEFINITIONS, "definitions")                                                                  \
    X(FIGURE, "figure")                                                                            \
    X(HEXAGONS, "hexagon_map")                                                                     \
    X(TIMELINE, "timeline")                                                                        \
    X(SLIDE, "slide")                                                                              \
    X(LINES, "lines")

typedef enum {
#define X(KIND, name) BLOCK_##KIND,
    BLOCK_KINDS(X)
#undef X
        BLOCK__COUNT
} BlockKind;

// A stretch of text of one look. Hard line breaks are U+2028 in `text`.
typedef struct {
    Str text;
    bool emph, strong, code, muted;
    Str lang;    // BCP 47 when it differs from the document's, else empty
    Str url;     // external link, whole, or empty
    Str title;   // of a link whose words alone do not say where it leads, such as "16"; or empty
    Str to;      // named destination in this document, or empty
    Str alt;     // what a screen reader says instead (ActualText/Alt of a sign), or empty
    Place place; // in the data, or of the call of page_of; nowhere for the layout's own words
    bool unexpanded; // an abbreviation that is explained beside it, and so is read as it stands
    Str page_of;     // named destination: its page number is printed in place of `text`, or empty
    const struct Block *footnote; // set at the foot of the page; `text` is the mark; or NULL
} TextSpan;

typedef struct {
    const TextSpan *at;
    size_t n;
} Text;

typedef struct Block Block;

typedef struct { // first page, without furniture
    Text publisher, series, title, subtitle;
    Text notes;        // at the bottom: period and date
    const Block *logo; // a FIGURE above the publisher, or NULL
} CoverBlock;

typedef struct {
    Text title;
    uint8_t depth; // section levels to list
} ContentsBlock;

typedef struct { // a heading and what stands below it; the level is the depth of nesting
    Text title;
    bool new_page;
    bool unlisted; // not in contents and outline
} SectionBlock;

typedef struct {
    Text text;
    TextRole role;
} ParagraphBlock;

typedef struct {
    Text label;            // "•", "1.", "(b)"
    const Block *children; // LBody
} ListItem;

typedef struct {
    const ListItem *items;
    size_t n;
    bool ordered;
    bool tight;
} ListBlock;

typedef struct {
    const Block *children;
    uint16_t col_span, row_span; // 0 counts as 1
    bool header;                 // TH of its row
    Align align;                 // ALIGN_START unless the column or cell says otherwise
} Cell;

typedef struct {
    Cell *cells;
    size_t n;
    Str destination;       // named destination of the row, or empty
    Str destination_alias; // a second name for it, or empty
    bool total;            // a totals row: ruled above, bold
    // What the row belongs to, or empty. A label row stands above the first row of a group, which
    // ends before a row with other words; the second text stands on top of the pages after it.
    Text group, group_continued;
    Place place; // in the data
} Row;

// Rows one by one, so that a long table never stands in memory.
typedef struct {
    size_t n;
    // Makes row `index` (in order, from 0, each maybe more than once) in `arena`. False after a
    // finding was made (an error in the layout's Lua).
    bool (*row)(void *self, size_t index, Arena *arena, Row *out);
    void *self;
} RowSource;

typedef enum { WIDTH_WEIGHT, WIDTH_FIT } WidthKind;

typedef struct {
    Text head;
    WidthKind width;
    uint16_t weight; // of WIDTH_WEIGHT; 0 counts as 1
    Align align;
    bool row_header; // its body cells are TH with Scope Row
} TableColumn;

typedef struct {
    Text caption, note;
    Text continued; // caption on the pages after the first
    const TableColumn *columns;
    size_t column_count;
    const Row *head_rows; // rows above the column heads (spans); each TH
    size_t head_row_count;
    RowSource rows;
    Str summary; // for assistive technology
} TableBlock;

typedef struct {
    Text label;            // of the legend
    Str look;              // id of the look
    const int64_t *values; // one for each category; -1 where there is none
} ChartSeries;

typedef struct {
    Text label, second_label; // "Dec 2022", "Q4"; second may be empty
    int32_t month;            // months since 0000-01, or 0: for spacing by time
    Str mark; // after its number (its label when it has none), e.g. "*" of a split bar: the note
              // says what it means
} ChartCategory;

typedef enum {
    CHART_STACKED,
    CHART_GROUPED, // the series beside each other
    CHART_PERCENT, // stacked to 100 %: the values are counts, their shares are drawn
} ChartKind;

typedef struct { // bars, vertical unless they are `horizontal`
    Str name;    // for `--only NAME`
    Text caption;
    Text note; // below, e.g. that steps are unequal
    Str alt;   // written from the data
    const ChartCategory *categories;
    size_t category_count;
    const ChartSeries *series; // in stacking order, from the axis up
    size_t series_count;
    bool by_time; // unequal steps are spaced by time
    Len height;   // [Len] of the plot, 0: the typesetter's choice; the least of horizontal bars
    ChartKind kind;
    bool horizontal;        // bars from the start edge, categories from the top down
    const int64_t *targets; // one for each category, -1 where there is none; NULL: no line of
                            // targets; in percent when the bars are
    Text target_label;      // of the legend
    Str percent_sign;       // after a share, with its blank; empty: " %" with a narrow one
    Str group_sign;         // between groups of three figures, from five figures on
} ChartBlock;

// How a recommendation stands on a hexagon map; drawn by fill, weight and dash of the outline.
typedef enum {
    HEXAGON_UNKNOWN,   // thin outline
    HEXAGON_COMPLETED, // filled
    HEXAGON_COVERED,   // thick outline: in this deck
    HEXAGON_PENDING,   // thin dashed outline: not yet
} HexagonState;

typedef struct {
    Text label; // the recommendation's id, maybe a link
    HexagonState state;
} Hexagon;

typedef struct {
    Text title;
    const Hexagon *hexagons;
    size_t n;
} HexagonGroup;

typedef struct {
    Text label;
    HexagonState state;
} HexagonKey;

typedef struct { // a cluster of hexagons for each group
    Str name;
    Text caption, note;
    Str alt; // written from the data, group by group: it stands for all that is drawn
    const HexagonGroup *groups;
    size_t group_count;
    Text legend_title;
    const HexagonKey *keys; // the legend
    size_t key_count;
    Str separator; // after a label when labels are read or copied, with its blank; empty: ", "
    Len height;    // [Len] to stay within, as far as labels can be read; 0: typesetter's choice
} HexagonsBlock;

// Days since 1970-01-01, first to last. A partial date is an interval: a month is all its days.
typedef struct {
    int32_t first, last;
} DaySpan;

typedef enum {
    MILESTONE_UNDATED, // only its label is shown
    MILESTONE_POINT,   // at `from`
    MILESTONE_BAR,     // from `from` to `to`
} MilestoneKind;

typedef struct {
    Text label, detail; // detail below it, muted: the dates in words; may be empty
    Str look;           // id of the look
    MilestoneKind kind;
    DaySpan from, to;
} Milestone;

typedef struct {
    Text label;
    Str look;
} LookKey;

typedef struct { // milestones over months
    Str name;
    Text caption, note;
    Str alt; // written from the data
    const Milestone *milestones;
    size_t n;
    const LookKey *keys; // the legend
    size_t key_count;
    const Str *months;   // twelve short names
    const Str *quarters; // four names
    Text as_of_label;    // empty: no line
    int32_t as_of;       // day of the line
} TimelineBlock;

typedef struct {
    Text figure, label, change;
    Str look; // swatch and sign of a status, or empty
} Tile;

typedef struct {
    const Tile *tiles;
    size_t n;
} TilesBlock;

typedef struct { // a box with tint and a bar at its start edge; children follow the title
    Text title;
    Str look; // of the bar, or empty: the accent colour
} CalloutBlock;

typedef struct { // side by side, in reading order
    const Block *const *columns;
    const uint16_t *weights; // shares of the width; NULL: equal
    size_t n;
} ColumnsBlock;

typedef struct {
    Text term;
    const Block *children;
} Definition;

typedef struct {
    const Definition *items;
    size_t n;
} DefinitionsBlock;

typedef struct Image Image; // read/image.h

typedef struct {
    const Image *image;
    Text caption;
    Str alt;   // required
    Len width; // [Len] 0: natural at 96 pixels an inch, at most the measure
    Align align;
} FigureBlock;

typedef enum { SLIDE_TITLE, SLIDE_SECTION, SLIDE_CONTENT } SlideKind;

typedef struct { // a page of a deck; children that do not fit go on "(2 of 2)"
    SlideKind kind;
    Text title, subtitle, kicker;
    // The title of part `part` of `parts`, e.g. "Action items (1 of 2)"; asked for when parts > 1.
    Str (*part_title)(void *self, Arena *arena, Str title, size_t part, size_t parts);
    void *self;
    bool unlisted; // not in the outline
} SlideBlock;

typedef struct { // ruled lines for notes
    uint16_t n;
    Len height; // [Len] of a line
} LinesBlock;

struct Block {
    BlockKind kind;
    Place place; // the constructor's call in the layout
    Str id;      // named destination, or empty
    const Block *next;
    const Block *children; // of SECTION, GROUP (kept together), QUOTE, CALLOUT, SLIDE
    bool keep_with_next;
    union {
        CoverBlock cover;
        ContentsBlock contents;
        SectionBlock section;
        ParagraphBlock paragraph; // also CODE (role is ROLE_CODE)
        ListBlock list;
        TableBlock table;
        ChartBlock chart;
        TilesBlock tiles;
        CalloutBlock callout;
        ColumnsBlock columns;
        DefinitionsBlock definitions;
        FigureBlock figure;
        HexagonsBlock hexagons;
        TimelineBlock timeline;
        SlideBlock slide;
        LinesBlock lines;
    };
};

// What stands on every page but the cover. "Page 3 of 12" is asked for when the numbers are known.
typedef struct {
    Text head_start, head_end, foot_start;
    Str cover_label; // the cover's label among the pages; empty: its number
    Str (*page_number)(void *self, Arena *arena, size_t page, size_t pages);
    void *self;
} Furniture;

// A composed document.
typedef struct {
    Str id, title, lang; // lang: BCP 47
    DocumentInfo info;
    const Abbreviations *abbreviations; // or NULL
    bool right_to_left;
    const Theme *theme;
    Furniture furniture;
    const Block *blocks;
} Composition;

const char *block_kind_name(BlockKind kind);

#endif
