// SPDX-License-Identifier: MIT
// Bind: trees to a model: the schema's tables give each value its type, name what is unknown or
// missing, load {file: …} parts, lay the overlay of a language over the document, resolve
// references and derive what is never typed in (counts, changes).
#ifndef RAPPORTEUR_MODEL_BIND_H
#define RAPPORTEUR_MODEL_BIND_H

#include "model/model.h"

// An edition that stands in a PDF, by the path of the PDF; `shown` is the path for messages.
typedef struct {
    const char *path;
    Str shown;
    Str root; // resolved folder that reads stay in
} EditionFile;

// Gives its data in canonical form, as a source whose name begins with `shown`; NULL with findings.
typedef const Source *EditionOpen(void *context, const EditionFile *file, Diag *diag);

typedef struct {
    Arena *arena;
    Diag *diag;
    const char *root;    // reads stay inside this folder: of the workspace or of the lone document
    Str lang;            // edition to make; empty: the document's own language
    Str item;            // of a document with `for_each`: the one meant ("9.1", "ssr2 9.1")
    const Value *shared; // the tree of rapporteur.yaml, or NULL: see model/shared.h
    EditionOpen *open;   // NULL: an earlier edition in a PDF is left out, without a word
    void *open_context;
} BindOptions;

// `document` is the path of a document file (YAML) as given by the user, `shown` the path for
// messages. NULL after fatal findings; a model with error findings is still whole.
const Model *model_load(const BindOptions *options, const char *document, Str shown);
// One edition alone, to be compared: a document file, or a PDF that carries its data.
const Model *model_load_edition(const BindOptions *options, const char *file, Str shown);
// True for the name of a PDF.
bool edition_is_pdf(Str name);
// The record of rapporteur.yaml (ENTITY_WORKSPACE), which lies in the folder `root` (resolved), or
// NULL after fatal findings.
const Record *model_load_workspace(Arena *arena, Diag *diag, const Source *source, Str root);
// Languages for which the document has an overlay file ("name.fr.yaml" beside "name.yaml").
size_t model_languages(Arena *arena, const char *document, Str **out);

// What a document with `for_each` is made of: a reference for BindOptions.item to each record that
// meets the conditions of `where`, in the order of the data. 0 for every other document, and for
// one that cannot be loaded or selects nothing: model_load then says why.
size_t model_items(Arena *arena, const char *root, const char *document, Str **out);

#endif
