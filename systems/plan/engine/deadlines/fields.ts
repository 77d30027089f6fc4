/** 完成时限：… fields (时限字段): range of the value, relative to the text. */
export interface DeadlineField {
  labelStart: number;
  start: number;
  end: number;
}

const LABEL = /(?:(?:计划|预计)?(?:完成|办结|推进|实施|落实|整改|达成))?(?:时限|时间|期限|进度|时间节点)(?:要求|安排|节点|计划)?:|(?:完成|办结)(?:节点|日期):/g;
const STOP = /[\n。;)\]]|(?:牵头|责任|主办|配合|协办|参与|负责)(?:单位|部门|领导|人|科室)?:|(?:工作目标|目标|举措|措施|备注|成果)[^,:]{0,4}:/;

/** Finds the deadline fields of a paragraph. */
export function deadlineFields(text: string): DeadlineField[] {
  if (!/限|时间|进度|节点|日期/.test(text)) return [];
  const fields: DeadlineField[] = [];
  for (const m of text.matchAll(LABEL)) {
    const start = m.index + m[0].length;
    const before = text[m.index - 1] ?? '\n';
    if (!/[\n。;,(\[)\]:、]/.test(before) && m[0].length < 4) continue;
    const rest = text.slice(start, start + 120);
    const stop = STOP.exec(rest);
    fields.push({ labelStart: m.index, start, end: start + (stop === null ? rest.length : stop.index) });
  }
  return fields;
}
