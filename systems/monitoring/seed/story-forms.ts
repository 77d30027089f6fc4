import type { Platform } from '@sanyi/api';
import { type OfficialBlock, readForm, writeOfficialDocument, writeWorkbook } from '@sanyi/documents';
import type { Tx } from '@sanyi/records';
import { FORM_FILES } from '../api/form-routes.ts';
import { insertForm } from '../store/forms.ts';

/** Indicators that the city asks for in words of its own; the last one is none of the plan's. */
const INDICATORS = [
  '重点人群签约率',
  '常住居民家庭医生签约率',
  '跨省住院费用直接结算率',
  '药品追溯码采集率',
  '住院次均费用增幅',
  '公立医院门急诊次均费用增幅',
  '每千人口执业医师数',
];
const TASKS = ['推进检查检验结果互认', '加强医疗费用监测', '提升家庭医生签约服务质量'];

/** Two blank forms of the city (演示上级表格): indicators as a workbook, tasks as a document; nobody has filled them yet. */
export async function bringForms(
  tx: Tx,
  platform: Platform,
  scopePath: string,
  byName: string,
): Promise<void> {
  const workbook = await writeWorkbook({
    sheets: [
      {
        name: '监测季报',
        title: '云州市医改重点指标监测季报（2026年三季度）',
        columns: [
          { title: '指标名称', kind: 'text', width: 30 },
          { title: '目标值', kind: 'text', width: 12 },
          { title: '分子', kind: 'decimal' },
          { title: '分母', kind: 'decimal' },
          { title: '完成值（%）', kind: 'decimal', width: 14 },
          { title: '状态灯', kind: 'text' },
          { title: '进展情况', kind: 'text', width: 40 },
        ],
        rows: INDICATORS.map((name) => [name, null, null, null, null, null, null]),
      },
    ],
  });
  const table: OfficialBlock = {
    kind: 'table',
    columns: [
      { title: '任务', width: 3 },
      { title: '牵头单位', width: 2 },
      { title: '本季度进展', width: 4 },
      { title: '存在问题', width: 3 },
    ],
    rows: TASKS.map((title) => [[title], [], [], []]),
  };
  const document = await writeOfficialDocument({
    blocks: [{ kind: 'title', text: '医改任务进展情况表' }, table],
  });
  for (const [name, bytes] of [
    ['市级医改监测季报（空表）.xlsx', workbook],
    ['医改任务进展情况表（空表）.docx', document],
  ] as const) {
    const { format, grids } = await readForm(bytes, name);
    const received = await platform.files.receive([bytes], name, FORM_FILES);
    const stored = await platform.files.register(tx, received, { viewer: null, scopePath });
    await insertForm(tx, { scopePath, fileId: stored.id, fileName: name, format, grids, byName });
  }
}
