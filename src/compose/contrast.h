// SPDX-License-Identifier: MIT
// Contrast of two colours after WCAG 2.1 ("relative luminance", "contrast ratio"), in integers.
#ifndef RAPPORTEUR_COMPOSE_CONTRAST_H
#define RAPPORTEUR_COMPOSE_CONTRAST_H

#include "compose/theme.h"

enum {
    CONTRAST_TEXT = 4500,    // 1.4.3, in thousandths
    CONTRAST_GRAPHICS = 3000 // 1.4.11
};

// Relative luminance in millionths, 0 (black) to 1,000,000 (white).
uint32_t color_luminance(Color color);
// Contrast ratio in thousandths, 1000 to 21000, rounded down.
uint32_t color_contrast(Color a, Color b);

#endif
