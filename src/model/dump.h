// SPDX-License-Identifier: MIT
// Dump of a model: records and typed fields, indented (--dump=model).
#ifndef RAPPORTEUR_MODEL_DUMP_H
#define RAPPORTEUR_MODEL_DUMP_H

#include "base/buf.h"
#include "model/model.h"

void model_dump(const Model *model, Buf *out);

#endif
