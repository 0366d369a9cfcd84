// SPDX-License-Identifier: MIT
// The claim: what of the metadata says which standards a file follows: PDF/A (ISO 19005-2, 6.6.4;
// ISO 19005-3, 6.6.4; ISO 19005-4, 6.7.3) and PDF/UA (ISO 14289-1, 5; ISO 14289-2, 5).
#ifndef RAPPORTEUR_EMIT_PDF_CLAIM_H
#define RAPPORTEUR_EMIT_PDF_CLAIM_H

#include "base/standard.h"
#include "emit/pdf/extension.h"

// The schema that says which part of PDF/A is followed; without properties when none is.
XmpSchema pdf_archive_claim(StandardSet claimed);
// The same of PDF/UA. PDF/A-2 and -3 want it described (ISO 19005-3, 6.6.2.3).
XmpSchema pdf_access_claim(StandardSet claimed);

#endif
