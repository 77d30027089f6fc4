import type { Intake } from '../intake/intake.ts';

/** Maps the record that stands in the intake's values (映射器); `end` tells what only the whole file shows. */
export interface RecordMapper {
  record(): void;
  end?(): void;
  /** Fields the mapper reads; others are only counted. */
  readonly used: ReadonlySet<string>;
}

/** Finds the places of fields and remembers which were asked for (取字段). */
export class FieldFinder {
  readonly used = new Set<string>();
  readonly #intake: Intake;
  readonly #rename: (field: string) => string;

  constructor(intake: Intake, rename: (field: string) => string = same) {
    this.#intake = intake;
    this.#rename = rename;
  }

  at(field: string): number {
    const name = this.#rename(field);
    const place = name === '' ? -1 : this.#intake.at(name);
    if (place >= 0) this.used.add(name);
    return place;
  }
}

function same(field: string): string {
  return field;
}

/** Sets a record aside where a field is missing that it cannot do without, remarks where it should be there (必填检查). */
export class RequiredCheck {
  readonly #must: number[] = [];
  readonly #should: number[] = [];
  readonly #intake: Intake;

  /** `asked` says which fields are checked here, all unless said otherwise. */
  constructor(intake: Intake, asked: (field: string) => boolean = () => true) {
    this.#intake = intake;
    for (const [place, column] of intake.format.columns.entries())
      if (!asked(column.name)) continue;
      else if (column.required === 'reject') this.#must.push(place);
      else if (column.required === 'warn') this.#should.push(place);
  }

  /** Columns the file lacks are reported once for the file and not again for each record. */
  onlyWatched(watched: ReadonlySet<number>): void {
    const kept = this.#should.filter((place) => watched.has(place));
    this.#should.splice(0, this.#should.length, ...kept);
  }

  /** Whether nothing is missing that is asked for. */
  isComplete(): boolean {
    const { present } = this.#intake.profile;
    for (const place of this.#must) if (present[place] === 0) return false;
    for (const place of this.#should) if (present[place] === 0) return false;
    return true;
  }

  check(): void {
    const { values } = this.#intake;
    const { present } = this.#intake.profile;
    for (const place of this.#must) if (present[place] === 0) this.#intake.reject(place, 'required-missing');
    for (const place of this.#should)
      if (present[place] === 0 && values[place] === '') this.#intake.warn(place, 'value-missing');
  }
}
