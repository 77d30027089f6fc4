import type { FieldCount, Mapped, Mapping, MappingContext, Recognition } from '../contract.ts';
import { formatOf } from '../formats/formats.ts';
import { Intake } from '../intake/intake.ts';
import { cellOf } from '../read/cells.ts';
import { XmlReader } from '../read/xml.ts';
import { dataValueRecord } from './data-values.ts';
import { type RecordMapper, RequiredCheck } from './mapper.ts';

const GROUP = new Set(['orgUnit', 'period', 'dataSet', 'completeDate', 'attributeOptionCombo', 'comment']);
const VALUE = new Set(['dataElement', 'value', 'categoryOptionCombo', 'comment']);

/** Maps ADX (指标数值 XML): values stand in groups that name unit and period; other attributes are categories. */
export class AdxMapping implements Mapping {
  readonly bytes = null;
  readonly #intake: Intake;
  readonly #mapper: RecordMapper;
  readonly #required: RequiredCheck;
  readonly #reader: XmlReader;
  #group: ReadonlyMap<string, string> = new Map();
  #value: ReadonlyMap<string, string> | null = null;
  #line = 0;
  #comment = '';

  constructor(recognition: Recognition, context: MappingContext) {
    this.#intake = new Intake(formatOf(recognition.format), context);
    this.#intake.special = true;
    for (const place of this.#intake.format.columns.keys()) this.#intake.profile.watch(place);
    this.#mapper = dataValueRecord(this.#intake);
    this.#required = new RequiredCheck(this.#intake);
    this.#reader = new XmlReader({
      open: (name, attributes, line) => {
        if (name === 'group') this.#group = attributes;
        if (name !== 'dataValue') return;
        this.#value = attributes;
        this.#line = line;
        this.#comment = '';
      },
      text: (text) => {
        if (this.#value !== null && this.#comment.length < 2000) this.#comment += text;
      },
      close: (name) => {
        if (name === 'group') this.#group = new Map();
        if (name === 'dataValue') this.#record();
      },
      fault: (code, line, reason) => {
        this.#intake.begin(0, line);
        this.#clear();
        this.#intake.note(-1, '', code, 'reject', '', { line: String(line), reason });
        this.#intake.close();
      },
    });
  }

  text(piece: string): Mapped {
    this.#reader.push(piece);
    return this.#intake.take();
  }

  rows(): Mapped {
    return this.#intake.take();
  }

  end(): Mapped {
    this.#reader.end();
    return this.#intake.take();
  }

  profile(): readonly FieldCount[] {
    return this.#intake.profile.counts();
  }

  contentHash(): string {
    return this.#intake.hash.text();
  }

  covered(): { readonly institutions: readonly string[]; readonly months: readonly string[] } {
    return { institutions: [...this.#intake.institutions].sort(), months: [...this.#intake.months].sort() };
  }

  #clear(): void {
    this.#intake.values.fill('');
    this.#intake.profile.present.fill(0);
  }

  #record(): void {
    const value = this.#value ?? new Map<string, string>();
    const intake = this.#intake;
    intake.begin(0, this.#line);
    this.#clear();
    const set = (field: string, text: string) => {
      const place = intake.at(field);
      intake.values[place] = cellOf(text);
      intake.profile.present[place] = intake.values[place] === '' ? 0 : 1;
    };
    for (const field of ['orgUnit', 'period', 'dataSet', 'completeDate'])
      set(field, this.#group.get(field) ?? '');
    set('dataElement', value.get('dataElement') ?? '');
    set('value', value.get('value') ?? '');
    set('categoryOptionCombo', value.get('categoryOptionCombo') ?? others(value, VALUE));
    set('attributeOptionCombo', this.#group.get('attributeOptionCombo') ?? others(this.#group, GROUP));
    set('comment', value.get('comment') ?? this.#comment);
    this.#value = null;
    intake.remarkDamage();
    this.#required.check();
    this.#mapper.record();
    intake.close();
  }
}

/** Attributes that are categories, such as `ageGroup="0-4" sex="F"`, in the order of their names. */
function others(attributes: ReadonlyMap<string, string>, known: ReadonlySet<string>): string {
  return [...attributes]
    .filter(([name]) => !known.has(name) && !name.startsWith('xmlns'))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
}
