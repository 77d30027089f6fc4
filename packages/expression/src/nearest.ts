/** The three names nearest to one that does not exist (最接近的名称), by the letters that have to change. */
export function nearestNames(name: string, names: Iterable<string>): string {
  return [...names]
    .map((known) => ({ known, changes: changesBetween(name, known) }))
    .sort((a, b) => a.changes - b.changes || (a.known < b.known ? -1 : 1))
    .slice(0, 3)
    .map(({ known }) => known)
    .join(', ');
}

/** Letters to put, take or change to make one text the other (编辑距离). */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
