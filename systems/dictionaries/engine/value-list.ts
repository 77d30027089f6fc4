import type { LocalText } from '@sanyi/kernel';

/** A value: code, Chinese, English, and the code it stands for where it is an older or regional one (值). */
export type ValueRow = readonly [code: string, zh: string, en: string, sameAs?: string];

/** A national value list (值域). */
export interface ValueList {
  readonly field: string;
  readonly title: LocalText;
  readonly values: readonly ValueRow[];
}
