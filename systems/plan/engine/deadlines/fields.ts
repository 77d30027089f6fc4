/** 完成时限：… fields (时限字段): range of the value, relative to the text. */
export interface DeadlineField {
  labelStart: number;
  start: number;
  end: number;
}

const LABEL =
  /(?:(?:计划|预计)?(?:完成|办结|推进|实施|落实|整改|达成))?(?:时限|时间|期限|进度|时间节点)(?:要求|安排|节点|计划)?:|(?:完成|办结)(?:节点|日期):/g;
/** A time without a label closes a responsibility bracket: （县医保局负责，长期坚持） / （县财政局，2026年9月） */
const BARE =
  /[,;。](?:(?:长期|持续|常年|常态化?|全年)(?:坚持|推进|实施|开展|落实|任务)*|(?:20\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末)?前?(?:完成)?)(?=[)\]][。;]?(?:\n|$))|(?<=负责|配合|牵头|参加|参与|落实)[,;](?:长期|持续|常年|常态化?)(?:坚持|推进|实施|开展|落实|任务)*(?=[。;]?(?:\n|$))/g;
const STOP =
  /[\n。;)\]]|(?:牵头|责任|主办|配合|协办|参与|负责)(?:单位|部门|领导|人|科室)?:|(?:工作目标|目标|举措|措施|备注|成果)[^,:]{0,4}:/;

/** Finds the deadline fields of a paragraph. */
export function deadlineFields(text: string): DeadlineField[] {
  if (
    !/限|时间|进度|节点|日期|[,;。](?:长期|持续|常年|常态|全年|\d{4}年|\d{1,2}月)[^,;()[\]]{0,12}(?:[)\]。\n]|$)/.test(
      text,
    )
  )
    return [];
  const fields: DeadlineField[] = [];
  for (const m of text.matchAll(LABEL)) {
    const start = m.index + m[0].length;
    const before = text[m.index - 1] ?? '\n';
    if (!/[\n。;,([)\]:、]/.test(before) && m[0].length < 4) continue;
    const rest = text.slice(start, start + 120);
    const stop = STOP.exec(rest);
    fields.push({ labelStart: m.index, start, end: start + (stop === null ? rest.length : stop.index) });
  }
  for (const m of text.matchAll(BARE)) {
    const start = m.index + 1;
    if (!fields.some((f) => f.labelStart <= start && start < f.end))
      fields.push({ labelStart: start, start, end: m.index + m[0].length });
  }
  return fields.sort((a, b) => a.labelStart - b.labelStart);
}
