import { schemaIssues } from '@sanyi/api/schema-issues';
import { explanationLines, type GroupResult, reasonCure, reasonText } from '@sanyi/grouping';
import { Problem } from '@sanyi/kernel';
import type { z } from 'zod';
import type { ReadyScheme } from '../../store/schemes.ts';
import { type Asking, type Choice, chosenScheme } from '../chosen-scheme.ts';
import { type caseAnswer, caseBody } from './schemas.ts';

export type CaseAnswer = z.input<typeof caseAnswer>;

const NOTHING = { mdc: '0000', adrg: '00', drg: '0000', status: 'ungroupable' as const };

/**
 * Answers cases one by one (逐例应答): whatever is wrong with one is told in its own answer and touches no other. Schemes are looked up once for
 * each day of discharge.
 */
export class CaseAnswers {
  readonly #asking: Asking;
  readonly #choice: Choice;
  readonly #explain: boolean;
  readonly #onDay = new Map<string, ReadyScheme | null>();

  constructor(asking: Asking, choice: Choice, explain: boolean) {
    this.#asking = asking;
    this.#choice = choice;
    this.#explain = explain;
  }

  /** @param sent a case as it was sent, whatever it is */
  async of(sent: unknown): Promise<CaseAnswer> {
    const read = caseBody.safeParse(sent);
    if (!read.success) return unreadable(idOf(sent), schemaIssues(read.error, 'case'));
    const { caseId, dischargedOn, ...given } = read.data;
    const scheme = await this.#scheme(dischargedOn);
    if (!scheme) return { ...NOTHING, caseId, schemeNo: null, reason: 'no-scheme-in-force', why: NO_SCHEME };
    const { schemeNo, grouper, explainer } = scheme;
    if (!this.#explain) return { caseId, schemeNo, ...told(grouper.group(given)) };
    const explanation = explainer.explain(given);
    return {
      caseId,
      schemeNo,
      ...told(explanation.result),
      reasoning: explanationLines(explanation),
    };
  }

  /** The scheme of a day; of the request where a case names none. Without one in force, null for that case alone. */
  async #scheme(dischargedOn: string | undefined): Promise<ReadyScheme | null> {
    const day = dischargedOn ?? '';
    const known = this.#onDay.get(day);
    if (known !== undefined) return known;
    const choice =
      dischargedOn === undefined ? this.#choice : { schemeNo: this.#choice.schemeNo, dischargedOn };
    const found = await chosenScheme(this.#asking, choice).catch((error: unknown) => {
      if (dischargedOn !== undefined && error instanceof Problem && error.code === 'drg/no-scheme-in-force')
        return null;
      throw error;
    });
    this.#onDay.set(day, found);
    return found;
  }
}

const NO_SCHEME = {
  text: { zh: '出院当日没有启用的方案', en: 'No scheme is in force on the day of discharge' },
  cure: {
    zh: '请在“分组方案”中为一个方案定下启用日期，或核对出院日期',
    en: 'Give a scheme its first day on the page “Schemes”, or check the day of discharge',
  },
};

function told(result: GroupResult): GroupResult & Pick<CaseAnswer, 'why'> {
  const { reason } = result;
  return reason ? { ...result, why: { text: reasonText(reason), cure: reasonCure(reason) } } : result;
}

/** The answer for what could not be read as a case. */
export function unreadable(caseId: string, issues: NonNullable<CaseAnswer['issues']>): CaseAnswer {
  return {
    ...NOTHING,
    caseId,
    schemeNo: null,
    reason: 'unreadable',
    why: {
      text: { zh: '这一例读不了', en: 'This case cannot be read' },
      cure: {
        zh: '请按 issues 所列字段改正后重新提交这一例',
        en: 'Correct the fields named in issues and send this case again',
      },
    },
    issues: issues.map(({ path, message }) => ({ path, message })),
  };
}

function idOf(sent: unknown): string {
  const id = typeof sent === 'object' && sent !== null && 'caseId' in sent ? sent.caseId : '';
  return typeof id === 'string' ? id.slice(0, 80) : '';
}
