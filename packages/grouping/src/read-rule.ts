import { CODED_FIELDS, NUMERIC_FIELDS } from './fields.ts';
import type { Rule } from './rule.ts';

/** A rule inside a rule inside a rule: deeper is no scheme but an attack. */
const MOST_DEPTH = 64;

const PLAIN = ['always', 'never', 'mainOperationCounts', 'anyOperationCounts', 'hasMcc', 'hasCc'];
const OF_LIST = [
  'mainDiagnosisIn',
  'otherDiagnosisIn',
  'anyDiagnosisIn',
  'mainOperationIn',
  'otherOperationIn',
  'anyOperationIn',
];
const COUNTS = ['diagnosesAtLeast', 'operationsAtLeast'];

type Given = Readonly<Record<string, unknown>>;

/** A rule out of a document (读规则), checked to the last atom; null for what is none. Fields that a rule does not have are left out. */
export function readRule(value: unknown, depth = 0): Rule | null {
  if (depth > MOST_DEPTH || typeof value !== 'object' || value === null || !('op' in value)) return null;
  const given = value as Given;
  const { op } = given;
  if (op === 'and' || op === 'or') {
    if (!Array.isArray(given['rules'])) return null;
    const rules = given['rules'].map((inner) => readRule(inner, depth + 1));
    return rules.every((inner) => inner !== null) ? { op, rules } : null;
  }
  if (op === 'not') {
    const inner = readRule(given['rule'], depth + 1);
    return inner ? { op, rule: inner } : null;
  }
  return readAtom(given);
}

function readAtom(given: Given): Rule | null {
  const { op } = given;
  if (typeof op !== 'string') return null;
  if (PLAIN.includes(op)) return { op } as Rule;
  if (OF_LIST.includes(op)) return isName(given['list']) ? ({ op, list: given['list'] } as Rule) : null;
  if (COUNTS.includes(op)) {
    const { count, list } = given;
    if (!isCount(count, 1) || (list !== undefined && !isName(list))) return null;
    return { op, count, ...(list === undefined ? {} : { list }) } as Rule;
  }
  switch (op) {
    case 'anyDiagnosisBegins':
      return isName(given['prefix']) ? { op, prefix: given['prefix'] } : null;
    case 'operationOfClass':
      return isName(given['map']) && isName(given['class'])
        ? { op, map: given['map'], class: given['class'] }
        : null;
    case 'compare': {
      const { field, by, value } = given;
      const known = NUMERIC_FIELDS.some((name) => name === field);
      return known && typeof by === 'string' && ['<', '<=', '=', '>=', '>'].includes(by) && isCount(value, 0)
        ? ({ op, field, by, value } as Rule)
        : null;
    }
    case 'equals': {
      const { field, value } = given;
      return CODED_FIELDS.some((name) => name === field) && isName(value)
        ? ({ op, field, value } as Rule)
        : null;
    }
    case 'sitesAtLeast': {
      const { map, count, distinct } = given;
      return isName(map) && isCount(count, 1) && typeof distinct === 'boolean'
        ? { op, map, count, distinct }
        : null;
    }
    default:
      return null;
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least;
}
