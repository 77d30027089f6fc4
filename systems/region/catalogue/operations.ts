import type { ItemProfile, OperationProfile, SexLimit } from '../engine/catalogue-types.ts';
import { items } from './items.ts';
import { fenOf, pairsOf, type TableLine, tableLines, whole } from './lines.ts';
import { anaesthesiaSets, operationSets, operationTable } from './operation-table.ts';

const KINDS = { n: 'none', l: 'local', r: 'regional', g: 'general' } as const;
const SEXES: Readonly<Record<string, SexLimit>> = { F: 'female', M: 'male' };

const lines = tableLines(operationTable);
const codeByName = new Map(items.map((item) => [item.name, item.code]));

/** The fee of each operation is a service of its own (手术收费项目). */
export const operationFees: readonly ItemProfile[] = lines.map((line) => ({
  code: feeCode(line.fields[0] ?? ''),
  // A procedure may bear the name of a service that is also charged alone.
  name: codeByName.has(line.fields[1] ?? '') ? `${line.fields[1]}（操作费）` : (line.fields[1] ?? ''),
  kind: 'service',
  chargeClass: isSurgery(line.fields[0] ?? '') ? '06' : '05',
  grade: '01',
  firstOwnPerThousand: 0,
  unitPriceFen: fenOf(line.fields[5], line),
  unit: '次',
  specification: '',
  ...(line.fields[7] ? { sex: sexOf(line.fields[7]) } : {}),
  tag: '手术',
}));

/** Operations and procedures with what they use (手术操作画像). */
export const operations: readonly OperationProfile[] = lines.map((line) => {
  const [code = '', name = '', level, minutes, anaesthesia, , uses = '', sex] = line.fields;
  if (!isAnaesthesia(anaesthesia)) throw new Error(`no anaesthesia ${anaesthesia} in ${name}`);
  const used = [...pairsOf(uses, operationSets, 1), ...pairsOf(anaesthesiaSets[anaesthesia], {}, 1)];
  return {
    code,
    name,
    sex: sexOf(sex ?? ''),
    level: levelOf(level, line),
    minutes: whole(minutes, line),
    anaesthesia: KINDS[anaesthesia],
    items: [
      { item: feeCode(code), count: 1 },
      ...used.map(([item, count]) => ({ item: itemCode(item), count })),
    ],
  };
});

/** `81.5400` and `68.2901` have fees of their own: 0033, six digits of the code, filled up to 15. */
function feeCode(code: string): string {
  const digits = code.replace('.', '').replace('x', '9').padEnd(6, '0');
  return `0033${digits}10000`;
}

/** Codes from 00 to 86 are surgery or intervention, the others procedures. */
function isSurgery(code: string): boolean {
  return code.slice(0, 2) <= '86';
}

function itemCode(name: string): string {
  const code = codeByName.get(name);
  if (!code) throw new Error(`no item ${name}`);
  return code;
}

function isAnaesthesia(text: string | undefined): text is keyof typeof KINDS {
  return text !== undefined && Object.hasOwn(KINDS, text);
}

function sexOf(text: string): SexLimit {
  return SEXES[text] ?? 'any';
}

function levelOf(text: string | undefined, line: TableLine): 1 | 2 | 3 | 4 {
  const level = whole(text, line);
  if (level === 1 || level === 2 || level === 3 || level === 4) return level;
  throw new Error(`no level ${text} in ${line.fields.join('|')}`);
}
