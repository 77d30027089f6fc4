import type { PlanText } from '../text/plan-text.ts';
import { FIELD_LINE } from './line-patterns.ts';

const LABEL =
  /(索引号|主题分类|发布机构|发文机关|发文单位|发布单位|制发机关|发文日期|成文日期|发布日期|生成日期|公开日期|印发日期|文件名称|名称|标题|发文字号|文件编号|文号|公开类型|公开方式|公开属性|公开形式|公开期限|公开范围|有效性|生效日期|废止日期|关键词|主题词|信息来源|来源|签发人|密级|紧急程度|公文种类|体裁分类|组配分类|统一登记号|信息索取号|服务对象|所属主题|发布时间|成文时间|发文时间|效力状态|编号|填报单位|编制单位|制定单位|填报日期|编制日期|填表日期|填表单位|印发单位|印发机关|印发时间|日期|文章来源|发表时间)(?::\|?|\|)/g;

/** Labelled fields of a web page head (信息公开目录字段): several may share a line. Ranges are of the cleaned text. */
export function fieldsOf(doc: PlanText): Map<string, { start: number; end: number }> {
  const fields = new Map<string, { start: number; end: number }>();
  for (const p of doc.paragraphs.slice(0, 60)) {
    const text = doc.text.slice(p.start, Math.min(p.end, p.start + 400));
    if (!FIELD_LINE.test(text)) continue;
    const marks = [...text.matchAll(LABEL)];
    marks.forEach((m, i) => {
      const start = p.start + m.index + m[0].length;
      const end = Math.min(p.end, p.start + (marks[i + 1]?.index ?? text.length));
      const bar = doc.text.slice(start, end).indexOf('|');
      const stop = bar < 0 ? end : start + bar;
      if (stop > start && !fields.has(m[1] ?? '')) fields.set(m[1] ?? '', { start, end: stop });
    });
  }
  return fields;
}
