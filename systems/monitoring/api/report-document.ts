import type { OfficialBlock, OfficialSpec, Run } from '@sanyi/documents';
import { figureKey, type Light, lightShapes, lightWords, shanghaiDay } from '@sanyi/kernel';
import { dayWords, instantWords, periodWords } from '../engine/official-words.ts';
import type { Snapshot, SnapshotTarget, SnapshotTask } from '../engine/snapshot.ts';
import type { ReportRow } from '../store/reports.ts';
import { correctionNote, correctionTable } from './correction-document.ts';

const COLOURS: Readonly<Record<Light, string>> = {
  green: '2F7D4F',
  yellow: 'B7791F',
  red: 'B3261E',
  grey: '6B7078',
  ongoing: '0F5C66',
};
const ORDINALS = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
];

function lightRun(light: Light): Run {
  return {
    kind: 'text',
    text: `${lightShapes[light]}${lightWords[light].zh}`,
    colour: COLOURS[light],
    bold: light === 'red',
  };
}

/**
 * The quarterly report (季度监测报告) by GB/T 9704-2012, made from a frozen snapshot alone. Every figure has a note that
 * says where it comes from, and opens it in the product.
 */
export function reportDocument(
  report: Pick<ReportRow, 'id' | 'title' | 'issued_at'>,
  snapshot: Snapshot,
  origin: string,
): OfficialSpec {
  const link = (kind: string, id: string) =>
    `${origin}/monitoring/reports/${report.id}?figure=${encodeURIComponent(figureKey({ system: 'monitoring', kind, id: `${report.id}~${id}` }))}`;
  const count = (light: Light): Run => ({
    kind: 'figure',
    text: String(snapshot.counts[light]),
    note: `${lightWords[light].zh}任务数，按亮灯规则 ${snapshot.ruleVersion} 判定，数据截至${dayWords(snapshot.judgedOn)}。`,
    address: link('report-count', light),
  });
  const { correction } = snapshot;
  const blocks: OfficialBlock[] = [
    { kind: 'title', text: report.title },
    ...(correction ? [correctionNote(correction)] : []),
    { kind: 'heading', level: 1, runs: ['一、总体情况'] },
    {
      kind: 'paragraph',
      runs: [
        `《${snapshot.planTitle}》${snapshot.docNumber ? `（${snapshot.docNumber}）` : ''}共分解任务`,
        `${snapshot.tasks.length}项。截至${dayWords(snapshot.judgedOn)}，绿灯`,
        count('green'),
        '项，黄灯',
        count('yellow'),
        '项，红灯',
        count('red'),
        '项，持续推进',
        count('ongoing'),
        '项，尚无数据',
        count('grey'),
        '项。',
      ],
    },
    { kind: 'paragraph', runs: [lateSentence(snapshot)] },
    { kind: 'heading', level: 1, runs: ['二、各部门进展'] },
    departmentTable(snapshot),
    { kind: 'heading', level: 1, runs: ['三、指标完成情况'] },
    targetTable(snapshot, link),
    ...waitingNote(snapshot),
    { kind: 'heading', level: 1, runs: ['四、需要关注的任务'] },
    ...attention(snapshot),
    { kind: 'heading', level: 1, runs: ['五、任务进展'] },
    ...snapshot.sections.flatMap((section, place) => sectionBlocks(snapshot, section, place)),
    ...(correction
      ? [{ kind: 'heading', level: 1, runs: ['六、更正清单'] } as const, correctionTable(correction)]
      : []),
    {
      kind: 'notes',
      items: [
        [
          `亮灯规则：${snapshot.ruleVersion}；快照时间：${instantWords(snapshot.asOf)}。点击数字可查看来源，出处见文末注释。`,
        ],
      ],
    },
  ];
  return {
    blocks,
    ...(snapshot.issuer
      ? { signature: { issuer: snapshot.issuer, date: dayWords(shanghaiDay(report.issued_at)) } }
      : {}),
    properties: { title: report.title, created: report.issued_at },
  };
}

function lateSentence(snapshot: Snapshot): string {
  const silent = snapshot.tasks.filter((task) => !task.submitted && task.organisationId !== null);
  if (silent.length === 0) return '本期应报任务均已填报。';
  const names = [...new Set(silent.map((task) => task.firstLead))].join('、');
  return `本期尚有${silent.length}项任务未填报，涉及${names}。`;
}

function departmentTable(snapshot: Snapshot): OfficialBlock {
  return {
    kind: 'table',
    columns: [
      { title: '第一牵头部门', width: 3 },
      { title: '任务', width: 1, align: 'center' },
      { title: '已报', width: 1, align: 'center' },
      { title: '绿', width: 1, align: 'center' },
      { title: '黄', width: 1, align: 'center' },
      { title: '红', width: 1, align: 'center' },
      { title: '持续', width: 1, align: 'center' },
      { title: '无数据', width: 1.2, align: 'center' },
    ],
    rows: snapshot.departments.map(({ name, tasks, submitted, counts }) =>
      [name, tasks, submitted, counts.green, counts.yellow, counts.red, counts.ongoing, counts.grey].map(
        (cell) => [String(cell)],
      ),
    ),
  };
}

function valueRun(target: SnapshotTarget, link: (kind: string, id: string) => string): Run {
  const { value } = target;
  if (!value) return '—';
  const parts = value.denominator === null ? value.numerator : `${value.numerator}／${value.denominator}`;
  return {
    kind: 'figure',
    text: `${value.result ?? '—'}${value.unit}`,
    note: `${target.indicatorCode ? `指标${target.indicatorCode} ` : ''}${target.indicator}：${parts}，${periodWords(value.period)}；出处：“${target.quote}”`,
    address: link('report-target', target.targetId),
  };
}

function targetTable(snapshot: Snapshot, link: (kind: string, id: string) => string): OfficialBlock {
  return {
    kind: 'table',
    columns: [
      { title: '目标', width: 4 },
      { title: '现值', width: 1.6, align: 'center' },
      { title: '时限', width: 1.8, align: 'center' },
      { title: '状态', width: 1.4, align: 'center' },
    ],
    rows: snapshot.targets.map((target) => [
      [target.targetText],
      [valueRun(target, link)],
      [target.due ?? '—'],
      [lightRun(target.light)],
    ]),
  };
}

/** Values that were sent and nobody has approved are no figures of the report; it says which they are. */
function waitingNote(snapshot: Snapshot): OfficialBlock[] {
  const waiting = snapshot.targets.flatMap(({ reasons }) =>
    reasons.filter(({ code }) => code === 'value-waiting').map(({ text }) => text.zh),
  );
  return waiting.length === 0 ? [] : [{ kind: 'notes', items: [...new Set(waiting)].map((text) => [text]) }];
}

function attention(snapshot: Snapshot): OfficialBlock[] {
  const tasks = snapshot.tasks.filter((task) => task.light === 'red' || task.light === 'yellow');
  if (tasks.length === 0) return [{ kind: 'paragraph', runs: ['本期没有黄灯或红灯任务。'] }];
  return tasks.map((task) => ({
    kind: 'paragraph',
    runs: [
      lightRun(task.light),
      `　${task.number}　${task.title}（${task.lead || '未明确牵头'}）：${task.reasons
        .filter((item) => item.light === 'red' || item.light === 'yellow')
        .map((item) => item.text.zh)
        .join('')}${task.problems ? `存在问题：${task.problems}` : ''}`,
    ],
  }));
}

function sectionBlocks(
  snapshot: Snapshot,
  section: Snapshot['sections'][number],
  place: number,
): OfficialBlock[] {
  const tasks = section.taskIds.flatMap((id) => snapshot.tasks.filter((task) => task.taskId === id));
  return [
    { kind: 'heading', level: 2, runs: [`（${ORDINALS[place] ?? place + 1}）${section.title || '其他'}`] },
    ...tasks.flatMap((task, order) => taskBlocks(task, order)),
  ];
}

function taskBlocks(task: SnapshotTask, order: number): OfficialBlock[] {
  const text = task.submitted ? task.progress : '本期未填报。';
  return [
    { kind: 'heading', level: 3, runs: [`${order + 1}. ${task.title}　`, lightRun(task.light)] },
    {
      kind: 'paragraph',
      runs: [
        text,
        ...(task.problems ? [`存在问题：${task.problems}`] : []),
        ...(task.nextSteps ? [`下步打算：${task.nextSteps}`] : []),
        {
          kind: 'note',
          note: `任务出处：“${task.quote.slice(0, 120)}${task.quote.length > 120 ? '……' : ''}”`,
        },
      ],
    },
  ];
}
