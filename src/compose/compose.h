// SPDX-License-Identifier: MIT
// Compose: a checked model and a layout in Lua to a composition of blocks.
#ifndef RAPPORTEUR_COMPOSE_COMPOSE_H
#define RAPPORTEUR_COMPOSE_COMPOSE_H

#include "compose/block.h"
#include "model/model.h"

typedef struct Composer Composer;

typedef struct {
    Arena *arena; // of the job; borrowed
    Diag *diag;
    const char *layouts;   // folder of the program's layouts, theme parts and messages
    const char *workspace; // folder searched first for layouts, or NULL
    Str root;              // resolved folder that pictures stay in; empty: no pictures
    Str attach;            // what the PDF will carry: "data", "sources", "none" or empty
    Str theme;             // Lua module of the theme: "theme.report" unless the workspace says so
} ComposeOptions;

// Runs the layout named by the document's kind ("quarterly-report" -> quarterly-report.lua) in the
// cage. Rows of tables are made later, on demand: drop the composer after typesetting.
// The caller owns the composer. Options are copied.
Composer *composer_new(const ComposeOptions *options);
void composer_drop(Composer *composer);
// NULL with findings (LUA-xx with the layout's file and line, MSG-xx, THEME-xx).
const Composition *composer_run(Composer *composer, const Model *model);

#endif
