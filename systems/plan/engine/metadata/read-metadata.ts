import type { DayItem, PlanMetadata, TextItem } from '../reading.ts';
import { evidence, rawWords } from '../text/evidence.ts';
import type { PlanText } from '../text/plan-text.ts';
import { attachmentsOf } from './attachments.ts';
import { disclosureOf } from './disclosure.ts';
import { numberOf } from './doc-number.ts';
import { fieldsOf } from './fields.ts';
import { pickIssue, signatureDates } from './issue-date.ts';
import { bodiesAbove, issuersOf } from './issuers.ts';
import type { Layout } from './layout.ts';
import { itemOf } from './metadata-item.ts';
import { periodOf } from './period.ts';
import { printLine } from './print-line.ts';
import { listOf, recipientsOf } from './recipients.ts';
import { regionOf } from './region.ts';
import type { Lines } from './title-lines.ts';

const KIND =
  /(实施方案|工作方案|行动方案|试点方案|总体方案|改革方案|方案|工作要点|要点|三年行动计划|行动计划|工作计划|计划|发展规划|规划|纲要|实施意见|指导意见|若干意见|意见|重点工作任务|重点任务|工作任务|任务清单|任务分工|任务|若干措施|措施|办法|细则|清单|台账|决定|报告|规定|指南|通知)(?:\([^()]*\))?$/;
const ENVELOPE_KIND = /(通知|请示|函|报告|批复|决定|公告|通报|意见)(?:[-([].*)?$/;

/** Head and tail of the paper (公文要素). */
export function readMetadata(doc: PlanText, layout: Layout): PlanMetadata {
  const item = (
    start: number,
    end: number,
    confidence: number,
    reason: TextItem['reason'],
    text?: string,
  ): TextItem => ({
    ...evidence(doc, start, end, confidence, reason),
    text: text ?? rawWords(doc, start, end),
  });
  const lines = (l: Lines, reason: TextItem['reason']): TextItem => {
    const from = doc.paragraphs[l.first]?.start ?? 0;
    const to = doc.paragraphs[l.last]?.end ?? from;
    const number = /[-([][\u4e00-\u9fff]{1,16}[[(]\d{4}[\])]\d{1,4}号[)\]]?$/.exec(doc.text.slice(from, to));
    return item(from, number === null ? to : to - number[0].length, 0.93, reason);
  };
  const fields = fieldsOf(doc);
  const envelope = layout.envelopeTitle === null ? null : lines(layout.envelopeTitle, 'meta.title-line');
  let title = layout.title === null ? null : lines(layout.title, 'meta.title-line');
  if (title === null && layout.innerTitle !== null)
    title = item(layout.innerTitle.start, layout.innerTitle.end, 0.85, 'meta.title-in-notice');
  const named = fields.get('标题') ?? fields.get('名称') ?? fields.get('文件名称');
  if (title === null && named !== undefined) title = item(named.start, named.end, 0.8, 'meta.labelled');
  const dates = signatureDates(doc, layout);
  const issued = pickIssue(doc, layout, dates, fields);
  const issuers = issuersOf(doc, layout, issued, item, fields, envelope ?? title);
  const titleWords = (title?.text ?? envelope?.text ?? '').replace(/\s/g, '').normalize('NFKC');
  const print = printLine(doc, item);
  const draft =
    layout.envelopeTitle === null
      ? undefined
      : dates.find((d) => d.paragraph > layout.bodyParagraph && d.paragraph !== issued?.paragraph);
  const regionWords = [titleWords, issuers[0]?.text ?? '', (envelope?.text ?? '').replace(/\s/g, '')].map(
    (w) => w.replace(/^关于(?:印发|转发|提请[^《]{0,10})?《?/, ''),
  );
  const issueDate: DayItem | null =
    issued === null
      ? null
      : { ...evidence(doc, issued.start, issued.end, issued.confidence, issued.reason), day: issued.day };
  const regions = regionWords.map((w) => regionOf(w)).filter((r) => r !== null);
  return {
    title,
    envelopeTitle: envelope,
    docType: KIND.exec(titleWords)?.[1] ?? (/规划/.test(titleWords) ? '规划' : null),
    envelopeType:
      envelope === null
        ? null
        : `${/转发/.test(envelope.text) ? '转发' : ''}${ENVELOPE_KIND.exec(envelope.text.replace(/\s/g, ''))?.[1] ?? '通知'}`,
    docNumber: numberOf(doc, layout, fields, item),
    issuers: issuers.map((i) => ({
      ...i,
      text: i.text.replace(/\s+/g, '').replace(/[(（](?:代章|盖章|章|印章|代)[)）]$/, ''),
    })),
    sealOnBehalf:
      issuers.find((i) => /[(（](?:代章|代)[)）]$/.test(i.text)) === undefined
        ? null
        : strip(issuers.find((i) => /[(（](?:代章|代)[)）]$/.test(i.text))),
    issueDate,
    draftDate:
      draft === undefined
        ? null
        : { ...evidence(doc, draft.start, draft.end, 0.8, 'meta.signature'), day: draft.day },
    draftedBy: draft === undefined ? null : (bodiesAbove(doc, draft.paragraph, item)[0] ?? null),
    printDate: print.date,
    printedBy: print.by,
    recipients: recipientsOf(doc, layout, item),
    cc: listOf(doc, /^(?:抄送|抄报):/, item),
    disclosure: disclosureOf(doc, fields, item),
    indexNo: itemOf(fields.get('索引号') ?? fields.get('信息索取号'), item),
    attachments: attachmentsOf(doc, item),
    contactBlock:
      /联系人|联系电话/.test(doc.text.slice(0, 6000)) || /联系人|联系电话/.test(doc.text.slice(-2000)),
    region: regions.find((r) => r.name.length >= 5) ?? regions[0] ?? null,
    period: periodOf(titleWords, issueDate?.day ?? null),
  };
}

function strip(i: TextItem | undefined): TextItem | null {
  return i === undefined ? null : { ...i, text: i.text.replace(/[(（](?:代章|代)[)）]$/, '') };
}
