import { type NameDeclaration, type NameType, type Vocabulary, vocabularyOf } from '@sanyi/expression';
import { type RegionColumn, type RegionTableName, regionTables } from '@sanyi/region';
import { CODE_WORDS } from './code-words.ts';

/** Units of columns that are plain counts for the table, but not for an expression (列的单位). */
const COLUMN_UNITS: Readonly<Record<string, string>> = {
  stay_days: '天',
  days_supply: '天',
  age_years: '岁',
  age_from: '岁',
  age_to: '岁',
  age_days: '天',
  ventilator_minutes: '分钟',
  icu_minutes: '分钟',
  persons: '人',
};

const vocabularies = new Map<RegionTableName, Vocabulary>();

/** The columns of a canonical table as names of expressions (列词汇). */
export function columnsOf(table: RegionTableName): Vocabulary {
  const known = vocabularies.get(table);
  if (known) return known;
  const columns: readonly RegionColumn[] = regionTables[table].columns;
  const made = vocabularyOf(columns.flatMap((column) => declarationOf(column) ?? []));
  vocabularies.set(table, made);
  return made;
}

function declarationOf(column: RegionColumn): NameDeclaration | null {
  const type = typeOf(column);
  if (!type) return null;
  const { name, nullable, title } = column;
  // The English titles of code columns go on with their values.
  const short = { zh: title.zh.replace(/（.*$/, ''), en: title.en.replace(/[:;(].*$/, '').trim() };
  return { name, title: short, type, nullable };
}

function typeOf({ name, kind }: RegionColumn): NameType | null {
  const number = (unit: string, places = 0): NameType => ({ kind: 'number', unit, places, digits: 18 });
  switch (kind) {
    case 'fen':
      return number('分');
    case 'count':
      return number(COLUMN_UNITS[name] ?? '');
    case 'quantity':
      return number('', 4);
    case 'price':
      return number('', 6);
    case 'yes-no':
      return { kind: 'truth' };
    case 'day':
    case 'birth-day':
    case 'month':
      return { kind: 'day' };
    case 'code':
    case 'text':
      return { kind: 'code', system: name, ...(CODE_WORDS[name] ? { words: CODE_WORDS[name] } : {}) };
    case 'key':
    case 'instant':
      return null;
  }
}
