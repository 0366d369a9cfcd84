// SPDX-License-Identifier: MIT
// Dump of a page: a fragment a line, in start and end geometry (--dump=pages).
#ifndef RAPPORTEUR_TYPESET_DUMP_H
#define RAPPORTEUR_TYPESET_DUMP_H

#include "base/buf.h"
#include "typeset/page.h"

void page_dump(const Page *page, Buf *out);

#endif
