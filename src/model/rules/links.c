// SPDX-License-Identifier: MIT
// LI-01: a link leads somewhere, and nowhere unsafe.
#include "model/address.h"
#include "model/rules/checks.h"

typedef struct {
    Diag *diag;
    const Record *owner;
    const Field *field;
} LinkCheck;

static bool leads_nowhere(Str target) {
    return target.n == 0 || str_starts(target, STR("#"));
}

static void report_unsafe(const LinkCheck *check, Place place, Str target) {
    diag_add(check->diag, SEVERITY_ERROR, "LI-01", place,
             "'%.*s' is no address that a link can have", STR_ARGS(target));
    check_path(check->diag, check->owner, check->field->name);
    check_waiver_help(check->diag, "write the whole address: https://www.example.org/page",
                      "LI-01");
}

static void report(const LinkCheck *check, Place place, Str target) {
    diag_add(check->diag, SEVERITY_ERROR, "LI-01", place,
             "the link leads nowhere: its target is '%.*s'", STR_ARGS(target));
    check_path(check->diag, check->owner, check->field->name);
    check_waiver_help(check->diag, "give the address, or remove the link and keep its words",
                      "LI-01");
}

static void check_inline(void *self, const Inline *at) {
    if (at->kind != INLINE_LINK) return;
    if (leads_nowhere(at->argument))
        report(self, at->place, at->argument);
    else if (!address_is_whole(at->argument))
        report_unsafe(self, at->place, at->argument);
}

static void check_datum(void *self, const Record *owner, const Field *field, const Datum *datum) {
    LinkCheck check = {self, owner, field};
    datum_visit_inlines(datum, check_inline, &check);
    if (field->type == FIELD_URL && datum->kind == DATUM_STRING && leads_nowhere(datum->string))
        report(&check, datum->value->place, datum->string);
}

void check_link_targets(const Model *model, Diag *diag) {
    model_visit(&(Visitor){.datum = check_datum, .self = diag}, model->root);
}
