import type { OfficialBlock, OfficialSpec, Run } from '@sanyi/documents';
import { lightWords } from '@sanyi/kernel';
import { type InterviewPerson, interviewNumber } from '../engine/interview.ts';
import { dayWords } from '../engine/official-words.ts';
import type { CommitmentRow, Interview } from '../store/interviews.ts';
import type { StepRow } from '../store/supervision-cases.ts';

const OFFICE = '深化医药卫生体制改革领导小组办公室';

/**
 * The record of an interview (约谈记录) by GB/T 9704-2012: what was recorded never changes; replies and the closing stand behind
 * it as they come.
 */
export function interviewDocument(call: StepRow, interview: Interview, origin: string): OfficialSpec {
  const { row, commitments } = interview;
  const { record } = row;
  const { letter } = call;
  const issuer = letter.issuer ?? OFFICE;
  const absent = record.absence !== '';
  const parts: { readonly title: string; readonly blocks: readonly OfficialBlock[] }[] = [
    { title: '约谈事由', blocks: reasonBlocks(call, origin) },
    {
      title: '约谈时间、地点和人员',
      blocks: [
        paragraph(`${dayWords(record.heldOn)}${record.place === '' ? '' : `，${record.place}`}。`),
        paragraph(`约谈人：${people(record.interviewers)}。`),
        paragraph(
          absent
            ? `被约谈单位${letter.recipient}未到场：${record.absence}`
            : `被约谈人（${letter.recipient}）：${people(record.interviewees)}。`,
        ),
      ],
    },
    ...(record.problems === '' ? [] : [{ title: '指出的问题', blocks: lines(record.problems) }]),
    ...(record.causes === '' ? [] : [{ title: '被约谈单位说明的原因', blocks: lines(record.causes) }]),
    ...(record.demands === '' ? [] : [{ title: '约谈要求', blocks: lines(record.demands) }]),
    ...(commitments.length === 0 ? [] : [{ title: '整改承诺', blocks: [promiseTable(commitments)] }]),
    ...(commitments.some(({ reply }) => reply !== null)
      ? [{ title: '落实和核验情况', blocks: commitments.flatMap(replyBlocks) }]
      : []),
    ...(row.closed_on === null
      ? []
      : [
          {
            title: '办结意见',
            blocks: [
              paragraph(`${dayWords(row.closed_on)}，${row.closed_by_name ?? ''}：${row.closing_note ?? ''}`),
            ],
          },
        ]),
  ];
  const title = `关于“${letter.taskTitle}”的约谈记录`;
  return {
    head: {
      issuerMark: issuer,
      ...(row.year !== null && row.number !== null
        ? { documentNumber: interviewNumber(row.year, row.number) }
        : {}),
    },
    blocks: [
      { kind: 'title', text: title },
      ...(row.state === 'draft' ? [paragraph('（草稿，尚未定稿）')] : []),
      ...parts.flatMap(({ title: name, blocks }, place): OfficialBlock[] => [
        { kind: 'heading', level: 1, runs: [`${ORDINALS[place] ?? place + 1}、${name}`] },
        ...blocks,
      ]),
      {
        kind: 'notes',
        items: [[`记录人：${row.written_by_name}。约谈人、被约谈人签字：`]],
      },
    ],
    signature: { issuer, date: dayWords(record.heldOn) },
    properties: { title, created: row.recorded_at ?? `${record.heldOn}T00:00:00.000Z` },
  };
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八'];

function paragraph(...runs: Run[]): OfficialBlock {
  return { kind: 'paragraph', runs };
}

/** Each line a paragraph of its own, as it was written. */
function lines(text: string): OfficialBlock[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line.trim()));
}

function people(persons: readonly InterviewPerson[]): string {
  return persons.map(({ name, post }) => (post === '' ? name : `${post}${name}`)).join('、');
}

function reasonBlocks(call: StepRow, origin: string): OfficialBlock[] {
  const { letter } = call;
  return [
    paragraph(
      `《${letter.planTitle}》${letter.docNumber ? `（${letter.docNumber}）` : ''}${letter.taskNumber ? `第${letter.taskNumber}项任务` : '任务'}“${letter.taskTitle}”由${letter.recipient}牵头${letter.dueText ? `，完成时限${letter.dueText}` : ''}。`,
      ...(letter.clause === ''
        ? []
        : [
            '文件要求：' as Run,
            {
              kind: 'figure',
              text: `“${letter.clause}”`,
              note: `原文见《${letter.planTitle}》，点击正文中的引文可以打开。`,
              address: `${origin}${letter.clauseHref}`,
            } as Run,
          ]),
    ),
    paragraph(
      `${dayWords(call.taken_on)}发出约谈通知时为${lightWords[letter.light].zh}：${letter.reasons.map(({ text }) => text.zh).join('')}`,
    ),
  ];
}

function promiseTable(commitments: readonly CommitmentRow[]): OfficialBlock {
  return {
    kind: 'table',
    columns: [
      { title: '序号', width: 0.8, align: 'center' },
      { title: '承诺事项', width: 5 },
      { title: '责任人', width: 1.6, align: 'center' },
      { title: '完成时限', width: 2.2, align: 'center' },
    ],
    rows: commitments.map((one) => [
      [String(one.seq)],
      [one.promise],
      [one.responsible],
      [dayWords(one.due_on)],
    ]),
  };
}

const VERDICTS = { waiting: '待核验', accepted: '核验属实', returned: '退回' } as const;

function replyBlocks(one: CommitmentRow): OfficialBlock[] {
  const said =
    one.reply === null || one.verdict === null
      ? '尚未回复。'
      : `${dayWords(one.replied_on ?? '')}${one.replied_by_name ?? ''}回复：${one.reply}`;
  const judged =
    one.verdict === null
      ? ''
      : one.verdict === 'waiting'
        ? '（待核验）'
        : `${dayWords(one.judged_on ?? '')}${one.judged_by_name ?? ''}${VERDICTS[one.verdict]}：${one.verdict_note ?? ''}`;
  return [paragraph(`承诺${one.seq}　${said}${judged}`)];
}
