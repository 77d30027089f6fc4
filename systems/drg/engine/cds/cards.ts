import {
  type Explanation,
  explanationLines,
  neighbourText,
  reasonCure,
  reasonText,
  ruleText,
} from '@sanyi/grouping';
import type { LocalText } from '@sanyi/kernel';
import type { FhirCase } from './fhir-case.ts';

/** A card without what belongs to one answer alone (提示卡片): its number and its source. */
export interface CardText {
  readonly summary: string;
  readonly detail: string;
  readonly indicator: 'info' | 'warning';
}

/** CDS Hooks wants less than 140 characters. */
const LONGEST_SUMMARY = 139;

/**
 * Cards on a stay that is being closed (出院提示卡片): its group with the reasoning, what is missing in it, and what one change of codes would do. They
 * tell and never advise a code: whether a code is true only the record says.
 *
 * @param said takes the language of the reader
 */
export function cardsFor(
  read: FhirCase,
  explanation: Explanation,
  names: ReadonlyMap<string, string>,
  said: (text: LocalText) => string,
): CardText[] {
  const say = (zh: string, en: string) => said({ zh, en });
  const { result, nearMisses, neighbours, unknownCodes } = explanation;
  const named = (code: string) => [code, names.get(code) ?? ''].join(' ').trim();
  const lines = explanationLines(explanation).map((line) => `    ${said(line)}`);
  const cards: CardText[] = [
    result.reason
      ? card(
          'warning',
          say(
            `未入组：${said(reasonText(result.reason))}`,
            `Not grouped: ${said(reasonText(result.reason))}`,
          ),
          [said(reasonCure(result.reason)), ...lines],
        )
      : card(
          result.status === 'ambiguous' ? 'warning' : 'info',
          result.status === 'ambiguous'
            ? say(`歧义病例 ${named(result.drg)}`, `Ambiguous: ${named(result.drg)}`)
            : say(`入组 ${named(result.drg)}`, `Group ${named(result.drg)}`),
          lines,
        ),
  ];
  if (read.mainUnsaid)
    cards.push(
      card('warning', say('没有指明主要诊断', 'Nobody said which diagnosis is the main one'), [
        say(
          '请在 Encounter.diagnosis 中以 rank 1 指明主要诊断；现按资源的先后取第一个。',
          'Say it by rank 1 in Encounter.diagnosis; the first resource was taken.',
        ),
      ]),
    );
  if (unknownCodes.length > 0 || read.uncoded.length > 0)
    cards.push(
      card('warning', say('有编码没有用上', 'Some codes were of no use'), [
        ...unknownCodes.map((code) =>
          say(`- ${code}：方案不认识，请核对编码版本`, `- ${code}: unknown to the scheme, check its edition`),
        ),
        ...read.uncoded.map((id) => say(`- ${id}：没有编码`, `- ${id}: has no code`)),
      ]),
    );
  if (neighbours.length > 0 || nearMisses.length > 0)
    cards.push(
      card('info', say('改动一项编码会怎样', 'What one change of codes would do'), [
        say(
          '请只按病历如实核对编码；以下不是填报建议。',
          'Check the codes against the record alone; this is no advice on what to enter.',
        ),
        ...neighbours.map((item) => `- ${said(neighbourText(item))}`),
        ...nearMisses.map(({ code, missing }) =>
          say(
            `- 差一步到 ${named(code)}：缺 ${ruleText(missing.rule).zh}`,
            `- one step from ${named(code)}: lacks ${ruleText(missing.rule).en}`,
          ),
        ),
      ]),
    );
  return cards;
}

function card(indicator: CardText['indicator'], summary: string, lines: readonly string[]): CardText {
  return { indicator, summary: summary.slice(0, LONGEST_SUMMARY), detail: lines.join('\n') };
}
