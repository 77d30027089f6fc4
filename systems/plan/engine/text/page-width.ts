import type { PhysicalLine } from './physical-lines.ts';

/** Width of a page on which lines were broken by force (硬回车行宽); 0 when the lines are whole paragraphs. */
export function wrapWidth(lines: readonly PhysicalLine[], isTable: readonly boolean[]): number {
  const widths: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line !== undefined && !line.chrome && isTable[i] !== true && line.width >= 10)
      widths.push(line.width);
  }
  if (widths.length < 5) return 0;
  widths.sort((a, b) => a - b);
  const widest = widths[Math.floor((widths.length - 1) * 0.95)] ?? 0;
  if (widest > 64 || widest < 14) return 0;
  const near = widths.filter((w) => w >= widest - 3).length;
  return near >= Math.max(4, widths.length * 0.28) ? widest : 0;
}

/** The most frequent left margin of the text lines (左边距). */
export function commonIndent(lines: readonly PhysicalLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(line.indent, (counts.get(line.indent) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [indent, n] of counts) {
    if (n > most) {
      most = n;
      best = indent;
    }
  }
  return best;
}
