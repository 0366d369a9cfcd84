// SPDX-License-Identifier: MIT
// Question: what filter, sort and the like ask of each item of a list.
#ifndef RAPPORTEUR_COMPOSE_QUESTION_H
#define RAPPORTEUR_COMPOSE_QUESTION_H

#include "compose/values.h"

// What is asked of an item: a field's name, with the value it must have, or a function.
typedef struct {
    Str field; // empty: a function at stack index `function`
    int function;
    int value; // stack index, 0: any value counts
} Question;

// The question at a stack index, with the value behind it; `what` names the function in errors.
Question question_at(lua_State *lua, int index, const char *what);
// Puts the answer of the item on top of the stack in its place.
void question_ask(lua_State *lua, const Question *q);
// The index of a field in the records of a list, which are all of one entity; SIZE_MAX when the
// list is empty or holds no records. An unknown field is an error.
size_t question_field(lua_State *lua, const Datum *list, Str field);

int lists_sort(lua_State *lua); // sort.c

#endif
