import type { OfficialBlock, OfficialSpec, Run } from '@sanyi/documents';
import { figureKey, type Light, lightWords, shanghaiDay } from '@sanyi/kernel';
import { type BulletinDepartment, bulletinDepartments } from '../engine/bulletin.ts';
import { dayWords, instantWords, periodWords } from '../engine/official-words.ts';
import type { Snapshot, SnapshotTask } from '../engine/snapshot.ts';
import type { ReportRow } from '../store/reports.ts';

/** A bulletin over all departments of a quarter (通报) by GB/T 9704-2012, from the snapshot of an issued report alone. */
export function bulletinDocument(
  report: Pick<ReportRow, 'id' | 'title' | 'issued_at' | 'snapshot_hash'>,
  snapshot: Snapshot,
  origin: string,
): OfficialSpec {
  const title = `关于${periodWords(snapshot.period)}医改重点任务进展情况的通报`;
  const departments = bulletinDepartments(snapshot);
  const count = (light: Light): Run => ({
    kind: 'figure',
    text: String(snapshot.counts[light]),
    note: `${lightWords[light].zh}任务数，见《${report.title}》。`,
    address: `${origin}/monitoring/reports/${report.id}?figure=${encodeURIComponent(figureKey({ system: 'monitoring', kind: 'report-count', id: `${report.id}~${light}` }))}`,
  });
  return {
    ...(snapshot.issuer ? { head: { issuerMark: snapshot.issuer } } : {}),
    recipients: '各成员单位',
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'paragraph',
        runs: [
          `现将《${snapshot.planTitle}》${periodWords(snapshot.period)}进展情况通报如下，数据截至${dayWords(snapshot.judgedOn)}。`,
        ],
      },
      { kind: 'heading', level: 1, runs: ['一、总体情况'] },
      {
        kind: 'paragraph',
        runs: [
          `${snapshot.tasks.length}项任务中，绿灯`,
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
      { kind: 'heading', level: 1, runs: ['二、各部门完成情况'] },
      completion(departments),
      { kind: 'heading', level: 1, runs: ['三、红灯和黄灯任务'] },
      ...named(departments, ({ red, yellow }) => [...red, ...yellow], lightLine, '本期没有红灯和黄灯任务。'),
      { kind: 'heading', level: 1, runs: ['四、迟报和未报'] },
      ...named(
        departments,
        ({ late, silent }) => [...late, ...silent],
        reportLine,
        '本期应报任务均按时填报。',
      ),
      { kind: 'heading', level: 1, runs: ['五、工作要求'] },
      {
        kind: 'paragraph',
        runs: [
          '请红灯、黄灯任务的牵头单位对照上述理由逐项整改，迟报和未报的单位尽快补报，并在下一季度填报中说明。',
        ],
      },
      {
        kind: 'notes',
        items: [
          [
            `本通报与《${report.title}》同出一个快照（${instantWords(snapshot.asOf)}，校验值${report.snapshot_hash.slice(0, HASH_DIGITS)}），亮灯规则：${snapshot.ruleVersion}。按期率为绿灯任务占有时限任务（不含持续推进）的比例。`,
          ],
        ],
      },
    ],
    ...(snapshot.issuer
      ? { signature: { issuer: snapshot.issuer, date: dayWords(shanghaiDay(report.issued_at)) } }
      : {}),
    properties: { title, created: report.issued_at },
  };
}

/** Digits of a hash that a reader can compare by eye. */
const HASH_DIGITS = 16;

function completion(departments: readonly BulletinDepartment[]): OfficialBlock {
  return {
    kind: 'table',
    columns: [
      { title: '第一牵头单位', width: 3 },
      { title: '任务', width: 1, align: 'center' },
      { title: '绿灯／有时限', width: 1.8, align: 'center' },
      { title: '按期率', width: 1.3, align: 'center' },
      { title: '黄灯', width: 1, align: 'center' },
      { title: '红灯', width: 1, align: 'center' },
      { title: '迟报', width: 1, align: 'center' },
      { title: '未报', width: 1, align: 'center' },
    ],
    rows: departments.map(({ name, tasks, onTrack, red, yellow, late, silent }) =>
      [
        name,
        tasks,
        onTrack ? `${onTrack.green}／${onTrack.of}` : '—',
        onTrack ? `${percent(onTrack.green, onTrack.of)}%` : '—',
        yellow.length,
        red.length,
        late.length,
        silent.length,
      ].map((cell) => [String(cell)]),
    ),
  };
}

/** Share in percent with one decimal, rounded down: 100 means all. */
function percent(part: number, whole: number): string {
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

function named(
  departments: readonly BulletinDepartment[],
  pick: (department: BulletinDepartment) => readonly SnapshotTask[],
  line: (task: SnapshotTask) => Run[],
  none: string,
): OfficialBlock[] {
  const blocks = departments.flatMap((department): OfficialBlock[] => {
    const tasks = pick(department);
    if (tasks.length === 0) return [];
    return [
      { kind: 'heading', level: 2, runs: [`${department.name}（${tasks.length}项）`] },
      ...tasks.map((task): OfficialBlock => ({ kind: 'paragraph', runs: line(task) })),
    ];
  });
  return blocks.length > 0 ? blocks : [{ kind: 'paragraph', runs: [none] }];
}

function lightLine(task: SnapshotTask): Run[] {
  const reasons = task.reasons.filter((item) => item.light === 'red' || item.light === 'yellow');
  return [
    `${lightWords[task.light].zh}：${task.number}　${task.title}。${reasons.map((item) => item.text.zh).join('')}${task.problems ? `存在问题：${task.problems}` : ''}`,
  ];
}

function reportLine(task: SnapshotTask): Run[] {
  return [`${task.submitted ? '迟报' : '未报'}：${task.number}　${task.title}。`];
}
