// SPDX-License-Identifier: MIT
// PNG filters (ISO/IEC 15948, clause 9), which PDF knows as predictors (ISO 32000-1, 7.4.4.4): each
// row becomes its difference from what stands to the left and above, which deflates far better.
#ifndef RAPPORTEUR_EMIT_PDF_PREDICT_H
#define RAPPORTEUR_EMIT_PDF_PREDICT_H

#include <stddef.h>
#include <stdint.h>

// Filters rows of `n` bytes, pixels of `step` bytes, in place. Before each row one byte is free for
// the filter that was chosen for it.
void predict_rows(uint8_t *rows, size_t n, size_t step, size_t height);

#endif
