// SPDX-License-Identifier: MIT
// Runs in the browser: reads the PDFs that pdfjs.py lists, through pdf.js, and sends back what a
// person at that reader gets: text, outline, links, structure, attachments and pictures of pages.

import * as pdfjs from "/pdfjs/build/pdf.min.mjs";

// In this thread instead of a worker of its own: its warnings are then heard here.
globalThis.pdfjsWorker = await import("/pdfjs/build/pdf.worker.min.mjs");

const EXPECTED = "Warning: Setting up fake worker.";
const heard = [];
for (const kind of ["warn", "error", "log"]) {
    console[kind] = (...words) => heard.push(words.join(" "));
}

async function post(path, body) {
    const answer = await fetch(path, { method: "POST", body });
    if (!answer.ok) {
        throw new Error(`${path}: ${answer.status}`);
    }
}

// The number of the page where a destination leads, or null when it leads to none.
async function pageOf(pdf, destination) {
    const found = typeof destination === "string" ? await pdf.getDestination(destination)
                                                  : destination;
    return found ? pdf.getPageIndex(found[0]).then(index => index + 1, () => null) : null;
}

async function outlineOf(pdf, items) {
    const entries = [];
    for (const item of items ?? []) {
        entries.push({ title: item.title, page: await pageOf(pdf, item.dest),
                       items: await outlineOf(pdf, item.items) });
    }
    return entries;
}

async function linksOf(pdf, page) {
    const links = [];
    for (const link of await page.getAnnotations()) {
        if (link.subtype === "Link") {
            links.push({ id: link.id, rect: link.rect, url: link.unsafeUrl ?? link.url ?? null,
                         page: link.dest ? await pageOf(pdf, link.dest) : null });
        }
    }
    return links;
}

// Grey bytes of the page as a "portable graymap".
async function pictureOf(page, scale) {
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const head = new TextEncoder().encode(`P5 ${canvas.width} ${canvas.height} 255\n`);
    const image = new Uint8Array(head.length + data.length / 4);
    image.set(head);
    for (let from = 0, to = head.length; from < data.length; from += 4, to += 1) {
        image[to] = (299 * data[from] + 587 * data[from + 1] + 114 * data[from + 2] + 500) / 1000;
    }
    return image;
}

async function readPage(pdf, number, file, scale) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const result = {
        size: page.view,
        text: content.items.map(item => item.str === undefined ? { mark: item.type, id: item.id }
            : { text: item.str, end: item.hasEOL, direction: item.dir }),
        links: await linksOf(pdf, page),
        structure: await page.getStructTree(),
    };
    if (scale) {
        await post(`/picture/${file}/${number}`, await pictureOf(page, scale));
    }
    page.cleanup();
    return result;
}

async function destinationsOf(pdf) {
    const pages = {};
    for (const [name, destination] of Object.entries(await pdf.getDestinations())) {
        pages[name] = await pageOf(pdf, destination);
    }
    return pages;
}

async function attachmentsOf(pdf) {
    const files = {};
    for (const file of Object.values(await pdf.getAttachments() ?? {})) {
        const digest = await crypto.subtle.digest("SHA-256", file.content);
        files[file.filename] = Array.from(new Uint8Array(digest),
            byte => byte.toString(16).padStart(2, "0")).join("");
    }
    return files;
}

async function read(file, scale) {
    heard.length = 0;
    const source = pdfjs.getDocument({ url: `/pdf/${file}`, wasmUrl: "/pdfjs/wasm/",
                                       cMapUrl: "/pdfjs/cmaps/", iccUrl: "/pdfjs/iccs/",
                                       standardFontDataUrl: "/pdfjs/standard_fonts/" });
    const pdf = await source.promise;
    const { info, metadata } = await pdf.getMetadata();
    const result = { pages: [], outline: await outlineOf(pdf, await pdf.getOutline()),
                     destinations: await destinationsOf(pdf),
                     attachments: await attachmentsOf(pdf), info,
                     xmp: metadata ? Object.fromEntries(metadata) : null,
                     marked: await pdf.getMarkInfo() };
    for (let number = 1; number <= pdf.numPages; number += 1) {
        result.pages.push(await readPage(pdf, number, file, scale));
    }
    result.warnings = heard.filter(words => words !== EXPECTED);
    await source.destroy();
    return result;
}

const { count, scale } = await (await fetch("/jobs")).json();
for (let file = 0; file < count; file += 1) {
    const result = await read(file, scale).catch(error => ({ error: String(error) }));
    await post(`/result/${file}`, JSON.stringify(result));
}
await post("/done", "");
