/** Outermost 《》 pairs (书名号) of at most 160 characters within a paragraph; linear. */
export function markedTitles(text: string): [number, number][] {
  const out: [number, number][] = [];
  let depth = 0;
  let open = -1;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '《') {
      if (depth === 0 || i - open > 160) {
        open = i;
        depth = 0;
      }
      depth++;
    } else if (c === '》' && depth > 0) {
      depth--;
      if (depth === 0 && i - open <= 160) out.push([open, i + 1]);
    } else if (c === '\n') depth = 0;
  }
  return out;
}
