import type { DayItem, PlanMetadata, TextItem } from '../reading.ts';
import { markerAt } from '../structure/markers.ts';
import { day, fiveYearPlanEnd, yearOf } from '../text/days.ts';
import { evidence, type PlanText, rawWords } from '../text/plan-text.ts';
import { dateIn } from './dates.ts';
import { fieldsOf } from './fields.ts';
import { BODY_NAME, FIELD_LINE, type Layout, type Lines } from './layout.ts';
import { headNumber, splitBodies, splitRecipients } from './parties.ts';
import { regionOf } from './region.ts';

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

type MakeItem = (
  start: number,
  end: number,
  confidence: number,
  reason: TextItem['reason'],
  text?: string,
) => TextItem;

function strip(i: TextItem | undefined): TextItem | null {
  return i === undefined ? null : { ...i, text: i.text.replace(/[(（](?:代章|代)[)）]$/, '') };
}

function itemOf(range: { start: number; end: number } | undefined, item: MakeItem): TextItem | null {
  return range === undefined ? null : item(range.start, range.end, 0.95, 'meta.labelled');
}

interface DatedLine {
  paragraph: number;
  day: string;
  start: number;
  end: number;
  confidence: number;
  reason: 'meta.signature' | 'meta.labelled' | 'meta.pattern';
}

/** Lines that are nothing but a date. */
function signatureDates(doc: PlanText, layout: Layout): DatedLine[] {
  const out: DatedLine[] = [];
  for (const i of layout.outside) {
    const p = doc.paragraphs[i];
    if (p === undefined || p.end - p.start > 24) continue;
    const text = doc.text.slice(p.start, p.end);
    const d = dateIn(text);
    if (d !== null && d.start <= 1 && !/印发/.test(text))
      out.push({
        paragraph: i,
        day: d.day,
        start: p.start + d.start,
        end: p.start + d.end,
        confidence: 0.95,
        reason: 'meta.signature',
      });
  }
  return out.sort((a, b) => a.paragraph - b.paragraph);
}

function pickIssue(
  doc: PlanText,
  layout: Layout,
  dates: readonly DatedLine[],
  fields: ReadonlyMap<string, { start: number; end: number }>,
): DatedLine | null {
  const inNotice =
    layout.envelopeTitle === null
      ? undefined
      : dates.filter((d) => d.paragraph < layout.bodyParagraph || layout.innerTitle !== null).at(-1);
  if (inNotice !== undefined) return inNotice;
  for (const label of [
    '成文日期',
    '发文日期',
    '发文时间',
    '成文时间',
    '印发日期',
    '填报日期',
    '编制日期',
    '填表日期',
    '生成日期',
    '发布日期',
    '发布时间',
    '发表时间',
    '印发时间',
    '日期',
  ]) {
    const f = fields.get(label);
    const d = f === undefined ? null : dateIn(doc.text.slice(f.start, f.end));
    if (f !== undefined && d !== null)
      return {
        paragraph: -1,
        day: d.day,
        start: f.start + d.start,
        end: f.start + d.end,
        confidence: 0.9,
        reason: 'meta.labelled',
      };
  }
  const last = dates.at(-1);
  if (last !== undefined) return last;
  const tail = doc.paragraphs.slice(-4);
  for (const p of tail) {
    const text = doc.text.slice(p.start, p.end);
    const d = p.end - p.start < 80 ? dateIn(text) : null;
    if (d !== null && /^\S{0,44}$/.test(text))
      return {
        paragraph: -1,
        day: d.day,
        start: p.start + d.start,
        end: p.start + d.end,
        confidence: 0.7,
        reason: 'meta.pattern',
      };
  }
  return null;
}

function bodiesAbove(doc: PlanText, paragraph: number, item: MakeItem): TextItem[] {
  const found: TextItem[] = [];
  for (let k = paragraph - 1; k >= 0 && k >= paragraph - 10; k--) {
    const p = doc.paragraphs[k];
    if (p !== undefined && /^\([^()]{2,24}代章\)$/.test(doc.text.slice(p.start, p.end))) continue;
    if (p === undefined || !BODY_NAME.test(doc.text.slice(p.start, p.end))) break;
    found.unshift(
      ...splitBodies(doc, p.start, p.end).map((r) => item(r.start, r.end, 0.93, 'meta.signature')),
    );
  }
  return found;
}

function issuersOf(
  doc: PlanText,
  layout: Layout,
  issued: DatedLine | null,
  item: MakeItem,
  fields: ReadonlyMap<string, { start: number; end: number }>,
  title: TextItem | null,
): TextItem[] {
  if (issued !== null && issued.paragraph >= 0) {
    const signed = bodiesAbove(doc, issued.paragraph, item);
    if (signed.length > 0) return signed;
  }
  const lines = layout.envelopeTitle ?? layout.title;
  if (lines !== null && title !== null) {
    const start = doc.paragraphs[lines.first]?.start ?? 0;
    const words = doc.text.slice(start, doc.paragraphs[lines.last]?.end ?? start);
    const about = words.search(/关于|印发|转发/);
    if (about >= 3 && BODY_NAME.test(words.slice(0, about).replace(/[、,\s]/g, '')))
      return splitBodies(doc, start, start + about).map((r) => item(r.start, r.end, 0.88, 'meta.from-title'));
  }
  for (let i = 0; i < Math.min(10, doc.paragraphs.length); i++) {
    const p = doc.paragraphs[i];
    const m =
      p === undefined ? null : /^([\u4e00-\u9fff]{4,40}?)(?:文件|文)$/.exec(doc.text.slice(p.start, p.end));
    if (p !== undefined && m !== null)
      return [item(p.start, p.start + (m[1]?.length ?? 0), 0.8, 'meta.title-line')];
  }
  const f =
    fields.get('发文机关') ??
    fields.get('印发单位') ??
    fields.get('印发机关') ??
    fields.get('发文单位') ??
    fields.get('制发机关') ??
    fields.get('发布机构') ??
    fields.get('发布单位') ??
    fields.get('填报单位') ??
    fields.get('编制单位') ??
    fields.get('制定单位') ??
    fields.get('填表单位');
  return f === undefined
    ? []
    : splitBodies(doc, f.start, f.end).map((r) => item(r.start, r.end, 0.8, 'meta.labelled'));
}

function numberOf(
  doc: PlanText,
  layout: Layout,
  fields: ReadonlyMap<string, { start: number; end: number }>,
  item: MakeItem,
): TextItem | null {
  const f = fields.get('文号') ?? fields.get('发文字号') ?? fields.get('文件编号');
  const own = f === undefined ? null : headNumber(doc.text.slice(f.start, f.end));
  if (f !== undefined && own !== null)
    return item(f.start + own.start, f.start + own.end, 0.96, 'meta.labelled', own.canonical);
  const until = Math.min(doc.paragraphs.length, Math.max(layout.bodyParagraph + 3, 12));
  for (let i = 0; i < until; i++) {
    const p = doc.paragraphs[i];
    if (p === undefined || p.end - p.start > 160) continue;
    const text = doc.text.slice(p.start, p.end);
    const n = headNumber(text);
    if (n === null) continue;
    const alone = n.start <= 1 && text.length - n.end <= 12;
    const behindTitle = layout.outside.has(i) && text.length - n.end <= 1;
    if (alone || behindTitle)
      return item(p.start + n.start, p.start + n.end, 0.95, 'meta.pattern', n.canonical);
  }
  return null;
}

function recipientsOf(doc: PlanText, layout: Layout, item: MakeItem): TextItem[] {
  for (let i = 0; i < Math.min(doc.paragraphs.length, layout.afterHead + 12); i++) {
    const p = doc.paragraphs[i];
    if (p === undefined) break;
    const text = doc.text.slice(p.start, Math.min(p.end, p.start + 500));
    const sent = /^主送:/.exec(text);
    const end = text.search(/[:。]/);
    if (sent !== null)
      return splitRecipients(doc, p.start + 3, p.end).map((r) =>
        item(r.start, r.end, 0.9, 'meta.salutation'),
      );
    if (
      !text.endsWith(':') ||
      end !== text.length - 1 ||
      text.length > 300 ||
      !/各|政府|委|局|办|单位|部门|院|中心|公司|处/.test(text)
    )
      continue;
    if (
      /如下:$|意见:$|通知:$|附件:$|方案:$|如下/.test(text) ||
      /^(?:为|根据|按照|依据|现将|经|附)|《/.test(text) ||
      FIELD_LINE.test(text) ||
      markerAt(text) !== null
    )
      continue;
    return splitRecipients(doc, p.start, p.start + text.length - 1).map((r) =>
      item(r.start, r.end, 0.93, 'meta.salutation'),
    );
  }
  return [];
}

function listOf(doc: PlanText, label: RegExp, item: MakeItem): TextItem[] {
  for (const p of doc.paragraphs) {
    const m = label.exec(doc.text.slice(p.start, p.start + 8));
    if (m !== null)
      return splitRecipients(doc, p.start + m[0].length, p.end).map((r) =>
        item(r.start, r.end, 0.93, 'meta.labelled'),
      );
  }
  return [];
}

function disclosureOf(
  doc: PlanText,
  fields: ReadonlyMap<string, { start: number; end: number }>,
  item: MakeItem,
): TextItem | null {
  for (const label of ['公开类型', '公开方式', '公开形式']) {
    const f = fields.get(label);
    if (f !== undefined) return item(f.start, f.end, 0.9, 'meta.labelled');
  }
  for (const p of doc.paragraphs) {
    if (p.end - p.start > 30) continue;
    const text = doc.text.slice(p.start, p.end);
    const m =
      /^\(?(?:信息公开(?:形式|选项|属性)|公开(?:方式|属性|选项|类型))?:?((?:此件|本件)?(?:主动公开|依申请公开|不予公开|公开发布|删减后公开))\)?$/.exec(
        text,
      );
    if (m !== null) {
      const at = text.indexOf(m[1] ?? '');
      return item(p.start + at, p.start + at + (m[1]?.length ?? 0), 0.93, 'meta.pattern');
    }
  }
  return null;
}

function attachmentsOf(doc: PlanText, item: MakeItem): TextItem[] {
  const out: TextItem[] = [];
  for (const p of doc.paragraphs.slice(0, 60)) {
    const m = /^附件\d?:(?:1[.、])?(?=.{4,100}$)/.exec(
      doc.text.slice(p.start, Math.min(p.end, p.start + 120)),
    );
    if (m !== null) out.push(item(p.start + m[0].length, p.end, 0.85, 'meta.labelled'));
  }
  return out;
}

function printLine(doc: PlanText, item: MakeItem): { date: DayItem | null; by: TextItem | null } {
  for (let i = doc.paragraphs.length - 1; i >= 0; i--) {
    const p = doc.paragraphs[i];
    if (p === undefined || p.end - p.start > 60) continue;
    const text = doc.text.slice(p.start, p.end);
    if (!text.endsWith('印发') && !/\d日印发/.test(text)) continue;
    const d = dateIn(text);
    if (d === null) continue;
    const before = doc.paragraphs[i - 1];
    const by =
      d.start >= 4
        ? item(p.start, p.start + d.start, 0.85, 'meta.signature')
        : before !== undefined && BODY_NAME.test(doc.text.slice(before.start, before.end))
          ? item(before.start, before.end, 0.85, 'meta.signature')
          : null;
    return {
      date: { ...evidence(doc, p.start + d.start, p.start + d.end, 0.9, 'meta.pattern'), day: d.day },
      by,
    };
  }
  return { date: null, by: null };
}

/** Period a plan covers, by its title: 2026年度, “十五五”, 2025—2027年; else from the day of issue on. */
function periodOf(title: string, issued: string | null): PlanMetadata['period'] {
  const span = /(\d{4})年?[-—–~～至]{1,2}(\d{4})年/.exec(title);
  if (span !== null) return { from: day(Number(span[1]), 1, 1), to: day(Number(span[2]), 12, 31) };
  const five = /["“”]?(十[一二三四五六]?)五["“”]?/.exec(title);
  const end = five === null ? null : fiveYearPlanEnd(five[1] ?? '');
  if (end !== null) return { from: day(end - 4, 1, 1), to: day(end, 12, 31) };
  const year = /(\d{4})年/.exec(title);
  if (year !== null) return { from: day(Number(year[1]), 1, 1), to: day(Number(year[1]), 12, 31) };
  return issued === null || Number.isNaN(yearOf(issued)) ? null : { from: issued, to: null };
}
