/** A unit as a base and a power of ten (计量单位): 万人 is 人 and 4, % is 比 and -2. */
interface Unit {
  readonly base: string;
  readonly power: number;
}

const SHARES: Readonly<Record<string, number>> = {
  '%': -2,
  '％': -2,
  百分比: -2,
  '‰': -3,
  '1/10万': -5,
  比: 0,
};
const PREFIXES: readonly (readonly [string, number])[] = [
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
  ['千', 3],
  ['', 0],
];
const BASES =
  /^(元|人|人次|名|张|家|个|所|例|次|种|项|天|日|分钟|小时|户|床日|份|件|台|辆|条|支|篇|岁|公里|平方米|个工作日|工作日|个百分点|百分点)$/;

/** Reads a unit; `null` for words that are none. */
export function readUnit(text: string): Unit | null {
  const plain = text.trim();
  const share = SHARES[plain];
  if (share !== undefined) return { base: '比', power: share };
  for (const [prefix, power] of PREFIXES) {
    const base = plain.slice(prefix.length);
    if (plain.startsWith(prefix) && BASES.test(base)) return { base, power };
  }
  return null;
}

/** The unit that a head names: 完成值（%）, 金额（万元）, or a cell that is nothing but a unit. */
export function unitOfHead(head: string): string | null {
  const plain = head.normalize('NFKC').replace(/\s/g, '');
  if (readUnit(plain)) return plain;
  const inside = [...plain.matchAll(/[([](?:单位[:：])?([^()[\]]+)[)\]]/g)].map((match) => match[1] ?? '');
  return inside.find((words) => readUnit(words) !== null) ?? null;
}

/** A decimal in another unit (换算), exactly, by moving its point; `null` where the units do not measure the same. */
export function converted(decimal: string, from: string, to: string): string | null {
  const [own, wanted] = [readUnit(from), readUnit(to)];
  if (from.trim() === to.trim()) return decimal;
  if (!own || !wanted || own.base !== wanted.base) return null;
  return moved(decimal, own.power - wanted.power);
}

/** Moves the point of a decimal to the right, or to the left where `places` is negative (小数点移位). */
export function moved(decimal: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match || places === 0) return decimal;
  const [, sign = '', whole = '', part = ''] = match;
  const digits = whole + part;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const front = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  // Zeros at the end of a whole amount say nothing once it is counted in millions.
  const back = places < 0 ? padded.slice(at).replace(/0+$/, '') : padded.slice(at);
  return `${sign}${front}${back === '' ? '' : `.${back}`}`;
}
