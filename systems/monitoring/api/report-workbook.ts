import type { WorkbookSpec } from '@sanyi/documents';
import { lightWords } from '@sanyi/kernel';
import type { Snapshot } from '../engine/snapshot.ts';
import { correctionSheet } from './correction-document.ts';

/** The ledger and its figures as a report froze them (报告台账), with real dates and numbers. */
export function reportWorkbook(reportId: string, snapshot: Snapshot, origin: string): WorkbookSpec {
  return {
    sheets: [
      {
        name: '任务台账',
        columns: [
          { title: '序号', kind: 'text' },
          { title: '板块', kind: 'text', width: 24 },
          { title: '任务', kind: 'text', width: 36 },
          { title: '牵头单位', kind: 'text', width: 18 },
          { title: '配合单位', kind: 'text', width: 24 },
          { title: '完成时限', kind: 'date' },
          { title: '状态灯', kind: 'text' },
          { title: '亮灯理由', kind: 'text', width: 36 },
          { title: '本期进展', kind: 'text', width: 48 },
          { title: '存在问题', kind: 'text', width: 30 },
          { title: '下步打算', kind: 'text', width: 30 },
          { title: '方案原文', kind: 'text', width: 48 },
        ],
        rows: snapshot.tasks.map((task) => [
          task.number,
          task.sectionTitle,
          task.title,
          task.lead,
          task.coop,
          task.dueOn,
          lightWords[task.light].zh,
          task.reasons.map((item) => item.text.zh).join(''),
          task.progress,
          task.problems,
          task.nextSteps,
          task.quote,
        ]),
      },
      {
        name: '量化目标',
        columns: [
          { title: '指标编码', kind: 'text', width: 18 },
          { title: '目标', kind: 'text', width: 36 },
          { title: '任务', kind: 'text', width: 30 },
          { title: '分子', kind: 'decimal' },
          { title: '分母', kind: 'decimal' },
          { title: '现值', kind: 'decimal' },
          { title: '单位', kind: 'text' },
          { title: '数据周期', kind: 'text' },
          { title: '时限', kind: 'date' },
          { title: '状态灯', kind: 'text' },
          { title: '判断', kind: 'text', width: 36 },
          { title: '方案原文', kind: 'text', width: 48 },
          { title: '打开', kind: 'link' },
        ],
        rows: snapshot.targets.map((target) => [
          target.indicatorCode ?? null,
          target.targetText,
          target.taskTitle,
          target.value?.numerator ?? null,
          target.value?.denominator ?? null,
          target.value?.result ?? null,
          target.unit,
          target.value?.period ?? null,
          target.due,
          lightWords[target.light].zh,
          target.reasons.map((item) => item.text.zh).join(''),
          target.quote,
          target.clauseHref ? { text: '原文', address: `${origin}${target.clauseHref}` } : null,
        ]),
      },
      ...(snapshot.correction ? [correctionSheet(snapshot.correction)] : []),
    ],
    meta: { report: reportId, period: snapshot.period, asOf: snapshot.asOf, rule: snapshot.ruleVersion },
  };
}
