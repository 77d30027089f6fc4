import { describe, expect, it } from 'vitest';
import { planText } from '../text/plan-text.ts';
import { findDuties } from './find-duties.ts';
import { mergeDuties } from './merge-duties.ts';

function read(text: string, firstLeads = false): string {
  const doc = planText(text);
  const duty = mergeDuties(
    doc.paragraphs.flatMap((p) =>
      findDuties(doc, p.start, p.end, {
        onDay: '2026-01-01',
        aliases: [{ alias: '卫健口', departmentId: 'health', level: 'county' }],
      }),
    ),
    firstLeads,
  );
  if (duty === null) return 'none';
  return `${duty.mode}: ${duty.lead.map((d) => d.norm + (d.affiliate === null ? '' : `〔${d.affiliate}〕`)).join(' ')} / ${duty.coop.map((d) => d.norm).join(' ')}${duty.openEnded ? ' 等' : ''}`;
}

describe('responsibilities', () => {
  it.each([
    [
      '开展试点。（牵头部门：县医保局；配合部门：县财政局、县卫生健康局等)',
      'lead_coop: 县医疗保障局 / 县财政局 县卫生健康局 等',
    ],
    ['开展试点。〔省卫生健康委〔省疾控局〕、省教育厅负责〕', 'joint: 省卫生健康委〔省疾控局〕 省教育厅 / '],
    ['开展试点。（市民政局、市残联分别负责）', 'separate: 市民政局 市残疾人联合会 / '],
    ['开展试点。（市民政局、市残联按职责分工负责）', 'joint_by_duty: 市民政局 市残疾人联合会 / '],
    ['开展试点。（市民政局牵头，市残联、市妇联配合）', 'lead_coop: 市民政局 / 市残疾人联合会 市妇女联合会'],
    ['开展试点。（由市民政局牵头，会同市残联负责）', 'lead_coop: 市民政局 / 市残疾人联合会'],
    ['责任单位：市民政局（牵头）、市残联', 'lead_coop: 市民政局 / 市残疾人联合会'],
    ['责任单位：区发展改革委、财政局、人力社保局', 'joint: 区发展改革委 区财政局 区人力资源社会保障局 / '],
    ['开展试点。区民政局牵头，区残联参与。', 'lead_coop: 区民政局 / 区残疾人联合会'],
    ['开展试点。（省工业和信息化厅和省商务厅负责）', 'joint: 省工业和信息化厅 省商务厅 / '],
    ['开展试点。（各市、县（市、区）人民政府，省民政厅负责）', 'joint: 各市、县(市、区)人民政府 省民政厅 / '],
    ['开展试点。（卫健口负责）', 'lead: 县卫生健康委 / '],
    ['院长具体负责（主要负责人签字）', 'none'],
    ['开展试点（含乡镇卫生院）。', 'none'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it('lets the first name lead where the paper says so', () =>
    expect(read('（县民政局、县残联负责）', true)).toBe('lead_coop: 县民政局 / 县残疾人联合会'));
});
