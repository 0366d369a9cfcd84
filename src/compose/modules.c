// SPDX-License-Identifier: MIT
// Modules: "shared.progress" to shared/progress.lua of the workspace's layouts, else the
// program's. Text only, each loaded once.
#include "base/fs.h"
#include "compose/host.h"
#include "compose/host_error.h"

static const char MODULES = 0; // its address is the key of the loaded modules in the registry

static bool is_module_name(Str name) {
    bool start = true; // of a part between dots
    for (size_t i = 0; i < name.n; i++) {
        const char c = name.at[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && (start || (c != '.' && c != '_' && c != '-'))) return false;
        start = c == '.';
    }
    return !start && name.n <= 100;
}

// "shared.progress" -> "shared/progress.lua"
static Str module_file(Arena *arena, Str name) {
    Str file = str_format(arena, "%.*s.lua", STR_ARGS(name));
    char *at = (char *)arena_alloc(arena, 1, file.n + 1, 1);
    for (size_t i = 0; i < file.n; i++) {
        at[i] = file.at[i] == '.' && i < name.n ? '/' : file.at[i];
    }
    return (Str){at, file.n};
}

// The path of `file` in one of the folders, NULL when it is in neither or a link leads out.
static const char *find_file(Host *host, Str file, Str *shown) {
    const char *folders[] = {host->options.workspace, host->options.layouts};
    Arena *arena = host->options.arena;
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        if (!folders[i]) continue;
        const Str path = fs_join(arena, str_of(folders[i]), file);
        const char *at = str_cstring(arena, path);
        if (!fs_exists(at)) continue;
        const Str root = fs_real_path(arena, folders[i]);
        if (!fs_is_inside(arena, root, fs_real_path(arena, at))) continue;
        *shown = fs_join(arena, fs_base_name(root), file);
        return at;
    }
    return NULL;
}

static const Source *read_module(lua_State *lua, Str name) {
    Host *host = host_of(lua);
    Str shown = {0};
    const char *path = find_file(host, module_file(host->options.arena, name), &shown);
    const Place from = host_place(lua);
    if (!path) {
        diag_add(host->options.diag, SEVERITY_FATAL, "LUA-05", from, "there is no layout '%.*s'",
                 STR_ARGS(name));
        diag_help(host->options.diag,
                  "it would be %.*s in the layouts folder of the workspace or "
                  "of the program",
                  STR_ARGS(module_file(host->options.arena, name)));
        host->reported = true;
        host_fail(lua, "no layout");
    }
    const Source *source = source_read(host->options.arena, path, shown, from, host->options.diag);
    if (!source) {
        host->reported = true;
        host_fail(lua, "unreadable layout");
    }
    if (source->bytes.n > HOST_FILE_BYTES) host_fail(lua, "the layout file is too large");
    return source;
}

// Pushes the module's chunk. Binary chunks are refused by mode "t".
static void load_module(lua_State *lua, Str name) {
    Host *host = host_of(lua);
    const Source *source = read_module(lua, name);
    char chunk[32];
    host_chunk_name(chunk, host->files.n);
    *vec_push(host->options.arena, &host->files) = source;
    const int status = luaL_loadbufferx(lua, source->bytes.at ? source->bytes.at : "",
                                        source->bytes.n, chunk, "t");
    host->syntax = status == LUA_ERRSYNTAX;
    if (status != LUA_OK) lua_error(lua);
}

void host_require(lua_State *lua, Str name) {
    if (!is_module_name(name)) {
        host_fail(lua,
                  "'%.*s' is no module name: small letters, digits, '-', '_', and dots "
                  "between the parts",
                  STR_ARGS(name));
    }
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &MODULES);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        lua_newtable(lua);
        lua_pushvalue(lua, -1);
        lua_rawsetp(lua, LUA_REGISTRYINDEX, &MODULES);
    }
    host_push_str(lua, name);
    const int type = lua_rawget(lua, -2);
    if (type == LUA_TLIGHTUSERDATA) {
        host_fail(lua, "module '%.*s' requires itself, through others or directly", STR_ARGS(name));
    }
    if (type != LUA_TNIL) {
        lua_remove(lua, -2);
        return;
    }
    lua_pop(lua, 1);
    host_push_str(lua, name);
    lua_pushlightuserdata(lua, NULL); // marks it as being loaded
    lua_rawset(lua, -3);
    load_module(lua, name);
    lua_call(lua, 0, 1);
    if (lua_isnil(lua, -1)) host_fail(lua, "module '%.*s' returns nothing", STR_ARGS(name));
    host_push_str(lua, name);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, -4);
    lua_remove(lua, -2);
}

Place host_module_place(const Host *host, Str name) {
    const Str file = module_file(host->options.arena, name);
    Place place = {0};
    for (size_t i = 0; i < host->files.n && !place.source; i++) {
        const Source *source = host->files.at[i];
        if (str_ends(source->path, file)) place.source = source;
    }
    if (!place.source) return place;
    const Str bytes = place.source->bytes;
    for (size_t at = 0; (at = str_find(bytes, STR("\nreturn"), at)) != SIZE_MAX; at++) {
        const size_t end = str_find(bytes, STR("\n"), at + 1);
        place.span = (Span){(uint32_t)at + 1, (uint32_t)(end == SIZE_MAX ? bytes.n : end)};
    }
    return place;
}
