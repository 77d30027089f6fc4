/**
 * The program of the PDF reading thread (PDF 读取线程), as text so that it needs no file of its own after bundling.
 *
 * It runs pdf.js on this side of a wall: a page that never ends can be stopped from outside, its memory has a ceiling,
 * and the server's own thread stays free. pdf.js swallows what goes wrong inside a page, so the guard on large buffers
 * reports by itself before it throws.
 */
export const WORKER_SOURCE = String.raw`
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { data, limits, urls } = workerData;
const size = data.length;

// pdf.js wants a canvas in Node for drawing; nothing is drawn here.
const Module = require('node:module');
const load = Module._load;
Module._load = function (request, ...rest) {
  if (request === '@napi-rs/canvas') throw new Error('drawing is off');
  return load.call(this, request, ...rest);
};
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {};
console.log = console.warn = console.error = () => {};

const MEGABYTE = 1024 * 1024;
let budget = limits.streamBytes * 16 + size * 40;
function spend(length) {
  if (length <= MEGABYTE) return;
  budget -= length;
  if (budget >= 0 && (length <= limits.streamBytes || length <= size)) return;
  parentPort.postMessage({ kind: 'refused', code: 'inflates-too-much' });
  throw new RangeError('stream too long');
}

const Bytes = globalThis.Uint8Array;
globalThis.Uint8Array = new Proxy(Bytes, {
  construct(target, args) {
    if (typeof args[0] === 'number') spend(args[0]);
    return Reflect.construct(target, args, target);
  },
});

// pdf.js asks the clock once for each form it begins to draw and once in a hundred operators. Counting the questions
// measures the work of a page by itself, not by how busy the machine is: forms that draw each other without end stop
// after the same number of steps everywhere.
const clock = Date.now;
let steps = 0;
function begin() {
  steps = 0;
}
Date.now = () => {
  steps += 1;
  if (steps > limits.pageSteps + size * limits.pageStepsPerByte) {
    parentPort.postMessage({ kind: 'refused', code: 'too-much-content' });
    throw new RangeError('too many steps');
  }
  return clock();
};

// The built-in one inflates without end. What zlib cannot inflate, pdf.js tries again by itself.
const { inflateSync } = require('node:zlib');
globalThis.DecompressionStream = class {
  constructor() {
    let give;
    let fail;
    const inflated = new Promise((resolve, reject) => { give = resolve; fail = reject; });
    inflated.catch(() => {});
    const write = async (bytes) => {
      try {
        give(inflateSync(bytes, { maxOutputLength: limits.streamBytes }));
      } catch (error) {
        fail(error);
        if (error.code === 'ERR_BUFFER_TOO_LARGE') spend(Infinity);
      }
    };
    this.writable = { getWriter: () => ({ ready: Promise.resolve(), write, close: async () => {} }) };
    this.readable = (async function* () { yield await inflated; })();
  }
};

function multiply(a, b) {
  return [
    a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

async function readText(page, base) {
  const texts = [];
  const numbers = [];
  let items = 0;
  const reader = page.streamTextContent({ includeMarkedContent: false }).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    items += value.items.length;
    for (const item of value.items) {
      if (typeof item.str !== 'string' || item.str.trim() === '') continue;
      const m = multiply(base, item.transform);
      const size = Math.hypot(m[2], m[3]) || Math.hypot(m[0], m[1]);
      texts.push(item.str);
      numbers.push(m[4], m[5], item.width * Math.hypot(base[0], base[1]), size, Math.atan2(m[1], m[0]));
    }
    if (items > limits.pageItems) {
      parentPort.postMessage({ kind: 'refused', code: 'too-much-content' });
      await reader.cancel(new Error('too many items'));
      break;
    }
  }
  return { texts, numbers };
}

/** Worth looking for ruled lines: at least three printed lines with a wide gap inside. */
function looksTabular({ texts, numbers }) {
  const lines = new Map();
  for (let i = 0; i < texts.length; i += 1) {
    const key = Math.round(numbers[i * 5 + 1] / 3);
    const line = lines.get(key) ?? [];
    line.push(i);
    lines.set(key, line);
  }
  let wide = 0;
  for (const line of lines.values()) {
    line.sort((a, b) => numbers[a * 5] - numbers[b * 5]);
    for (let k = 1; k < line.length; k += 1) {
      const before = line[k - 1] * 5;
      if (numbers[line[k] * 5] - numbers[before] - numbers[before + 2] > numbers[before + 3] * 0.9) {
        wide += 1;
        break;
      }
    }
  }
  return wide >= 2;
}

async function readRules(page, base, OPS) {
  const list = await page.getOperatorList();
  const rules = [];
  const stack = [];
  let matrix = base;
  const strokes = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const put = (x0, y0, x1, y1) => {
    if (rules.length >= limits.rules * 4) return;
    const ax = matrix[0] * x0 + matrix[2] * y0 + matrix[4];
    const ay = matrix[1] * x0 + matrix[3] * y0 + matrix[5];
    const bx = matrix[0] * x1 + matrix[2] * y1 + matrix[4];
    const by = matrix[1] * x1 + matrix[3] * y1 + matrix[5];
    if ((Math.abs(ax - bx) < 1 || Math.abs(ay - by) < 1) && Math.hypot(ax - bx, ay - by) > 6) {
      rules.push(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
  };
  const close = (points, stroked) => {
    if (points.length < 4) return;
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (let i = 0; i < points.length; i += 2) {
      left = Math.min(left, points[i]); right = Math.max(right, points[i]);
      top = Math.min(top, points[i + 1]); bottom = Math.max(bottom, points[i + 1]);
    }
    const scale = Math.hypot(matrix[0], matrix[1]) || 1;
    const thin = 3 / scale;
    if (right - left <= thin) put((left + right) / 2, top, (left + right) / 2, bottom);
    else if (bottom - top <= thin) put(left, (top + bottom) / 2, right, (top + bottom) / 2);
    else if (stroked) for (let i = 2; i < points.length; i += 2) put(points[i - 2], points[i - 1], points[i], points[i + 1]);
  };
  for (let i = 0; i < list.fnArray.length; i += 1) {
    const fn = list.fnArray[i];
    const args = list.argsArray[i];
    if (fn === OPS.save) stack.push(matrix);
    else if (fn === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (fn === OPS.transform) matrix = multiply(matrix, args);
    else if (fn === OPS.paintFormXObjectBegin) { stack.push(matrix); if (args[0]) matrix = multiply(matrix, args[0]); }
    else if (fn === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    else if (fn === OPS.constructPath && args[0] !== OPS.endPath) {
      const path = args[1] && args[1][0];
      if (!path || typeof path.length !== 'number') continue;
      const stroked = strokes.has(args[0]);
      let points = [];
      for (let k = 0; k < path.length; ) {
        const op = path[k];
        if (op === 0) { close(points, stroked); points = [path[k + 1], path[k + 2]]; k += 3; }
        else if (op === 1) { points.push(path[k + 1], path[k + 2]); k += 3; }
        else if (op === 4) { if (points.length >= 2) points.push(points[0], points[1]); close(points, stroked); points = []; k += 1; }
        else { points = []; k += op === 2 ? 7 : 5; }
      }
      close(points, stroked);
    }
  }
  return rules;
}

(async () => {
  const pdfjs = await import(urls.display);
  await import(urls.worker);
  parentPort.postMessage({ kind: 'ready' });
  let task;
  let pdf;
  // pdf.js remembers every object it has read, so that a file of thousands of pages would fill memory: it is opened
  // afresh every few hundred pages. It takes its buffer over, hence the copy.
  const open = async () => {
    if (task) await task.destroy();
    task = pdfjs.getDocument({
      data: new Bytes(data), verbosity: 0, isEvalSupported: false, useWorkerFetch: false, disableFontFace: true, useSystemFonts: false,
      enableXfa: false, useWasm: false, isImageDecoderSupported: false, isOffscreenCanvasSupported: false, maxImageSize: 1,
      cMapUrl: urls.cmaps, cMapPacked: true, standardFontDataUrl: urls.fonts,
    });
    pdf = await task.promise;
  };
  await open();
  if (pdf.numPages > limits.pages) {
    parentPort.postMessage({ kind: 'refused', code: 'too-many-pages' });
    return;
  }
  const pages = pdf.numPages;
  parentPort.postMessage({ kind: 'open', pages });
  for (let number = 1; number <= pages; number += 1) {
    begin();
    if (number > 1 && (number - 1) % limits.pagesPerOpening === 0) await open();
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const text = await readText(page, viewport.transform);
    const rules = looksTabular(text) ? await readRules(page, viewport.transform, pdfjs.OPS) : [];
    parentPort.postMessage({
      kind: 'page', number, width: viewport.width, height: viewport.height,
      texts: text.texts, numbers: Float64Array.from(text.numbers), rules: Float64Array.from(rules),
    });
    page.cleanup();
  }
  parentPort.postMessage({ kind: 'done' });
})().catch((error) => {
  parentPort.postMessage({ kind: 'failed', name: String(error && error.name), message: String(error && error.message) });
});
`;
