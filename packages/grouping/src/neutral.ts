import type { ImportGap } from './gap.ts';
import { ListNames } from './list-names.ts';
import type { CodedField, Comparison, NumericField, Rule } from './rule.ts';
import { allOf } from './rule.ts';
import type { AdrgRow, DrgRow, Mdc, MdcStep, Scheme } from './scheme.ts';

export interface ImportedScheme {
  readonly scheme: Scheme;
  readonly gaps: readonly ImportGap[];
}

const NUMERIC: Readonly<Record<string, NumericField>> = {
  age: 'ageYears',
  ageDay: 'ageDays',
  weight: 'weightGrams',
  inHospitalTime: 'stayDays',
  icuHours: 'icuHours',
};
const CODED: Readonly<Record<string, CodedField>> = {
  gender: 'sex',
  leavingType: 'dischargeMode',
  dept: 'department',
};
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '<': '<',
  '<=': '<=',
  '==': '=',
  '===': '=',
  '=': '=',
  '>': '>',
  '>=': '>=',
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/**
 * Takes a scheme from the neutral JSON of lists and rule nodes (导入中性方案). Lists are named after the rule they stand in; equal
 * lists share one name.
 *
 * @throws Error when the document as a whole is not such a scheme; single rules that cannot be expressed are gaps and never true
 */
export function importNeutral(document: unknown, id?: string): ImportedScheme {
  return new NeutralReader(asObject(document, 'scheme')).read(id);
}

class NeutralReader {
  readonly #source: JsonObject;
  readonly #gaps: ImportGap[] = [];
  readonly #lists = new ListNames();
  readonly #maps: Record<string, Record<string, string>> = {};

  constructor(source: JsonObject) {
    this.#source = source;
  }

  read(id: string | undefined): ImportedScheme {
    const name = asText(this.#source['name'], 'name');
    const mdcs = asArray(this.#source['mdcs'], 'mdcs').map((mdc) => this.#mdc(asObject(mdc, 'mdc')));
    const adrgs = Object.fromEntries(
      Object.entries(asObject(this.#source['adrg'], 'adrg')).map(([key, row]) => [
        key,
        this.#adrg(key, asObject(row, key)),
      ]),
    );
    const scheme: Scheme = {
      id: id ?? name,
      name,
      mdcs,
      adrgs,
      lists: this.#lists.lists,
      maps: this.#maps,
      cc: asTextMap(this.#source['cc'], 'cc'),
      mcc: asTextMap(this.#source['mcc'], 'mcc'),
      exclusions: asTextMap(this.#source['cce'], 'cce'),
      countingOperations: asTexts(this.#source['opValid'], 'opValid'),
      options: { fallThrough: true },
    };
    return { scheme, gaps: this.#gaps };
  }

  #mdc(source: JsonObject): Mdc {
    const code = asText(source['code'], 'mdc.code');
    const rule = this.#rule(source['rule'], code, code);
    return {
      code,
      rule: source['sites'] ? allOf([rule, this.#sites(asObject(source['sites'], code), code)]) : rule,
      steps: asArray(source['steps'], code).map((step): MdcStep => {
        if (typeof step === 'string') return { adrg: step };
        const ambiguous = asText(asObject(step, code)['qy'], `${code}.qy`);
        return { ambiguous, rule: { op: 'anyOperationCounts' } };
      }),
    };
  }

  #sites(source: JsonObject, code: string): Rule {
    const map = `${code}.sites`;
    this.#maps[map] = asTextMap(source['map'], map);
    return { op: 'sitesAtLeast', map, count: 2, distinct: source['dedup'] === true };
  }

  #adrg(key: string, source: JsonObject): AdrgRow {
    const code = asText(source['fall'] ?? source['code'], `${key}.fall`);
    const drgs = asArray(source['drgs'], key).map((item): DrgRow => {
      const drg = asObject(item, key);
      const drgCode = asText(drg['code'], `${key}.drg`);
      return { code: drgCode, rule: this.#rule(drg['rule'], drgCode, drgCode) };
    });
    return { code, rule: this.#rule(source['rule'], key, key), drgs };
  }

  #rule(node: Json | undefined, place: string, base: string): Rule {
    if (node === undefined || node === null) {
      this.#gaps.push({ place, kind: 'rule-missing', detail: '' });
      return { op: 'never' };
    }
    const source = asObject(node, place);
    const inner = (key = 'args') => asArray(source[key], place).map((item) => this.#rule(item, place, base));
    const list = (suffix: string) => this.#lists.nameOf(asTexts(source['list'], place), `${base}.${suffix}`);
    const op = asText(source['op'], place);
    switch (op) {
      case 'true':
        return { op: 'always' };
      case 'false':
        return { op: 'never' };
      case 'and':
      case 'or':
        return source['opClasses'] ? this.#withClasses(source, op, place, base) : { op, rules: inner() };
      case 'pdxIn':
        return { op: 'mainDiagnosisIn', list: list('diagnoses') };
      case 'pdxNotIn':
        return { op: 'not', rule: { op: 'mainDiagnosisIn', list: list('diagnoses') } };
      case 'anyDxIn':
        return { op: 'anyDiagnosisIn', list: list('diagnoses') };
      case 'sdxIn':
        return { op: 'otherDiagnosisIn', list: list('diagnoses') };
      case 'anyDxPrefix':
        return { op: 'anyDiagnosisBegins', prefix: asText(source['prefix'] ?? source['v'], place) };
      case 'mainOpIn':
        return { op: 'mainOperationIn', list: list('operations') };
      case 'anyOpIn':
        return { op: 'anyOperationIn', list: list('operations') };
      case 'otherOpIn':
        return { op: 'otherOperationIn', list: list('operations') };
      case 'mainOpValid':
        return { op: 'mainOperationCounts' };
      case 'mainOpNotValid':
        return { op: 'not', rule: { op: 'mainOperationCounts' } };
      case 'anyOpValid':
        return { op: 'anyOperationCounts' };
      case 'noOpValid':
        return { op: 'not', rule: { op: 'anyOperationCounts' } };
      case 'mcc':
        return { op: 'hasMcc' };
      case 'cc':
        return { op: 'hasCc' };
      case 'nDx':
        return { op: 'diagnosesAtLeast', count: Number(source['v']) };
      case 'nOp':
        return { op: 'operationsAtLeast', count: Number(source['v']) };
      case 'num':
        return this.#compare(source, place);
      case 'eq':
        return this.#equals(source, place);
      default:
        this.#gaps.push({ place, kind: 'unknown-form', detail: op });
        return { op: 'never' };
    }
  }

  #compare(source: JsonObject, place: string): Rule {
    const field = NUMERIC[asText(source['field'], place)];
    const by = COMPARISONS[asText(source['cmp'], place)];
    const value = Number(source['v']);
    if (field && by && Number.isFinite(value)) return { op: 'compare', field, by, value };
    this.#gaps.push({ place, kind: 'condition', detail: JSON.stringify(source) });
    return { op: 'never' };
  }

  #equals(source: JsonObject, place: string): Rule {
    const field = CODED[asText(source['field'], place)];
    if (field) return { op: 'equals', field, value: textOf(source['v']) };
    this.#gaps.push({ place, kind: 'condition', detail: JSON.stringify(source) });
    return { op: 'never' };
  }

  /** Operation classes are given once for a rule; the conditions inside only name the class. */
  #withClasses(source: JsonObject, op: 'and' | 'or', place: string, base: string): Rule {
    const map = `${base}.classes`;
    this.#maps[map] = asTextMap(source['opClasses'], place);
    const convert = (node: Json): Rule => {
      const item = asObject(node, place);
      if (item['op'] === 'opClass') return { op: 'operationOfClass', map, class: asText(item['cls'], place) };
      if (item['op'] === 'and' || item['op'] === 'or')
        return { op: item['op'], rules: asArray(item['args'], place).map(convert) };
      return this.#rule(item, place, base);
    };
    return { op, rules: asArray(source['args'], place).map(convert) };
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function asObject(value: unknown, place: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${place}: an object was expected`);
  return value as JsonObject;
}

function asArray(value: Json | undefined, place: string): readonly Json[] {
  if (!Array.isArray(value)) throw new Error(`${place}: a list was expected`);
  return value as readonly Json[];
}

function asText(value: Json | undefined, place: string): string {
  if (typeof value !== 'string') throw new Error(`${place}: a text was expected`);
  return value;
}

/** A list of codes; some sources write a list as an object whose keys are the codes. */
function asTexts(value: Json | undefined, place: string): string[] {
  if (Array.isArray(value)) return value.map((item) => asText(item as Json, place));
  return Object.keys(asObject(value, place));
}

function asTextMap(value: Json | undefined, place: string): Record<string, string> {
  return Object.fromEntries(Object.entries(asObject(value, place)).map(([key, item]) => [key, textOf(item)]));
}
