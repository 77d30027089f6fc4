import type { ByAge, ByLevel, DiseaseProfile, SexLimit } from '../engine/catalogue-types.ts';
import { body } from './diseases/body.ts';
import { circulatory } from './diseases/circulatory.ts';
import { digestive } from './diseases/digestive.ts';
import { infections } from './diseases/infections.ts';
import { injuries } from './diseases/injuries.ts';
import { metabolic } from './diseases/metabolic.ts';
import { nervous } from './diseases/nervous.ts';
import { respiratory } from './diseases/respiratory.ts';
import { tumours } from './diseases/tumours.ts';
import { womenAndChildren } from './diseases/women-and-children.ts';
import { pairsOf, type TableLine, tableLines, whole } from './lines.ts';
import { comorbiditySets } from './secondaries.ts';
import { ageShapes, costHigh, courses, places, RATE_PERCENT, seasons } from './shapes.ts';

const SEXES: Readonly<Record<string, SexLimit>> = { '': 'any', m: 'male', f: 'female' };

/**
 * Diseases (病种画像). A line is code `|` name `|` course and sex `|` shape of ages and admissions/visits per 100,000 persons of
 * that sex `|` season `|` median-high days `|` median yuan of a stay at level 2 `|` places `|` operations `|` comorbidities `|` deaths per thousand.
 * What is empty stands in the `#` line above.
 */
export const diseases: readonly DiseaseProfile[] = [
  infections,
  tumours,
  metabolic,
  nervous,
  circulatory,
  respiratory,
  digestive,
  body,
  womenAndChildren,
  injuries,
].flatMap((table) => tableLines(table).map(disease));

function disease(line: TableLine): DiseaseProfile {
  const [
    code = '',
    name = '',
    kind = '',
    ages = '',
    season,
    stay = '',
    cost,
    place,
    does = '',
    with_,
    deaths,
  ] = line.fields;
  const course = named(courses, kind.slice(0, 1), line);
  const [shape = '', rates = ''] = ages.split(' ');
  const [admissions, visits] = rates.split('/');
  const [median, high] = stay.split('-');
  const shaped = named(ageShapes, shape, line);
  return {
    code,
    name,
    sex: named(SEXES, kind.slice(1), line),
    course,
    admissions: scaled(shaped, whole(admissions, line) * RATE_PERCENT.admissions),
    visits: scaled(shaped, whole(visits, line) * RATE_PERCENT.visits),
    season: named(seasons, given(season, 'season', line), line),
    stay: { median: whole(median, line), high: whole(high, line) },
    cost: byLevel(whole(cost, line) * 100),
    costHigh: costHigh[course],
    places: named(places, given(place, 'places', line), line),
    operations: shares(does, line),
    comorbidities: shares(given(with_, 'comorbidities', line), line).filter((other) => other.code !== code),
    bundle: given('', 'bundle', line),
    deathsPerThousand: deaths ? whole(deaths, line) : 0,
    department: given('', 'department', line),
  };
}

/** A field, or what the line above says where the field is empty. */
function given(field: string | undefined, name: string, line: TableLine): string {
  const value = field || line.defaults[name];
  if (value === undefined) throw new Error(`no ${name} for ${line.fields.join('|')}`);
  return value;
}

function named<Value>(values: Readonly<Record<string, Value>>, name: string, line: TableLine): Value {
  const value = values[name];
  if (value === undefined) throw new Error(`nothing is named ${name} in ${line.fields.join('|')}`);
  return value;
}

function scaled(shape: ByAge, rate: number): ByAge {
  const at = (band: number) => Math.round(((shape[band] ?? 0) * rate) / 10_000);
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
}

/** A stay costs 55 in 100 at level 1 and 160 in 100 at level 3. */
function byLevel(fen: number): ByLevel {
  return [Math.round((fen * 55) / 100), fen, Math.round((fen * 160) / 100)];
}

function shares(text: string, line: TableLine): readonly { readonly code: string; readonly share: number }[] {
  const byCode = new Map<string, number>();
  for (const [code, share] of pairsOf(text, comorbiditySets, 1000)) {
    if (share > 1000) throw new Error(`share above the whole in ${line.fields.join('|')}`);
    byCode.set(code, Math.max(share, byCode.get(code) ?? 0));
  }
  return [...byCode].map(([code, share]) => ({ code, share }));
}
