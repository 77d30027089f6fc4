import type { FieldCount, Mapped, Mapping, MappingContext, Recognition } from '../contract.ts';
import { formatOf } from '../formats/formats.ts';
import { Intake } from '../intake/intake.ts';
import { DAMAGE } from '../read/damage.ts';
import { type Json, readJson } from '../read/json.ts';
import { type JsonFrame, JsonFrames } from '../read/json-frames.ts';
import { dataValueMapper } from './data-values.ts';
import { fhirMapper } from './fhir.ts';
import type { JsonObject } from './json-values.ts';
import { settlementListMapper } from './settlement-list.ts';

/** Maps one record of a JSON file (JSON 映射器). */
export interface JsonMapper {
  /** `head` is what the document says around its records. */
  /** `later`: the record waits for others and is no record yet. */
  record(value: JsonObject, head: Json, size: number): 'later' | undefined | void;
  /** Records that had to wait for others; they are closed here. */
  end?(): void;
  readonly splitAt: readonly string[];
}

function mapperOf(intake: Intake): JsonMapper {
  if (intake.format.id === 'fhir') return fhirMapper(intake);
  if (intake.format.id === 'data-value-sets') return dataValueMapper(intake);
  return settlementListMapper(intake);
}

/** Maps JSON of any form (JSON 映射): one object, an array, a bundle, a log of requests, lines. */
export class JsonMapping implements Mapping {
  readonly bytes = null;
  readonly #intake: Intake;
  readonly #mapper: JsonMapper;
  readonly #frames: JsonFrames;
  #headText = '';
  #head: Json = null;

  constructor(recognition: Recognition, context: MappingContext) {
    this.#intake = new Intake(formatOf(recognition.format), context);
    this.#intake.special = true;
    for (const place of this.#intake.format.columns.keys()) this.#intake.profile.watch(place);
    this.#mapper = mapperOf(this.#intake);
    this.#frames = new JsonFrames(
      this.#mapper.splitAt,
      recognition.carrier === 'ndjson',
      (frame) => this.#frame(frame),
      (line) => {
        this.#begin(line);
        this.#intake.note(-1, '', 'record-too-long', 'reject', '');
        this.#intake.close();
      },
    );
  }

  text(piece: string): Mapped {
    this.#frames.push(piece);
    return this.#intake.take();
  }

  rows(): Mapped {
    return this.#intake.take();
  }

  end(): Mapped {
    this.#frames.end();
    this.#mapper.end?.();
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

  #begin(line: number): void {
    this.#intake.begin(0, line);
    this.#intake.values.fill('');
    this.#intake.profile.present.fill(0);
  }

  #frame(frame: JsonFrame): void {
    if (frame.head !== this.#headText) {
      this.#headText = frame.head;
      this.#head = frame.head === '' ? null : readJson(frame.head).value;
    }
    this.#begin(frame.line);
    if (frame.text.includes(DAMAGE)) this.#intake.note(-1, '', 'character-unreadable', 'warn', '');
    const { value, faults } = readJson(frame.text);
    for (const fault of faults) {
      const fatal = fault.code === 'json-broken' || fault.code === 'json-too-deep';
      const facts = { pointer: fault.pointer, reason: fault.reason };
      this.#intake.note(-1, fault.pointer, fault.code, fatal ? 'reject' : 'warn', '', facts);
    }
    if (value instanceof Map && !this.#intake.rejected) {
      if (this.#mapper.record(value, this.#head, frame.text.length) === 'later')
        return this.#intake.withdraw();
    } else if (!this.#intake.rejected)
      this.#intake.note(-1, '', 'record-unknown', 'reject', '', { what: 'not an object' });
    this.#intake.close();
  }
}
