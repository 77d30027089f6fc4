import type { Intake } from '../intake/intake.ts';
import { ownText } from '../intake/memo.ts';

/** Rows of an institution from which on a pattern says something. */
const LEAST_ROWS = 30;
/** Share from which one name in a field is remarked on, in percent, where there are several departments. */
const ONE_NAME_PERCENT = 80;
const MOST_NAMES = 20_000;

interface Tally {
  conditions: number;
  conditionsEqual: number;
  surgery: number;
  surgeryEqual: number;
}

/** What only many front pages together show (批量凑数痕迹): fixed names, a column written twice, parts that always make the whole. */
export class FrontPageTallies {
  readonly #intake: Intake;
  readonly #names: readonly number[];
  readonly #at: { readonly conditions: readonly number[]; readonly surgery: readonly number[] };
  readonly #byInstitution = new Map<string, Tally>();
  readonly #byName = new Map<string, number>();
  readonly #filled = new Map<string, number>();

  constructor(
    intake: Intake,
    names: readonly number[],
    at: { readonly conditions: readonly number[]; readonly surgery: readonly number[] },
  ) {
    this.#intake = intake;
    this.#names = names.filter((place) => place >= 0);
    this.#at = at;
  }

  /** Counts the record. */
  count(): void {
    const intake = this.#intake;
    const { institution } = intake;
    let tally = this.#byInstitution.get(institution);
    if (tally === undefined) {
      tally = { conditions: 0, conditionsEqual: 0, surgery: 0, surgeryEqual: 0 };
      if (this.#byInstitution.size < 10_000) this.#byInstitution.set(ownText(institution), tally);
    }
    const [second = -1, third = -1] = this.#at.conditions;
    if (intake.value(second) !== '' && intake.value(third) !== '') {
      tally.conditions++;
      if (intake.value(second) === intake.value(third)) tally.conditionsEqual++;
    }
    const [whole = 0, one = 0, other = 0] = this.#at.surgery.map((place) => Number(intake.value(place)));
    if (whole > 0 && one > 0 && other > 0) {
      tally.surgery++;
      if (Math.round(whole * 100) === Math.round((one + other) * 100)) tally.surgeryEqual++;
    }
    for (const place of this.#names) this.#countName(place, institution);
  }

  #countName(place: number, institution: string): void {
    const name = this.#intake.value(place);
    if (name === '') return;
    const field = `${place}\t${institution}`;
    const key = `${field}\t${name}`;
    this.#filled.set(field, (this.#filled.get(field) ?? 0) + 1);
    if (this.#byName.has(key) || this.#byName.size < MOST_NAMES)
      this.#byName.set(key, (this.#byName.get(key) ?? 0) + 1);
  }

  /** Says what the whole file showed. */
  end(): void {
    const intake = this.#intake;
    intake.line = 0;
    for (const [institution, tally] of sorted(this.#byInstitution)) {
      const say = (code: 'conditions-written-twice' | 'surgery-parts-always-equal', rows: number) =>
        intake.noteOnFile('', code, institution, { institution, rows: String(rows) });
      if (tally.conditions >= LEAST_ROWS && tally.conditionsEqual === tally.conditions)
        say('conditions-written-twice', tally.conditions);
      if (tally.surgery >= LEAST_ROWS && tally.surgeryEqual === tally.surgery)
        say('surgery-parts-always-equal', tally.surgery);
    }
    for (const [key, count] of sorted(this.#byName)) {
      const [place = '', institution = ''] = key.split('\t');
      const rows = this.#filled.get(`${place}\t${institution}`) ?? 0;
      if (rows < LEAST_ROWS || count * 100 < rows * ONE_NAME_PERCENT) continue;
      const field = intake.format.columns[Number(place)]?.name ?? '';
      const facts = { field, share: String(Math.floor((count * 100) / rows)), rows: String(rows) };
      intake.noteOnFile(field, 'one-name-everywhere', institution, facts);
    }
  }
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}
