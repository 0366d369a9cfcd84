// SPDX-License-Identifier: MIT
// Items: a document with `for_each` is one document for each record that `where` selects.
#ifndef RAPPORTEUR_MODEL_ITEMS_H
#define RAPPORTEUR_MODEL_ITEMS_H

#include "model/binder.h"

// Makes the model that of one item: document.recommendation is it, and document.id ends with its
// id. Without an item the model is that of all of them. Nothing for a document without `for_each`;
// DATA-16 when `item` names none that is selected, or none is.
void choose_item(Binder *binder, const Model *model, Str item);

#endif
