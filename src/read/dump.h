// SPDX-License-Identifier: MIT
// Dump of a Value tree: an indented line a node with the place of its first byte (--dump=trees).
#ifndef RAPPORTEUR_READ_DUMP_H
#define RAPPORTEUR_READ_DUMP_H

#include "base/buf.h"
#include "read/value.h"

void value_dump(const Value *value, Buf *out);

#endif
