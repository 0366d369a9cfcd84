// SPDX-License-Identifier: MIT
// Dump of a composition: blocks and their words, indented (--dump=blocks).
#ifndef RAPPORTEUR_COMPOSE_DUMP_H
#define RAPPORTEUR_COMPOSE_DUMP_H

#include "base/buf.h"
#include "compose/block.h"

void composition_dump(const Composition *composition, Buf *out);

#endif
