/** Shapes that the files of the demonstration story share (示例共用类型). */
import type { LocalText } from '@sanyi/kernel';
import type { Period } from '@sanyi/quantity';

export type { LocalText, Period };

/** Number and title, or its beginning, of a task in the paper of 2026: `20 提升家庭医生签约服务质量`. */
export type TaskRef = `${number} ${string}`;

/** What one indicator counts (指标口径). */
export interface StoryIndicator {
  readonly id: string;
  readonly name: LocalText;
  readonly numerator: LocalText;
  /** `null` for a count. */
  readonly denominator: LocalText | null;
  /** Unit as printed beside the value; `factor` turns the quotient into it (100 for %). */
  readonly unit: string;
  readonly factor: number;
  readonly decimals: number;
  readonly direction: 'up' | 'down';
  /** `level`: state at the end of the period; `year-to-date`: counted from 1 January. */
  readonly kind: 'level' | 'year-to-date';
  /** Department that enters the figure (填报部门). */
  readonly owner: string;
}

/** Ties a target of the paper to an indicator (目标与指标关联). */
export interface StoryLink {
  /** Number of the task in the paper of 2026. */
  readonly task: string;
  /** Words of the quoted target and its printed number; together they mean exactly one target of the task. */
  readonly target: string;
  readonly value: number;
  readonly indicator: string;
}

/** One value entered by hand (手工填报值). */
export interface StoryValue {
  readonly indicator: string;
  readonly period: Period;
  readonly organisation: string;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly enteredBy: string;
  readonly enteredOn: string;
}
