// SPDX-License-Identifier: MIT
// For "mutool run": prints each link of a PDF as a line of JSON [page, [x0, y0, x1, y1], URI], y
// from the top of the page; links within the file lead to "#page=N...".

var file = new Document(scriptArgs[0]);
for (var page = 0; page < file.countPages(); page += 1) {
    file.loadPage(page).getLinks().forEach(function (link) {
        print(JSON.stringify([page + 1, link.bounds, link.uri]));
    });
}
