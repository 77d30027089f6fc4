import type { LocalText } from '@sanyi/kernel';
import type { Day, Fen, Fixed, Ratio } from '@sanyi/quantity';

/** One number of a parameter as engines receive it: a count, a fixed decimal, money in fen, or a ratio. */
export type PartValue = number | Fixed | Fen | Ratio;

/** A parameter is one number, or several that are decided and change together (such as a light rule). */
export type ParameterValue = PartValue | Readonly<Record<string, PartValue>>;

/**
 * Where a number without a source clause comes from: `B` background knowledge, `K` knowledge of the field,
 * `D` proposed by the product, `G` customary practice. Each of them waits for confirmation by the office.
 */
export type Mark = 'B' | 'K' | 'D' | 'G';

/** Title and unit of one number, for people. */
export interface PartLabel {
  readonly title: LocalText;
  readonly unit: LocalText;
}

/** A value with the day it takes effect (生效日), its region and its source. */
export interface DatedValue<Value> {
  readonly from: Day;
  /** Path of the region it is decided for, such as `/yunzhou/qinghe/`; `/` is everywhere. */
  readonly region: string;
  /** `null`: from that day on the region decides nothing of its own, and the wider region's value counts. */
  readonly value: Value | null;
  /** `<document>#<clause>` of `parameters/sources.yaml`, or `null` for a number that only carries a mark. */
  readonly source: string | null;
  readonly mark: Mark | null;
  /** False as long as nobody confirmed the number against a document; then `note` is shown beside it. */
  readonly confirmed: boolean;
  readonly note: LocalText | null;
  /** Day on which a person last checked that the value still holds. */
  readonly lastConfirmedOn: Day;
}

/** A dated policy number (参数) with all its values, ordered by day. */
export interface Parameter<Value = ParameterValue> {
  readonly id: string;
  readonly title: LocalText;
  readonly description: LocalText;
  /** Labels by part name; a parameter of one number has the single part `value`. */
  readonly parts: Readonly<Record<string, PartLabel>>;
  readonly values: readonly DatedValue<Value>[];
}
