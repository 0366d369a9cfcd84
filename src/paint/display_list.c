// SPDX-License-Identifier: MIT
// Replays a recorded page to a device, operation by operation.
#include "paint/record.h"

static bool play_op(const Op *op, Device *device) {
    switch (op->kind) {
    case OP_OPEN_ELEMENT: return device_open_element(device, op->element);
    case OP_CLOSE_ELEMENT: return device_close_element(device, op->element);
    case OP_CONTENT: return device_begin_content(device, op->element);
    case OP_ARTIFACT: return device_begin_artifact(device, op->artifact);
    case OP_END_CONTENT: return device_end_content(device);
    case OP_GLYPHS: return device_glyphs(device, op->run, op->point);
    case OP_FILL: return device_fill(device, op->path, op->color);
    case OP_STROKE: return device_stroke(device, op->path, op->stroke);
    case OP_IMAGE: return device_image(device, op->image, *op->rect);
    case OP_PUSH_CLIP: return device_push_clip(device, op->path);
    case OP_POP_CLIP: return device_pop_clip(device);
    case OP_LINK: return device_link(device, op->link);
    case OP_DESTINATION: return device_destination(device, *op->name, op->point);
    case OP_OUTLINE: return device_outline(device, op->outline);
    case OP_BOUNDS: return device_bounds(device, op->element, *op->rect);
    case OP__COUNT: break;
    }
    return false;
}

bool display_list_replay(const DisplayList *list, Device *device) {
    bool whole = device_begin_page(device, &list->info);
    for (size_t i = 0; whole && i < list->ops.n; i++) whole = play_op(&list->ops.at[i], device);
    return whole && device_end_page(device);
}
