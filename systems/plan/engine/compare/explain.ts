import type { LocalText } from '@sanyi/kernel';
import type { ComparableTask, CompareMode, PairClass } from './comparable.ts';
import type { DepartmentChanges } from './compare-departments.ts';
import type { TargetChange } from './compare-targets.ts';

interface Explained {
  readonly class: PairClass;
  readonly left: ComparableTask | null;
  readonly right: ComparableTask | null;
  readonly similarity: number;
  readonly sharedWords: readonly string[];
  readonly targetChanges: readonly TargetChange[];
  readonly departmentChanges: DepartmentChanges;
  readonly dueChange: {
    readonly before: string | null;
    readonly after: string | null;
    readonly change: string;
  };
}

const TARGETS: Readonly<Record<string, LocalText>> = {
  tightened: { zh: '目标加严', en: 'target tightened' },
  loosened: { zh: '目标放宽', en: 'target loosened' },
  changed: { zh: '目标改变', en: 'target changed' },
  added: { zh: '新增目标', en: 'target added' },
  removed: { zh: '目标删去', en: 'target removed' },
};

const DUE: Readonly<Record<string, LocalText>> = {
  earlier: { zh: '时限提前', en: 'due earlier' },
  later: { zh: '时限推后', en: 'due later' },
  set: { zh: '新定时限', en: 'due day set' },
  lifted: { zh: '取消时限', en: 'due day lifted' },
};

/** Why two tasks were put together and what differs (比对说明), or what it means that one stands alone. */
export function explainPair(pair: Explained, mode: CompareMode): LocalText {
  if (!pair.left) {
    return mode === 'parent'
      ? {
          zh: '上级方案中没有对应条款，属本地自选任务。',
          en: 'No clause of the paper above asks for it: own work beyond the parent.',
        }
      : {
          zh: '上年方案中没有对应任务，属今年新增。',
          en: 'Last year’s plan has nothing like it: new this year.',
        };
  }
  if (!pair.right) {
    return mode === 'parent'
      ? {
          zh: '本方案中没有任务落实这一条款，请核对是否遗漏。',
          en: 'No task here answers this clause; check whether it was forgotten.',
        }
      : {
          zh: '今年方案中没有对应任务：已完成、取消或并入其他任务。',
          en: 'This year’s plan has nothing like it: finished, dropped or merged into another.',
        };
  }
  const parts: LocalText[] = [likeness(pair)];
  for (const { indicator, change, before, after } of pair.targetChanges) {
    const title = TARGETS[change];
    if (!title) continue;
    const step = before !== null && after !== null ? `${before} → ${after}` : (before ?? after ?? '');
    parts.push({ zh: `${title.zh}：${indicator} ${step}`, en: `${title.en}: ${indicator} ${step}` });
  }
  const { removed, added, renamed, moved } = pair.departmentChanges;
  if (moved) parts.push(movedLead(pair.left, pair.right));
  for (const { before, after } of renamed)
    parts.push({
      zh: `机构更名：${before.zh} → ${after.zh}`,
      en: `body renamed: ${before.en} → ${after.en}`,
    });
  if (removed.length > 0)
    parts.push({ zh: `责任单位减少：${list(removed).zh}`, en: `departments gone: ${list(removed).en}` });
  if (added.length > 0)
    parts.push({ zh: `责任单位增加：${list(added).zh}`, en: `departments added: ${list(added).en}` });
  const due = DUE[pair.dueChange.change];
  if (due)
    parts.push({
      zh: `${due.zh}：${pair.dueChange.before ?? '无'} → ${pair.dueChange.after ?? '无'}`,
      en: `${due.en}: ${pair.dueChange.before ?? 'none'} → ${pair.dueChange.after ?? 'none'}`,
    });
  return { zh: `${parts.map(({ zh }) => zh).join('；')}。`, en: `${parts.map(({ en }) => en).join('; ')}.` };
}

function movedLead(left: ComparableTask, right: ComparableTask): LocalText {
  const [before, after] = [left, right].map((task) =>
    list(
      task.departments
        .filter(({ role }) => role === 'lead')
        .map(({ name, nameEn }) => ({ zh: name, en: nameEn })),
    ),
  ) as [LocalText, LocalText];
  return { zh: `牵头单位：${before.zh} → ${after.zh}`, en: `lead: ${before.en} → ${after.en}` };
}

function list(names: readonly LocalText[]): LocalText {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

function likeness({ similarity, sharedWords, class: kind }: Explained): LocalText {
  if (kind === 'unchanged') return { zh: '内容一致', en: 'same content' };
  const percent = Math.round(similarity * 100);
  const words = sharedWords.slice(0, 3).map((word) => (word.length > 16 ? `${word.slice(0, 16)}…` : word));
  return words.length === 0
    ? { zh: `相似度 ${percent}%`, en: `${percent}% alike` }
    : {
        zh: `相似度 ${percent}%，共有“${words.join('”“')}”`,
        en: `${percent}% alike, sharing “${words.join('”, “')}”`,
      };
}

/** Why tasks look like parts of one another (拆分合并说明). */
export function explainPart(
  kind: 'split' | 'merge',
  left: readonly ComparableTask[],
  right: readonly ComparableTask[],
): LocalText {
  const names = (tasks: readonly ComparableTask[]) => tasks.map(({ title }) => `“${title}”`);
  return kind === 'split'
    ? {
        zh: `${names(left).join('')}可能拆分为${names(right).join('、')}。`,
        en: `${names(left).join('')} may have been split into ${names(right).join(', ')}.`,
      }
    : {
        zh: `${names(left).join('、')}可能合并为${names(right).join('')}。`,
        en: `${names(left).join(', ')} may have been merged into ${names(right).join('')}.`,
      };
}
