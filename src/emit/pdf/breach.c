// SPDX-License-Identifier: MIT
// Breaches: few words are made, however many cells of a table break one requirement.
#include "emit/pdf/breach.h"

#include <stdarg.h>
#include <stdio.h>

enum { TEXT_ROOM = 256 }; // [bytes]

static bool same_place(Place a, Place b) {
    return a.source == b.source && a.span.lo == b.span.lo && a.span.hi == b.span.hi;
}

// What of `n` bytes has room in the text, but no half of a character.
static Str whole_characters(const char *text, int n) {
    size_t room = n < 0 ? 0 : (size_t)n;
    if (room >= TEXT_ROOM) {
        room = TEXT_ROOM - 1;
        while (room && ((unsigned char)text[room - 1] & 0xc0) == 0x80) room--;
        if (room && (unsigned char)text[room - 1] >= 0xc0) room--;
    }
    return (Str){text, room};
}

void breaches_add(Breaches *breaches, Requirement requirement, Place place, const char *format,
                  ...) {
    if (!(requirement_facts(requirement)->standards & breaches->asked)) return;
    Breach *breach = &breaches->of[requirement];
    if (breach->shown && same_place(breach->places[breach->shown - 1], place)) return;
    if (breach->shown == BREACH_PLACES) {
        breach->more++;
        return;
    }
    breach->places[breach->shown++] = place;
    if (breach->text.n) return;
    char text[TEXT_ROOM];
    va_list args;
    va_start(args, format);
    const int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    breach->text = str_copy(breaches->arena, whole_characters(text, n));
}

StandardSet breaches_broken(const Breaches *breaches) {
    StandardSet broken = 0;
    for (Requirement i = 0; i < REQUIREMENT__COUNT; i++)
        if (breaches->of[i].shown) broken |= requirement_facts(i)->standards;
    return broken & breaches->asked;
}

static void report(const Breaches *breaches, Requirement requirement, Diag *diag) {
    const Breach *breach = &breaches->of[requirement];
    const RequirementFacts *facts = requirement_facts(requirement);
    const Str clauses = requirement_clauses(diag->arena, requirement, breaches->asked);
    diag_add(diag, SEVERITY_ERROR, facts->code, breach->places[0], "%.*s (%.*s)",
             STR_ARGS(breach->text), STR_ARGS(clauses));
    for (size_t i = 1; i < breach->shown; i++) diag_note(diag, breach->places[i], "and here");
    if (breach->more) diag_note(diag, (Place){0}, "and in %zu more places", breach->more);
    if (*facts->help) diag_help(diag, "%s", facts->help);
}

void breaches_report(const Breaches *breaches, Diag *diag) {
    for (Requirement i = 0; i < REQUIREMENT__COUNT; i++)
        if (breaches->of[i].shown) report(breaches, i, diag);
}
