import type { Light } from '@sanyi/kernel';
import type { Step } from './ladder.ts';
import type { LightReason } from './light-reasons.ts';

/** What a letter of pressure says, frozen when it is sent (督办文书). */
export interface Letter {
  readonly planTitle: string;
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly recipient: string;
  readonly taskNumber: string;
  readonly taskTitle: string;
  /** The sentence of the paper that orders the task; empty for a task that a person added. */
  readonly clause: string;
  /** Address of the sentence in the product. */
  readonly clauseHref: string;
  readonly dueText: string | null;
  readonly light: Light;
  readonly reasons: readonly LightReason[];
  readonly ruleVersion: string;
  /** What the office asks for, in its own words. */
  readonly demand: string;
}

/** Names of the letters (文书名称). */
export const LETTER_NAMES: Readonly<Record<Step, string>> = {
  reminder: '工作提醒',
  urging: '催办函',
  notice: '督办单',
  interview: '约谈通知书',
  report: '问责建议报告',
};

/** Number of a letter (文书编号): 督办单〔2026〕3号. */
export function letterNumber(step: Step, year: number, number: number): string {
  return `${LETTER_NAMES[step]}〔${year}〕${number}号`;
}
