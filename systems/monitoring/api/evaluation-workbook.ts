import type { WorkbookSpec } from '@sanyi/documents';
import { lightWords } from '@sanyi/kernel';
import { fen, yuanText } from '@sanyi/quantity';
import { type Evaluation, PART_NAMES, ranked } from '../engine/evaluation/evaluation.ts';
import { PARTS } from '../engine/evaluation/score.ts';

const REPORTS = { 'in-time': '按时', late: '迟报', missing: '未报' } as const;

/** An evaluation as live numbers (考核工作簿): scores with their parts, and every row they were made of. */
export function evaluationWorkbook(id: string, evaluation: Evaluation): WorkbookSpec {
  const { departments, rule } = evaluation;
  return {
    sheets: [
      {
        name: '部门得分',
        columns: [
          { title: '名次', kind: 'integer' },
          { title: '部门', kind: 'text', width: 24 },
          ...PARTS.flatMap((part) => [
            { title: `${PART_NAMES[part].zh}分子`, kind: 'decimal' as const },
            { title: `${PART_NAMES[part].zh}分母`, kind: 'decimal' as const },
            { title: `${PART_NAMES[part].zh}（${rule.weights[part]}分）`, kind: 'decimal' as const },
          ]),
          { title: '得分', kind: 'decimal' },
          { title: '备注', kind: 'text', width: 30 },
        ],
        rows: ranked(departments).map(({ place, department }) => [
          place,
          department.name,
          ...department.parts.flatMap(({ numerator, denominator, score }) => [numerator, denominator, score]),
          department.total,
          rule.toBeConfirmed ? '分值拟定待确认' : null,
        ]),
      },
      {
        name: '任务',
        columns: [
          { title: '部门', kind: 'text', width: 20 },
          { title: '序号', kind: 'text' },
          { title: '任务', kind: 'text', width: 40 },
          { title: '状态灯', kind: 'text' },
          { title: '佐证核实', kind: 'text' },
          { title: '理由', kind: 'text', width: 48 },
        ],
        rows: [
          ...departments.flatMap(({ name, tasks }) => tasks.map((task) => ({ name, task }))),
          ...evaluation.unassigned.map((task) => ({ name: '未明确', task })),
        ].map(({ name, task }) => [
          name,
          task.number,
          task.title,
          lightWords[task.light].zh,
          task.verified ? '是' : '否',
          task.reasons.map(({ text }) => text.zh).join(''),
        ]),
      },
      {
        name: '指标',
        columns: [
          { title: '部门', kind: 'text', width: 20 },
          { title: '指标编码', kind: 'text', width: 18 },
          { title: '目标', kind: 'text', width: 40 },
          { title: '起点', kind: 'decimal' },
          { title: '分子', kind: 'decimal' },
          { title: '分母', kind: 'decimal' },
          { title: '现值', kind: 'decimal' },
          { title: '单位', kind: 'text' },
          { title: '数据周期', kind: 'text' },
          { title: '完成率（%）', kind: 'decimal' },
          { title: '判断', kind: 'text', width: 40 },
        ],
        rows: [
          ...departments.flatMap(({ name, targets }) => targets.map((target) => ({ name, target }))),
          ...evaluation.ownTargets.map((target) => ({ name: '全区', target })),
        ].map(({ name, target }) => [
          name,
          target.indicatorCode,
          target.targetText,
          target.baseline,
          target.value?.numerator ?? null,
          target.value?.denominator ?? null,
          target.value?.result ?? null,
          target.unit,
          target.value?.period ?? null,
          target.share,
          target.reasons.map(({ text }) => text.zh).join(''),
        ]),
      },
      {
        name: '填报',
        columns: [
          { title: '部门', kind: 'text', width: 20 },
          { title: '周期', kind: 'text' },
          { title: '任务', kind: 'text', width: 40 },
          { title: '填报', kind: 'text' },
        ],
        rows: departments.flatMap(({ name, reports }) =>
          reports.map(({ period, taskTitle, state }) => [name, period, taskTitle, REPORTS[state]]),
        ),
      },
      ...(evaluation.fundings.length === 0
        ? []
        : [
            {
              name: '资金分配',
              columns: [
                { title: '资金', kind: 'text' as const, width: 28 },
                { title: '来源', kind: 'text' as const, width: 28 },
                { title: '部门', kind: 'text' as const, width: 20 },
                { title: '得分', kind: 'decimal' as const },
                { title: '基数', kind: 'integer' as const },
                { title: '金额（元）', kind: 'decimal' as const, digits: 2 },
              ],
              rows: evaluation.fundings.flatMap((funding) => [
                ...funding.shares.map((share) => [
                  funding.name,
                  funding.source || '拟定待确认',
                  share.name,
                  share.total,
                  BigInt(share.base),
                  yuanText(fen(BigInt(share.amountFen))),
                ]),
                [
                  funding.name,
                  funding.source || '拟定待确认',
                  '未分配',
                  null,
                  null,
                  yuanText(fen(BigInt(funding.leftFen))),
                ],
              ]),
            },
          ]),
    ],
    meta: { evaluation: id, until: evaluation.until, asOf: evaluation.asOf, rule: rule.version },
  };
}
