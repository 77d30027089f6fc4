import { writeOfficialDocument } from '@sanyi/documents';
import type { DeskFile } from './means.ts';

/**
 * A paper that the demonstration does not know (补充文件): four tasks of the fictional district, one with a department
 * that the registry has never heard of, one of two sentences, one that names nobody.
 */
export async function supplementPaper(): Promise<DeskFile> {
  const paragraph = (text: string) => ({ kind: 'paragraph', runs: [text] }) as const;
  const heading = (text: string) => ({ kind: 'heading', level: 1, runs: [text] }) as const;
  const bytes = await writeOfficialDocument({
    head: {
      issuerMark: '云州市清河区深化医药卫生体制改革领导小组办公室文件',
      documentNumber: '清医改办〔2026〕11号',
    },
    recipients: '各街道办事处、镇人民政府，区医改领导小组各成员单位',
    blocks: [
      { kind: 'title', text: '清河区“一老一小”健康服务补充任务' },
      paragraph('为补齐“一老一小”健康服务短板，现补充下列任务。'),
      heading('一、提升老年健康服务'),
      paragraph(
        '（一）扩大家庭病床服务。2026年12月底前，新增家庭病床150张，六十五岁以上老年人健康体检率不低于78%。（牵头单位：区卫生健康委；配合单位：区医保局、区财政局）',
      ),
      paragraph(
        '（二）推进安宁疗护。每家社区卫生服务中心确定一名安宁疗护联系医生。2027年3月底前完成全部联系医生轮训。（牵头单位：区老龄健康处；配合单位：区民政局）',
      ),
      heading('二、守护儿童健康'),
      paragraph(
        '（三）加强儿童近视防控。中小学生视力筛查覆盖率达到98%以上，每学期开展1次。（区教育局、区卫生健康委按职责分工负责）',
      ),
      paragraph('（四）建设儿童友好医院。2027年6月底前，建成儿童友好医院2家。'),
    ],
    signature: {
      issuer: '云州市清河区深化医药卫生体制改革领导小组办公室',
      date: '2026年11月10日',
    },
  });
  return { name: '清河区一老一小补充任务.docx', bytes };
}
