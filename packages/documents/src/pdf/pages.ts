/** A piece of printed text; y grows downwards, units are points (1/72 inch). */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly size: number;
}

/** A ruled line, horizontal or vertical, in the same units. */
export interface PdfRule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly PdfItem[];
  /** Slanted pieces: watermarks and stamps. */
  readonly slanted: readonly PdfItem[];
  readonly rules: readonly PdfRule[];
}

export interface PageMessage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly string[];
  readonly numbers: Float64Array;
  readonly rules: Float64Array;
}

/**
 * A page as the reading thread sent it, made ready (页面整理): radicals that fonts hand out in place of ideographs
 * (⼀ for 一) become ideographs, and text printed twice for a bold look counts once.
 */
export function toPage(message: PageMessage): PdfPage {
  const items: PdfItem[] = [];
  const slanted: PdfItem[] = [];
  const seen = new Map<string, PdfItem>();
  for (const [index, raw] of message.texts.entries()) {
    const at = index * 5;
    const [x = 0, y = 0, width = 0, size = 0, angle = 0] = message.numbers.subarray(at, at + 5);
    const text = ideographs(raw);
    const item = { text, x, y, width: Math.max(0, width), size: size || 1 };
    if (![x, y, width, size].every(Number.isFinite)) continue;
    if (Math.abs(Math.sin(angle)) > 0.1) {
      slanted.push(item);
      continue;
    }
    const key = `${text}/${Math.round(y)}`;
    const twin = seen.get(key);
    if (twin && Math.abs(twin.x - x) < size * 0.25) continue;
    seen.set(key, item);
    items.push(item);
  }
  const rules: PdfRule[] = [];
  for (let at = 0; at + 3 < message.rules.length; at += 4) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = message.rules.subarray(at, at + 4);
    rules.push({ x0, y0, x1, y1 });
  }
  return { number: message.number, width: message.width, height: message.height, items, slanted, rules };
}

function ideographs(text: string): string {
  return text
    .replace(/[\u2E80-\u2EF3\u2F00-\u2FD5\uF900-\uFAD9]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/[\t\n\r\v\f]/g, ' ');
}

/** Ideographs and full-width signs stand side by side; words of letters and digits need a space. */
export function joinWords(before: string, after: string): string {
  const needsSpace = /[A-Za-z0-9,.;:)%]$/.test(before) && /^[A-Za-z0-9(]/.test(after);
  return needsSpace ? `${before} ${after}` : before + after;
}
