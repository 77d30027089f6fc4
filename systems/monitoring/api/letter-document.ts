import type { OfficialBlock, OfficialSpec } from '@sanyi/documents';
import { lightWords } from '@sanyi/kernel';
import { LETTER_NAMES, letterNumber } from '../engine/letter.ts';
import { dayWords } from '../engine/official-words.ts';
import type { StepRow } from '../store/supervision-cases.ts';

/** What each letter asks of the department, after its reasons (文书要求). */
const CLOSINGS: Readonly<Record<StepRow['step'], (due: string) => string>> = {
  reminder: (due) => `请于${due}前说明进展和下一步安排。`,
  urging: (due) => `请抓紧推进，于${due}前书面答复落实情况、存在问题和完成时间。`,
  notice: (due) => `请按本督办单要求限期整改，于${due}前书面报告整改结果，并附佐证材料。`,
  interview: (due) => `请主要负责同志按约定时间参加约谈，并于${due}前报送整改方案。`,
  report: (due) => `建议领导小组研究问责意见。相关部门应于${due}前完成整改。`,
};

/** A letter of pressure (督办文书) by GB/T 9704-2012, from what was frozen when it was sent. */
export function letterDocument(step: StepRow, origin: string): OfficialSpec {
  const { letter } = step;
  const issuer = letter.issuer ?? '深化医药卫生体制改革领导小组办公室';
  const order = [
    `《${letter.planTitle}》`,
    letter.docNumber ? `（${letter.docNumber}）` : '',
    letter.taskNumber ? `第${letter.taskNumber}项任务` : '任务',
    `“${letter.taskTitle}”由你单位牵头`,
    letter.dueText ? `，完成时限${letter.dueText}` : '',
    '。',
  ].join('');
  const clause: OfficialBlock[] =
    letter.clause === ''
      ? []
      : [
          { kind: 'heading', level: 1, runs: ['一、文件要求'] },
          {
            kind: 'paragraph',
            runs: [
              {
                kind: 'figure',
                text: `“${letter.clause}”`,
                note: `原文见《${letter.planTitle}》，点击正文中的引文可以打开。`,
                address: `${origin}${letter.clauseHref}`,
              },
            ],
          },
        ];
  const ordinal = clause.length > 0 ? ['二、', '三、'] : ['一、', '二、'];
  return {
    head: { issuerMark: issuer, documentNumber: letterNumber(step.step, step.year, step.number) },
    recipients: letter.recipient,
    blocks: [
      { kind: 'title', text: `关于“${letter.taskTitle}”的${LETTER_NAMES[step.step]}` },
      { kind: 'paragraph', runs: [order] },
      ...clause,
      { kind: 'heading', level: 1, runs: [`${ordinal[0]}目前情况`] },
      {
        kind: 'paragraph',
        runs: [
          `截至${dayWords(step.taken_on)}，该任务为${lightWords[letter.light].zh}：${letter.reasons.map(({ text }) => text.zh).join('')}`,
        ],
      },
      { kind: 'heading', level: 1, runs: [`${ordinal[1]}工作要求`] },
      { kind: 'paragraph', runs: [letter.demand] },
      { kind: 'paragraph', runs: [CLOSINGS[step.step](dayWords(step.due_on))] },
      { kind: 'notes', items: [[`亮灯规则：${letter.ruleVersion}。`]] },
    ],
    signature: { issuer, date: dayWords(step.taken_on) },
    properties: {
      title: `${letter.taskTitle}${LETTER_NAMES[step.step]}`,
      created: `${step.taken_on}T00:00:00.000Z`,
    },
  };
}
