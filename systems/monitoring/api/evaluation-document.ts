import type { OfficialBlock, OfficialSpec, Run } from '@sanyi/documents';
import { figureKey, type Light, lightWords, shanghaiDay } from '@sanyi/kernel';
import { fen, yuanText } from '@sanyi/quantity';
import {
  type EvaluatedDepartment,
  type EvaluatedFunding,
  type EvaluatedTarget,
  type Evaluation,
  KIND_NAMES,
  PART_NAMES,
  ranked,
} from '../engine/evaluation/evaluation.ts';
import { PARTS } from '../engine/evaluation/score.ts';
import { dayWords, instantWords, periodWords } from '../engine/official-words.ts';
import type { EvaluationRow } from '../store/evaluations.ts';

const TO_BE_CONFIRMED = '（拟定待确认）';
const LIGHTS: readonly Light[] = ['green', 'ongoing', 'yellow', 'red', 'grey'];

/** An evaluation (年终考核、中期和终期评估) by GB/T 9704-2012, from its frozen snapshot alone; figures lead back to the product. */
export function evaluationDocument(
  row: Pick<EvaluationRow, 'id' | 'title' | 'issued_at' | 'snapshot'>,
  origin: string,
): OfficialSpec {
  const evaluation = row.snapshot;
  const link = (kind: string, id: string) =>
    `${origin}/monitoring/evaluations/${row.id}?figure=${encodeURIComponent(
      figureKey({ system: 'monitoring', kind, id: `${row.id}~${id}` }),
    )}`;
  const targets = [...evaluation.departments.flatMap((one) => one.targets), ...evaluation.ownTargets];
  const parts: { readonly title: string; readonly blocks: readonly OfficialBlock[] }[] = [
    { title: '总体情况', blocks: [paragraph(overall(evaluation, targets))] },
    { title: '考核办法', blocks: ruleBlocks(evaluation) },
    { title: '部门得分', blocks: scoreBlocks(evaluation, link) },
    { title: '指标完成情况', blocks: [targetTable(targets, link)] },
    ...(evaluation.history.length === 0 ? [] : [{ title: '各期灯号', blocks: [historyTable(evaluation)] }]),
    { title: '未完成的任务', blocks: openTasks(evaluation) },
    ...(evaluation.fundings.length === 0
      ? []
      : [
          {
            title: '资金分配',
            blocks: evaluation.fundings.flatMap((one) => moneyBlocks(one, evaluation, link)),
          },
        ]),
  ];
  return {
    blocks: [
      { kind: 'title', text: row.title },
      ...parts.flatMap(({ title, blocks }, place): OfficialBlock[] => [
        { kind: 'heading', level: 1, runs: [`${ORDINALS[place]}、${title}`] },
        ...blocks,
      ]),
      {
        kind: 'notes',
        items: [
          [
            `考核办法：${evaluation.rule.version}；亮灯规则：${evaluation.lightRule}；快照时间：${instantWords(evaluation.asOf)}。点击数字可查看来源。`,
          ],
        ],
      },
    ],
    ...(evaluation.issuer
      ? { signature: { issuer: evaluation.issuer, date: dayWords(shanghaiDay(row.issued_at)) } }
      : {}),
    properties: { title: row.title, created: row.issued_at },
  };
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七'];

function paragraph(...runs: Run[]): OfficialBlock {
  return { kind: 'paragraph', runs };
}

function overall(evaluation: Evaluation, targets: readonly EvaluatedTarget[]): string {
  const { counts } = evaluation;
  const all = LIGHTS.reduce((sum, light) => sum + counts[light], 0);
  const lights = LIGHTS.map((light) => `${lightWords[light].zh}${counts[light]}项`).join('，');
  const valued = targets.filter(({ share }) => share !== null);
  const met = valued.filter(({ share }) => share === '100.00');
  return [
    `${KIND_NAMES[evaluation.kind].zh}期间为${dayWords(evaluation.from)}至${dayWords(evaluation.until)}。`,
    `《${evaluation.planTitle}》${evaluation.docNumber ? `（${evaluation.docNumber}）` : ''}共${all}项任务，${lights}。`,
    `量化目标${targets.length}个，有数据${valued.length}个，达到目标${met.length}个。`,
  ].join('');
}

function ruleBlocks({ rule }: Evaluation): OfficialBlock[] {
  const weights = PARTS.map((part) => `${PART_NAMES[part].zh}${rule.weights[part]}分`).join('，');
  return [
    paragraph(
      `总分100分：${weights}。绿灯、持续推进的任务计满分，黄灯计${rule.yellowCredit}%，红灯和尚无数据的不计分；目标按完成率计，没有数据的不计分；没有可考核内容的方面不计入，其余方面按比例折算。`,
      rule.toBeConfirmed ? { kind: 'text', text: TO_BE_CONFIRMED, bold: true } : '',
    ),
    ...(rule.toBeConfirmed && rule.note ? [paragraph(rule.note.zh)] : []),
  ];
}

function scoreBlocks(evaluation: Evaluation, link: (kind: string, id: string) => string): OfficialBlock[] {
  const cell = (department: EvaluatedDepartment, key: string, text: string | null, note: string): Run[] => [
    text === null
      ? '—'
      : {
          kind: 'figure',
          text,
          note,
          address: link('evaluation-score', `${department.organisationId}~${key}`),
        },
  ];
  return [
    {
      kind: 'table',
      columns: [
        { title: '名次', width: 0.8, align: 'center' },
        { title: '部门', width: 3 },
        ...PARTS.map((part) => ({ title: PART_NAMES[part].zh, width: 1.3, align: 'center' as const })),
        { title: '得分', width: 1.3, align: 'center' },
      ],
      rows: ranked(evaluation.departments).map(({ place, department }) => [
        [place === null ? '—' : String(place)],
        [department.name],
        ...department.parts.map((part) =>
          cell(
            department,
            part.part,
            part.score,
            `${department.name}${PART_NAMES[part.part].zh}：${part.numerator}／${part.denominator}×${part.weight}`,
          ),
        ),
        cell(department, 'total', department.total, `${department.name}得分`),
      ]),
    },
    ...(evaluation.unassigned.length === 0
      ? []
      : [
          paragraph(
            `另有${evaluation.unassigned.length}项任务没有明确到部门，不计入任何部门得分：${evaluation.unassigned.map(({ title }) => title).join('、')}。`,
          ),
        ]),
  ];
}

function targetTable(
  targets: readonly EvaluatedTarget[],
  link: (kind: string, id: string) => string,
): OfficialBlock {
  return {
    kind: 'table',
    columns: [
      { title: '目标', width: 4 },
      { title: '起点', width: 1.2, align: 'center' },
      { title: '现值', width: 1.6, align: 'center' },
      { title: '完成率', width: 1.4, align: 'center' },
      { title: '状态', width: 1.3, align: 'center' },
    ],
    rows: targets.map((target) => [
      [target.targetText],
      [target.baseline === null ? '—' : `${target.baseline}${target.unit}`],
      [
        target.value === null
          ? target.reasons.some(({ code }) => code === 'value-waiting')
            ? '待审核'
            : '—'
          : {
              kind: 'figure',
              text: `${target.value.result ?? '—'}${target.value.unit}`,
              note: `${target.indicatorCode ? `指标${target.indicatorCode} ` : ''}${target.indicator}：${target.value.denominator === null ? target.value.numerator : `${target.value.numerator}／${target.value.denominator}`}，${periodWords(target.value.period)}；出处：“${target.quote}”`,
              address: link('evaluation-target', target.targetId),
            },
      ],
      [target.share === null ? '—' : `${target.share}%`],
      [lightWords[target.light].zh],
    ]),
  };
}

function historyTable({ history }: Evaluation): OfficialBlock {
  return {
    kind: 'table',
    columns: [
      { title: '周期', width: 2.4 },
      ...LIGHTS.map((light) => ({ title: lightWords[light].zh, width: 1.3, align: 'center' as const })),
    ],
    rows: history.map(({ period, counts }) => [
      [periodWords(period)],
      ...LIGHTS.map((light) => [String(counts[light])]),
    ]),
  };
}

function openTasks(evaluation: Evaluation): OfficialBlock[] {
  const open = evaluation.departments.flatMap(({ name, tasks }) =>
    tasks.filter(({ light }) => light === 'red' || light === 'yellow').map((task) => ({ name, task })),
  );
  if (open.length === 0) return [paragraph('没有黄灯或红灯任务。')];
  return open.map(({ name, task }) =>
    paragraph(
      `${lightWords[task.light].zh}　${task.number} ${task.title}（${name}）：${task.reasons
        .filter(({ light }) => light === 'red' || light === 'yellow')
        .map(({ text }) => text.zh)
        .join('')}`,
    ),
  );
}

function moneyBlocks(
  funding: EvaluatedFunding,
  { rule }: Evaluation,
  link: (kind: string, id: string) => string,
): OfficialBlock[] {
  const yuan = (amount: string) => yuanText(fen(BigInt(amount)));
  return [
    paragraph(
      `${funding.name}${yuan(funding.amountFen)}元，`,
      funding.source === ''
        ? { kind: 'text', text: '来源未注明（拟定待确认）', bold: true }
        : `来源：${funding.source}`,
      `。得分${rule.fundingThreshold}分以上的部门按“得分×基数”分配，精确到分，余数按最大余数法。`,
      ...(funding.leftFen === '0' ? [] : [`没有部门达到分数线，${yuan(funding.leftFen)}元未分配。`]),
    ),
    {
      kind: 'table',
      columns: [
        { title: '部门', width: 3 },
        { title: '得分', width: 1.2, align: 'center' },
        { title: '基数', width: 1.2, align: 'center' },
        { title: '金额（元）', width: 2.4, align: 'right' },
      ],
      rows: funding.shares.map((share) => [
        [share.name],
        [share.total ?? '—'],
        [share.base],
        [
          {
            kind: 'figure',
            text: yuan(share.amountFen),
            note: `${funding.name}：${share.name}得分×基数＝${share.points}（百分之一分），按此占比分配`,
            address: link('evaluation-money', `${share.organisationId}~${funding.id}`),
          },
        ],
      ]),
    },
  ];
}
