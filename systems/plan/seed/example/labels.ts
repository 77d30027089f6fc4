/**
 * Reads the compact authoring form of hand-written labels (标注稿, `*.labels`).
 *
 * One statement per line, `#` starts a remark, fields are separated by ` | `:
 *
 * ```
 * id clearwater-2026
 * meta title | 清河区……重点工作任务         (value: text, or JSON when it begins with { [ or ")
 * sec 1 | 一 | 总体要求 | goals              (level | printed number | title | role, role may be empty)
 * task 1 | 压实改革领导责任 | t1             (printed number | title | id; the id may be left out)
 * measure （一） | 加强组织实施 | 三（一）
 * end 责任单位：区医保局                     (last words of the item; without it the item ends with its line)
 * mode joint                                 (resp_mode; without it: lead_coop, lead or none)
 * lead 区医保局、区民政局                    (raw names; raw=>norm overrides, ? behind a name = optional)
 * coop 区财政局
 * open                                       (the list ends in 等)
 * scope 各镇街                               (optional bodies)
 * due 2026年底前 | 2026-12-31 | by | what    (quote | day or ~rule | kind | what | extra)
 * goal 签约率 | ge 75 % | 签约率达到75%以上 | due=2026-12-31; pop=重点人群
 * cite 标题 | 文号 | issuer | relation
 * row 1 | 指标 | 单位 | 属性 | 基期 | 日期 | ge 75 | raw
 * report {"cadence":"quarterly"} | quote
 * watch type | quote                         (monitoring clause)
 * trap quote | why
 * scoperule quote | from | scope
 * note text
 * ```
 *
 * `due`, `goal`, `cite`, `report` belong to the item above them; before the first item, or after `doc`, to the
 * document. An unknown keyword is an error, never skipped.
 */
import type { LabelCitation, LabelDocument, LabelItem, LabelQuantity, LabelSection } from './label-types.ts';

/** Splits a statement body into its fields (字段); missing fields are empty texts. */
function fieldsOf(body: string): (index: number) => string {
  const parts = body.split(/ \|(?: |$)/).map((part) => part.trim());
  return (index) => parts[index] ?? '';
}

/** Reads `due=2026-12-31; pop=重点人群` into a record (附加项). */
function extraOf(text: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const pair of text.split(';')) {
    const at = pair.indexOf('=');
    const key = (at < 0 ? pair : pair.slice(0, at)).trim();
    if (key !== '') out[key] = at < 0 ? 'true' : pair.slice(at + 1).trim();
  }
  return out;
}

/** Reads `ge 75 %` or `range 15..20 个` (比较词、数值、单位). */
function quantityOf(text: string): LabelQuantity {
  const match = /^(\w+) (-?[\d.]+?)(?:\.\.([\d.]+))?(?: (.+))?$/.exec(text);
  if (match === null) throw new Error(`not a quantity: ${text}`);
  const quantity: LabelQuantity = {
    comparator: match[1] ?? '',
    value: Number(match[2]),
    unit: match[4] ?? '',
  };
  if (match[3] !== undefined) quantity.value2 = Number(match[3]);
  return quantity;
}

function citationOf(field: (index: number) => string): LabelCitation {
  const relation = field(3);
  return {
    title: field(0),
    docNumber: field(1) || null,
    issuer: field(2) || null,
    relation: relation.replace('?', ''),
    optional: relation.endsWith('?'),
  };
}

const names = (body: string): string[] => body.split('、').map((name) => name.trim());

/** Reads one `*.labels` text (读标注稿). Throws on a keyword it does not know, with the line number. */
export function readLabels(text: string): LabelDocument {
  const doc: LabelDocument = {
    id: '',
    metadata: {},
    nodes: [],
    deadlines: [],
    targets: [],
    cited: [],
    reporting: [],
    rows: [],
    monitoring: [],
    traps: [],
    notes: [],
  };
  let item: LabelItem | undefined;
  let path: LabelSection[] = [];
  const here = (): LabelItem => {
    if (item === undefined) throw new Error('no item above this line');
    return item;
  };
  const statement = (keyword: string, body: string): void => {
    const field = fieldsOf(body);
    const home = item ?? doc;
    switch (keyword) {
      case 'id':
        doc.id = body;
        return;
      case 'meta': {
        const value = field(1);
        doc.metadata[field(0)] = /^[[{"]|^null$/.test(value) ? JSON.parse(value) : value;
        return;
      }
      case 'sec': {
        const section = { level: Number(field(0)), number: field(1), title: field(2), role: field(3) };
        path = [...path.filter((above) => above.level < section.level), section];
        doc.nodes.push({ section });
        item = undefined;
        return;
      }
      case 'task':
      case 'measure': {
        const tasks = doc.nodes.filter((node) => 'item' in node).length;
        item = {
          kind: keyword,
          number: field(0),
          title: field(1),
          id: field(2) || `t${tasks + 1}`,
          sectionPath: path.map((section) => `${section.number} ${section.title}`),
          leadSentence: false,
          lead: [],
          coop: [],
          open: false,
          scope: [],
          deadlines: [],
          targets: [],
          cited: [],
          reporting: [],
        };
        doc.nodes.push({ item });
        return;
      }
      case 'doc':
        item = undefined;
        return;
      case 'end':
        here().end = body;
        return;
      case 'mode':
        here().mode = body;
        return;
      case 'leadsentence':
        here().leadSentence = true;
        return;
      case 'lead':
        here().lead.push(...names(body));
        return;
      case 'coop':
        here().coop.push(...names(body));
        return;
      case 'open':
        here().open = true;
        return;
      case 'scope':
        here().scope.push(...names(body));
        return;
      case 'due': {
        const when = field(1);
        home.deadlines.push({
          quote: field(0),
          due: when.startsWith('~') ? null : when,
          ...(/^~./.test(when) ? { rule: when.slice(1) } : {}),
          kind: field(2),
          what: field(3),
          extra: extraOf(field(4)),
        });
        return;
      }
      case 'goal':
        home.targets.push({
          indicator: field(0),
          ...quantityOf(field(1)),
          quote: field(2),
          extra: extraOf(field(3)),
        });
        return;
      case 'cite':
        home.cited.push(citationOf(field));
        return;
      case 'row': {
        const { unit: _unit, ...target } = quantityOf(field(6));
        doc.rows.push({
          no: Number(field(0)),
          name: field(1),
          unit: field(2),
          attribute: field(3),
          baseline: field(4),
          date: field(5),
          target,
          raw: field(7),
        });
        return;
      }
      case 'report':
        home.reporting.push({ body: JSON.parse(field(0)) as Record<string, unknown>, quote: field(1) });
        return;
      case 'watch':
        doc.monitoring.push({ type: field(0), quote: field(1) });
        return;
      case 'trap':
        doc.traps.push({ quote: field(0), why: field(1) });
        return;
      case 'scoperule':
        doc.scopeRule = { quote: field(0), appliesFrom: field(1), scope: [field(2)] };
        return;
      case 'note':
        doc.notes.push(body);
        return;
      default:
        throw new Error(`unknown keyword ${keyword}`);
    }
  };
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const space = line.indexOf(' ');
    try {
      statement(space < 0 ? line : line.slice(0, space), space < 0 ? '' : line.slice(space + 1).trim());
    } catch (cause) {
      throw new Error(`line ${index + 1}: ${line}`, { cause });
    }
  });
  return doc;
}
