/** One line of a table and the defaults that stand above it (目录表的一行). */
export interface TableLine {
  readonly fields: readonly string[];
  readonly defaults: Readonly<Record<string, string>>;
}

/** Reads a table of `|` separated lines (读目录表); a line `# name=value …` sets defaults for the lines below it. */
export function tableLines(table: string): readonly TableLine[] {
  const lines: TableLine[] = [];
  let defaults: Readonly<Record<string, string>> = {};
  for (const line of table.split('\n')) {
    const text = line.trim();
    if (text === '') continue;
    if (text.startsWith('#')) {
      defaults = Object.fromEntries(
        text
          .slice(1)
          .trim()
          .split(/\s+/)
          .map((pair) => pair.split('=') as [string, string]),
      );
      continue;
    }
    lines.push({ fields: text.split('|').map((field) => field.trim()), defaults });
  }
  return lines;
}

/** A whole number of a table. @throws Error that names what was read */
export function whole(text: string | undefined, line: TableLine): number {
  const value = Number(text);
  if (text === undefined || text === '' || !Number.isSafeInteger(value) || value < 0)
    throw new Error(`not a whole number: ${text} in ${line.fields.join('|')}`);
  return value;
}

/** Yuan with at most two decimals as whole fen (元转分), by digits alone. @throws Error that names what was read */
export function fenOf(text: string | undefined, line: TableLine): number {
  const parts = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text ?? '');
  if (!parts) throw new Error(`not an amount: ${text} in ${line.fields.join('|')}`);
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}

/** `name:count` pairs (名称与数量); sets `@name` are taken in, `@name:n` in n thousandths. */
export function pairsOf(
  text: string,
  sets: Readonly<Record<string, string>>,
  without: number,
): readonly (readonly [string, number])[] {
  const pairs: (readonly [string, number])[] = [];
  for (const part of text.split(/\s+/).filter((piece) => piece !== '')) {
    const at = part.lastIndexOf(':');
    const name = at < 0 ? part : part.slice(0, at);
    const count = at < 0 ? without : Number(part.slice(at + 1));
    if (!Number.isSafeInteger(count) || count < 0) throw new Error(`not a count: ${part}`);
    if (!name.startsWith('@')) pairs.push([name, count]);
    else {
      const set = sets[name];
      if (set === undefined) throw new Error(`no set ${name}`);
      for (const [inner, milli] of pairsOf(set, sets, without))
        pairs.push([inner, at < 0 ? milli : Math.floor((milli * count) / 1000)]);
    }
  }
  return pairs;
}
