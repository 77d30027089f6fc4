import type { LocalText } from '@sanyi/kernel';
import type { Aspect } from '../contract.ts';

/** What an issue's code says and how it is cured (问题说明); `{name}` stands for a fact of the issue. */
export interface IssueText {
  readonly message: LocalText;
  readonly cure: LocalText;
  readonly aspect: Aspect;
}
