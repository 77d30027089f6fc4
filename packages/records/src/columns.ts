/**
 * How values travel between TypeScript and both engines (列值): one set of rules, applied on our side of the driver,
 * so that PGlite and PostgreSQL return identical rows.
 *
 * int8 → bigint · numeric, date, timestamp → text · timestamptz → ISO text in UTC with milliseconds ·
 * json(b) → parsed · bool, int2, int4, float → their JavaScript value · bytea → Uint8Array · arrays of these ·
 * everything else → text.
 */

export type ColumnParser = (text: string) => unknown;

/** `2026-11-22 08:00:00.5+00` → `2026-11-22T08:00:00.500Z`; sessions run in UTC. `infinity` stays as it is. */
export function instantOf(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (!match) return text;
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

const asText: ColumnParser = (text) => text;
const asNumber: ColumnParser = (text) => Number(text);
const asBigint: ColumnParser = (text) => BigInt(text);
const asBoolean: ColumnParser = (text) => text === 't';
const asJson: ColumnParser = (text): unknown => JSON.parse(text);

/** [type, its array type, parser], by PostgreSQL's fixed type numbers. */
const rules: readonly (readonly [number, number, ColumnParser])[] = [
  [16, 1000, asBoolean],
  [17, 1001, bytesOf],
  [20, 1016, asBigint],
  [21, 1005, asNumber],
  [23, 1007, asNumber],
  [26, 1028, asNumber],
  [700, 1021, asNumber],
  [701, 1022, asNumber],
  [1700, 1231, asText],
  [1082, 1182, asText],
  [1083, 1183, asText],
  [1114, 1115, asText],
  [1184, 1185, instantOf],
  [114, 199, asJson],
  [3802, 3807, asJson],
  [25, 1009, asText],
  [1043, 1015, asText],
  [1042, 1014, asText],
  [19, 1003, asText],
  [18, 1002, asText],
  [2950, 2951, asText],
  [1186, 1187, asText],
];

/** Parsers by type number, for the drivers of both engines. */
export const columnParsers: ReadonlyMap<number, ColumnParser> = new Map(
  rules.flatMap(([type, arrayType, parse]) => [
    [type, parse] as const,
    [arrayType, (text: string) => parseArray(text, parse)] as const,
  ]),
);

/** Reads PostgreSQL's array text `{1,"a b",NULL,{…}}`; bounds such as `[0:1]={…}` are dropped. */
export function parseArray(text: string, parse: ColumnParser): unknown[] {
  let at = text.indexOf('{');
  function list(): unknown[] {
    const items: unknown[] = [];
    at += 1;
    while (text[at] !== '}') {
      if (at >= text.length) throw new Error(`unfinished array: ${text.slice(0, 80)}`);
      if (text[at] === ',') at += 1;
      else if (text[at] === '{') items.push(list());
      else items.push(item());
    }
    at += 1;
    return items;
  }
  function item(): unknown {
    if (text[at] !== '"') {
      const start = at;
      while (text[at] !== ',' && text[at] !== '}' && at < text.length) at += 1;
      const bare = text.slice(start, at);
      return bare === 'NULL' ? null : parse(bare);
    }
    let value = '';
    at += 1;
    while (text[at] !== '"') {
      if (at >= text.length) throw new Error(`unfinished array: ${text.slice(0, 80)}`);
      if (text[at] === '\\') at += 1;
      value += text[at] ?? '';
      at += 1;
    }
    at += 1;
    return parse(value);
  }
  return at < 0 ? [] : list();
}

/**
 * A value as both drivers send it: text, bytes or null. Arrays become PostgreSQL arrays, other objects JSON;
 * a JSON array must therefore go through `json()`.
 *
 * @throws TypeError for Date (dates are text here), functions, symbols, NaN and infinities.
 */
export function parameterOf(value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be stored`);
      return String(value);
    case 'object':
      break;
    default:
      throw new TypeError(`a ${typeof value} cannot be stored`);
  }
  if (value instanceof Date) throw new TypeError('a Date cannot be stored; give the day or instant as text');
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return arrayText(value);
  return JSON.stringify(value);
}

function arrayText(items: readonly unknown[]): string {
  const texts = items.map((item) => {
    if (Array.isArray(item)) return arrayText(item);
    const value = parameterOf(item);
    if (value === null) return 'NULL';
    const text = typeof value === 'string' ? value : `\\x${Buffer.from(value).toString('hex')}`;
    return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return `{${texts.join(',')}}`;
}
