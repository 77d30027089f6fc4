import { type FigureDossier, type FigureStep, lightWords } from '@sanyi/kernel';
import { fen, yuanText } from '@sanyi/quantity';
import { KIND_NAMES, PART_NAMES } from '../engine/evaluation/evaluation.ts';
import { PARTS } from '../engine/evaluation/score.ts';
import { dayWords } from '../engine/official-words.ts';
import { monitoringProblems } from '../problems.ts';
import type { EvaluationRow } from '../store/evaluations.ts';

type Kind = 'evaluation-score' | 'evaluation-target' | 'evaluation-money';

/** What an issued evaluation’s figure stands on (考核数字的来历). Ids are `evaluation~organisation~part` and the like. */
export function evaluationDossier(row: EvaluationRow, kind: Kind, id: string): FigureDossier {
  const [, subject = '', detail = ''] = id.split('~');
  const found =
    kind === 'evaluation-score'
      ? scoreDossier(row, id, subject, detail)
      : kind === 'evaluation-target'
        ? targetDossier(row, id, subject)
        : moneyDossier(row, id, subject, detail);
  if (!found) throw monitoringProblems.problem('no-such-figure', { key: `${kind}.${id}` });
  return found;
}

function base({ snapshot, title, id }: EvaluationRow) {
  const up: FigureStep[] = [
    {
      kind: 'file',
      title: { zh: title, en: `${KIND_NAMES[snapshot.kind].en}: ${snapshot.planTitle}` },
      href: `/monitoring/evaluations/${id}`,
    },
    {
      kind: 'rule',
      title: { zh: '考核办法', en: 'Rule of the evaluation' },
      text: {
        zh: `${snapshot.rule.version}${snapshot.rule.toBeConfirmed ? '，拟定待确认' : ''}`,
        en: `${snapshot.rule.version}${snapshot.rule.toBeConfirmed ? ', proposed, to be confirmed' : ''}`,
      },
    },
  ];
  return {
    period: snapshot.until.slice(0, 4),
    asOf: snapshot.asOf,
    quality: [
      ...(snapshot.rule.toBeConfirmed
        ? [
            {
              severity: 'warning' as const,
              text: { zh: '分值拟定待确认。', en: 'The points are proposed, to be confirmed.' },
            },
          ]
        : []),
      {
        severity: 'note' as const,
        text: {
          zh: `按${dayWords(snapshot.until)}的情况固定，不再变化。`,
          en: `Frozen as of ${snapshot.until}; it never changes.`,
        },
      },
    ],
    up,
  };
}

function scoreDossier(
  row: EvaluationRow,
  id: string,
  organisationId: string,
  key: string,
): FigureDossier | null {
  const department = row.snapshot.departments.find((one) => one.organisationId === organisationId);
  const part = department?.parts.find((one) => one.part === key);
  if (!department || (!part && key !== 'total')) return null;
  const name = { zh: department.name, en: department.nameEn };
  const head = {
    ref: { system: 'monitoring', kind: 'evaluation-score', id },
    ...base(row),
  };
  if (!part)
    return {
      ...head,
      title: { zh: `${name.zh}得分`, en: `Score of ${name.en}` },
      value: { text: department.total, unit: '分' },
      definition: {
        zh: '各方面得分之和；没有可考核内容的方面不计入，其余按比例折算到100分。四舍五入到两位小数，中间不取整。',
        en: 'The sum of its parts; a part with nothing to judge is left out and the others make up a hundred. Rounded half-up to two places at the end only.',
      },
      down: [
        {
          kind: 'formula',
          title: { zh: '各方面', en: 'Parts' },
          figures: PARTS.flatMap((one) => {
            const own = department.parts.find((item) => item.part === one);
            return own
              ? [
                  {
                    label: PART_NAMES[one],
                    value: { text: own.score, unit: '分' },
                    ref: {
                      system: 'monitoring',
                      kind: 'evaluation-score',
                      id: `${row.id}~${organisationId}~${one}`,
                    },
                  },
                ]
              : [];
          }),
        },
      ],
    };
  return {
    ...head,
    title: { zh: `${name.zh}${PART_NAMES[part.part].zh}`, en: `${PART_NAMES[part.part].en}, ${name.en}` },
    value: { text: part.score, unit: '分' },
    numerator: { label: { zh: '得到', en: 'Reached' }, value: { text: part.numerator, unit: '' } },
    denominator: { label: { zh: '满分', en: 'Possible' }, value: { text: part.denominator, unit: '' } },
    definition: {
      zh: `${part.numerator}÷${part.denominator}×${part.weight}分。`,
      en: `${part.numerator} ÷ ${part.denominator} × ${part.weight} points.`,
    },
    down: rowsOf(department, part.part),
  };
}

type Department = EvaluationRow['snapshot']['departments'][number];

function rowsOf(department: Department, part: Department['parts'][number]['part']): FigureStep[] {
  if (part === 'timeliness')
    return [
      {
        kind: 'entry',
        title: { zh: '填报', en: 'Reports' },
        table: {
          columns: [
            { zh: '周期', en: 'Period' },
            { zh: '任务', en: 'Task' },
            { zh: '填报', en: 'Report' },
          ],
          rows: department.reports.map(({ period, taskTitle, state }) => [period, taskTitle, state]),
        },
      },
    ];
  if (part === 'attainment')
    return department.targets.map((target) => ({
      kind: 'target',
      title: { zh: target.targetText, en: target.targetText },
      text: {
        zh: `完成率 ${target.share === null ? '无数据' : `${target.share}%`}`,
        en: `Share of the way: ${target.share === null ? 'no value' : `${target.share} %`}`,
      },
      ...(target.clauseHref
        ? { quote: { before: '', text: target.quote, after: '', href: target.clauseHref } }
        : {}),
    }));
  return department.tasks.map((task) => ({
    kind: 'task',
    title: { zh: `${task.number} ${task.title}`, en: `${task.number} ${task.title}` },
    text:
      part === 'verification'
        ? {
            zh: task.verified ? '佐证已核实' : '没有核实的佐证',
            en: task.verified ? 'verified' : 'nothing verified',
          }
        : {
            zh: `${lightWords[task.light].zh}：${task.reasons.map(({ text }) => text.zh).join('')}`,
            en: `${lightWords[task.light].en}: ${task.reasons.map(({ text }) => text.en).join(' ')}`,
          },
    href: `/plan/tasks/${task.taskId}`,
  }));
}

function targetDossier(row: EvaluationRow, id: string, targetId: string): FigureDossier | null {
  const { snapshot } = row;
  const target = [...snapshot.departments.flatMap((one) => one.targets), ...snapshot.ownTargets].find(
    (one) => one.targetId === targetId,
  );
  if (!target) return null;
  return {
    ref: { system: 'monitoring', kind: 'evaluation-target', id },
    title: { zh: target.indicator, en: target.indicator },
    value: { text: target.value?.result ?? null, unit: target.value?.unit ?? target.unit },
    ...base(row),
    ...(target.value ? { period: target.value.period } : {}),
    definition: {
      zh: `目标：${target.targetText}。完成率${target.share === null ? '无数据' : `${target.share}%`}。`,
      en: `Target: ${target.targetText}. Share of the way: ${target.share === null ? 'no value' : `${target.share} %`}.`,
    },
    down: [
      ...(target.value
        ? [
            {
              kind: 'entry' as const,
              title: { zh: '数值', en: 'Value' },
              figures: [
                {
                  label: { zh: target.indicator, en: target.indicator },
                  value: { text: target.value.result, unit: target.value.unit },
                  ref: { system: 'indicators', kind: 'value', id: target.value.id },
                },
              ],
            },
          ]
        : []),
      ...(target.clauseHref
        ? [
            {
              kind: 'clause' as const,
              title: { zh: snapshot.planTitle, en: snapshot.planTitle },
              quote: { before: '', text: target.quote, after: '', href: target.clauseHref },
            },
          ]
        : []),
    ],
  };
}

function moneyDossier(
  row: EvaluationRow,
  id: string,
  organisationId: string,
  fundingId: string,
): FigureDossier | null {
  const funding = row.snapshot.fundings.find((one) => one.id === fundingId);
  const share = funding?.shares.find((one) => one.organisationId === organisationId);
  if (!funding || !share) return null;
  const yuan = (amount: string) => yuanText(fen(BigInt(amount)));
  const head = base(row);
  return {
    ref: { system: 'monitoring', kind: 'evaluation-money', id },
    title: { zh: `${funding.name}：${share.name}`, en: `${funding.name}: ${share.name}` },
    value: { text: yuan(share.amountFen), unit: '元' },
    ...head,
    quality: [
      ...head.quality,
      ...(funding.source === ''
        ? [
            {
              severity: 'warning' as const,
              text: {
                zh: '资金来源未注明，拟定待确认。',
                en: 'The source of the money is not stated: to be confirmed.',
              },
            },
          ]
        : []),
    ],
    definition: {
      zh: `${yuan(funding.amountFen)}元按“得分×基数”分配，精确到分，余下的分按最大余数；各部门与未分配之和等于总额。${funding.source}`,
      en: `${yuan(funding.amountFen)} yuan shared by score × base, to the fen, the rest by largest remainder; shares and rest make up the sum. ${funding.source}`,
    },
    down: [
      {
        kind: 'part',
        title: { zh: '各部门', en: 'Departments' },
        table: {
          columns: [
            { zh: '部门', en: 'Department' },
            { zh: '得分', en: 'Score' },
            { zh: '基数', en: 'Base' },
            { zh: '元', en: 'Yuan' },
          ],
          rows: [
            ...funding.shares.map((one) => [one.name, one.total ?? '—', one.base, yuan(one.amountFen)]),
            ['未分配 left', '', '', yuan(funding.leftFen)],
          ],
        },
      },
    ],
  };
}
