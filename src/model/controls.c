// SPDX-License-Identifier: MIT
// Controls: YAML's escapes and CSV cells can hold characters that are nothing to read and break
// what is made of them.
#include "model/controls.h"

#include "base/utf8.h"

// Plain text passes by its first bytes: controls are below a blank, DEL, or begin with C2 or EF.
static bool may_begin_control(unsigned char c) {
    return c < ' ' || c == 0x7F || c == 0xC2 || c == 0xEF;
}

static bool is_refused(uint32_t c) {
    if (c < ' ') return c != '\t' && c != '\n' && c != '\r';
    if (c < 0xA0) return c >= 0x7F && c != 0x85;
    return c == 0xFFFE || c == 0xFFFF;
}

static void check_scalar(const Value *scalar, Diag *diag) {
    const Str text = scalar->text;
    for (size_t i = 0; i < text.n; i++) {
        if (!may_begin_control((unsigned char)text.at[i])) continue;
        size_t end = i;
        const uint32_t c = utf8_next(text, &end);
        if (!is_refused(c)) continue;
        diag_add(diag, SEVERITY_FATAL, "DATA-18", value_place_at(scalar, i, end),
                 "the control character U+%04X is not allowed", (unsigned)c);
        diag_help(diag, "remove it: it cannot be seen, and no reader says it");
        return;
    }
}

// Depth is that of the tree, which the readers bound.
void controls_refuse(const Value *tree, Diag *diag) {
    if (tree->kind == VALUE_SCALAR) check_scalar(tree, diag);
    for (size_t i = 0; tree->kind == VALUE_LIST && i < tree->n; i++)
        controls_refuse(tree->items[i], diag);
    for (size_t i = 0; tree->kind == VALUE_MAP && i < tree->n; i++)
        controls_refuse(tree->members[i].value, diag);
}
