// SPDX-License-Identifier: MIT
// Lists to items: L > LI > Lbl and LBody. The labels stand in a column as wide as the widest,
// beside the first line of their body.
#include "base/utf8.h"
#include "text/unicode.h"
#include "typeset/feed.h"

static TextRole label_role(const Feed *feed, const Frame *frame) {
    const TextStyle *label = setting_style(feed->setting, ROLE_LIST_LABEL, 0);
    const TextStyle *body = setting_style(feed->setting, frame->role, 0);
    // Beside a text of another leading the baselines would not meet.
    return label->leading == body->leading && label->size == body->size ? ROLE_LIST_LABEL
                                                                        : frame->role;
}

static Len widest_label(Feed *feed, const ListBlock *list, const Frame *frame) {
    const TextManner manner = {.role = label_role(feed, frame), .variant = frame->variant};
    Arena *arena = feed_arena(feed);
    const ArenaMark mark = arena_mark(arena);
    Len width = 0;
    for (size_t i = 0; i < list->n; i++)
        width = len_max(
            width, setting_extent(feed->setting, arena, list->items[i].label, &manner).natural);
    arena_rewind(arena, mark);
    return width;
}

// By what a label such as "1.", "(1)" or "a)" begins with; digits may be those of another script.
static ListNumbering label_numbering(Str label, bool ordered) {
    if (label.n == 0) return NUMBERING_NONE;
    if (!ordered) return str_eq(label, STR("•")) ? NUMBERING_DISC : NUMBERING_UNORDERED;
    if (str_starts(label, STR("("))) label = str_slice(label, 1, label.n);
    if (label.n == 0) return NUMBERING_UNORDERED;
    size_t offset = 0;
    const uint32_t first = utf8_next(label, &offset);
    if (first >= '0' && first <= '9') return NUMBERING_DECIMAL;
    if (first >= 0x80 && first < 0x2000 && !char_is_letter(first)) return NUMBERING_DECIMAL;
    if (label.n > 2) return NUMBERING_UNORDERED; // a name
    if (first >= 'a' && first <= 'z') return NUMBERING_LOWER_ALPHA;
    return first >= 'A' && first <= 'Z' ? NUMBERING_UPPER_ALPHA : NUMBERING_UNORDERED;
}

static ListNumbering numbering_of(Feed *feed, const ListBlock *list) {
    Arena *arena = feed_arena(feed);
    const ArenaMark mark = arena_mark(arena);
    ListNumbering all = NUMBERING_NONE;
    for (size_t i = 0; i < list->n; i++) {
        const Str label = text_words(arena, list->items[i].label);
        const ListNumbering one = label_numbering(label, list->ordered);
        if (i == 0) all = one;
        if (one != all) all = NUMBERING_UNORDERED;
    }
    arena_rewind(arena, mark);
    return all;
}

void expand_list(Feed *feed, const Block *block, const Frame *frame) {
    const ListBlock *list = &block->list;
    if (list->n == 0) return;
    const TextStyle *body = setting_style(feed->setting, frame->role, 0);
    const Len widest = widest_label(feed, list, frame);
    Item *open = feed_emit(feed, ITEM_OPEN);
    open->tag = TAG_L;
    open->numbering = numbering_of(feed, list);
    open->destination = block->id;
    const Len space = frame->in_list ? 0 : len_max(body->space_before, body->space_after);
    feed_emit(feed, ITEM_SPACE)->after = space;
    feed_push_item(feed, ITEM_SPACE, space);
    feed_push_item(feed, ITEM_CLOSE, 0);
    Task *task = feed_push(feed, TASK_LIST);
    task->block = block;
    task->frame = *frame;
    task->frame.level++;
    // On a narrow measure a long label stands above its text rather than beside it.
    task->label_width = len_min(widest + body->size / 2, frame->width / 3);
}

static void push_body(Feed *feed, const Task *task, const ListItem *item) {
    feed_push_item(feed, ITEM_CLOSE, 0); // LI
    feed_push_item(feed, ITEM_CLEAR, 0);
    if (!item->children) return;
    feed_push_item(feed, ITEM_CLOSE, 0); // LBody
    Task *body = feed_push(feed, TASK_BLOCKS);
    body->block = item->children;
    body->frame = task->frame;
    body->frame.x += task->label_width;
    body->frame.width -= task->label_width;
    body->frame.tight = task->block->list.tight || task->frame.in_cell;
    body->frame.in_list = true;
    body->frame.on_slide = false;
    feed_emit(feed, ITEM_OPEN)->tag = TAG_LBODY;
}

static void emit_label(Feed *feed, const Task *task, const ListItem *item) {
    const TextStyle *body = setting_style(feed->setting, task->frame.role, 0);
    Frame frame = task->frame;
    frame.width = task->label_width - body->size / 2;
    frame.align = ALIGN_START;
    frame.tight = true;
    if (frame.width < body->size / 2) frame.width = task->label_width;
    Item *label = feed_text(feed, item->label, label_role(feed, &task->frame), TAG_LBL, &frame);
    if (!label) return;
    label->before = task->block->list.tight || task->frame.in_cell ? 0 : body->space_before;
    const bool beside = item->children && label->text.paragraph->n == 1;
    label->overlay = beside;
    label->bullet = true;
    label->keep_next = item->children || task->frame.keep_next;
}

void expand_list_item(Feed *feed, const Task *task) {
    const ListBlock *list = &task->block->list;
    const ListItem *item = &list->items[task->index];
    Task own = *task;
    if (task->index + 1 < list->n) {
        Task *next = feed_push(feed, TASK_LIST);
        *next = *task;
        next->index++;
        own.frame.keep_next = false; // only the last one's last piece is kept
    }
    feed_emit(feed, ITEM_OPEN)->tag = TAG_LI;
    emit_label(feed, &own, item);
    push_body(feed, &own, item);
}
