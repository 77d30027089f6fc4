import type { LocalText } from '@sanyi/kernel';

/** What an indicator is (指标定义): how its parts are named, how they become one number, and who answers for it. */
export interface Definition {
  readonly code: string;
  readonly name: LocalText;
  readonly definition: LocalText;
  readonly numeratorLabel: LocalText;
  /** `null` where the indicator is a plain count. */
  readonly denominatorLabel: LocalText | null;
  /** 100 for %, 1000 for ‰, 100000 for 1/10万, 1 for a plain number or average. */
  readonly factor: '1' | '100' | '1000' | '10000' | '100000';
  readonly unit: string;
  readonly decimals: number;
  readonly direction: 'up' | 'down' | 'band' | 'ceiling';
  /** A part of a whole (占比): the numerator never exceeds the denominator. */
  readonly isShare: boolean;
  /** Whether its numbers may lie below nought, as those of a growth do. */
  readonly allowsNegative: boolean;
  /** Whether a period holds the year so far (累计) or the period alone (当期). */
  readonly cumulative: boolean;
  readonly attribute: 'expected' | 'binding' | null;
  readonly sourceSystem: string;
  readonly ownerOrganisationId: string | null;
}

/** Fields to change; a field that is absent or undefined stays. */
export type DefinitionChange = { readonly [Field in keyof Definition]?: Definition[Field] | undefined };
