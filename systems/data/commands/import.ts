import { readdir, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type CommandContext, type ExitCode, inLocale, type LocalText, Problem } from '@sanyi/kernel';
import { dataProblems } from '../problems.ts';
import { IMPORT_ORDER } from '../store/import-order.ts';
import { type Choice, type FileDetail, type Installation, openInstallation } from './installation.ts';

const USAGE: LocalText = {
  zh: '用法：sanyi data import PATH… [--as FORMAT] [--dry-run] [--sender ORG] [--on-overlap new-only|supersede|refuse] [--wrong-rows set-aside|refuse-all] [--json]',
  en: 'Usage: sanyi data import PATH… [--as FORMAT] [--dry-run] [--sender ORG] [--on-overlap new-only|supersede|refuse] [--wrong-rows set-aside|refuse-all] [--json]',
};

/** So many reasons are shown for a file that was refused. */
const REASONS_SHOWN = 3;

interface Call {
  readonly paths: readonly string[];
  readonly format: string | null;
  readonly job: 'import' | 'dry-run';
  readonly sender: string | null;
  readonly onOverlap: NonNullable<Choice['onOverlap']>;
  readonly wrongRows: NonNullable<Choice['wrongRows']>;
  readonly json: boolean;
}

function callOf(args: readonly string[]): Call | null {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: text,
      sender: text,
      'on-overlap': text,
      'wrong-rows': text,
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const onOverlap = values['on-overlap'] ?? 'new-only';
  const wrongRows = values['wrong-rows'] ?? 'set-aside';
  if (positionals.length === 0) return null;
  if (onOverlap !== 'new-only' && onOverlap !== 'supersede' && onOverlap !== 'refuse') return null;
  if (wrongRows !== 'set-aside' && wrongRows !== 'refuse-all') return null;
  return {
    paths: positionals,
    format: values.as ?? null,
    job: values['dry-run'] ? 'dry-run' : 'import',
    sender: values.sender ?? null,
    onOverlap,
    wrongRows,
    json: values.json,
  };
}

interface Outcome {
  readonly path: string;
  readonly fileNo: number | null;
  readonly ok: boolean;
  readonly file: FileDetail | null;
  readonly problem: { readonly code: string; readonly message: string; readonly cure: string } | null;
}

/**
 * `sanyi data import` (导入数据文件): files and folders, each recognised, imported and reported on in a line.
 *
 * 0: every file was taken or was known. 1: at least one was refused; the others are in. 2: called wrongly.
 */
export async function importCommand(context: CommandContext): Promise<ExitCode> {
  const { args, locale, print } = context;
  const call = callOf(args);
  if (!call) {
    print(inLocale(USAGE, locale));
    return 2;
  }
  const paths = await filesBelow(call.paths);
  const installation = await openInstallation(context);
  const outcomes: Outcome[] = [];
  const say = (zh: string, en: string) => {
    if (!call.json) print(inLocale({ zh, en }, locale));
  };
  try {
    const received: { path: string; fileNo: number; format: string | null; known: boolean }[] = [];
    for (const path of paths) {
      try {
        const file = await installation.receive(path, call.sender);
        received.push({ path, fileNo: file.fileNo, format: call.format ?? file.format, known: file.known });
      } catch (error) {
        outcomes.push(refused(path, null, error, context));
      }
    }
    // What others are joined to goes first: institutions before stays, stays before their diagnoses.
    const rank = (format: string | null) => {
      const place = IMPORT_ORDER.findIndex((one) => one === format);
      return place < 0 ? IMPORT_ORDER.length : place;
    };
    for (const item of received.toSorted((a, b) => rank(a.format) - rank(b.format))) {
      const { path, fileNo, format } = item;
      try {
        const before = await installation.file(fileNo);
        if (item.known && before.state === 'current' && call.job === 'import') {
          say(
            `${path}：已收到过（${fileNo} 号文件），没有新增内容`,
            `${path}: known as file ${fileNo}, nothing new`,
          );
          outcomes.push({ path, fileNo, ok: true, file: before, problem: null });
          continue;
        }
        const choice = choiceFor(before, format, call);
        const file = await run(installation, fileNo, choice, call.job, (zh, en) =>
          say(`${path}：${zh}`, `${path}: ${en}`),
        );
        say(`${path}：${summary(file, call).zh}`, `${path}: ${summary(file, call).en}`);
        outcomes.push({ path, fileNo, ok: true, file, problem: null });
      } catch (error) {
        const file = error instanceof JobRefusal ? await installation.file(fileNo) : null;
        outcomes.push({ ...refused(path, fileNo, error, context), file });
      }
    }
  } finally {
    await installation.close();
  }
  for (const { path, problem, file } of outcomes) {
    if (!problem) continue;
    const { message, cure, code } = problem;
    say(`${path}：${message} ${cure}（${code}）`, `${path}: ${message} ${cure} (${code})`);
    for (const issue of mostFrequent(file))
      say(
        `    ${issue.rows} 行：${issue.field === '' ? '' : `${issue.field} `}${issue.message.zh}。${issue.cure.zh}（${issue.code}）`,
        `    ${issue.rows} rows: ${issue.field === '' ? '' : `${issue.field} `}${issue.message.en}. ${issue.cure.en} (${issue.code})`,
      );
  }
  if (call.json) print(JSON.stringify({ files: outcomes }, null, 1));
  return outcomes.every((outcome) => outcome.ok) ? 0 : 1;
}

/** Why most rows of a refused file were set aside (主要退回原因). */
function mostFrequent(file: FileDetail | null) {
  return (file?.report?.issues ?? [])
    .filter((issue) => issue.severity === 'reject')
    .toSorted((a, b) => b.rows - a.rows)
    .slice(0, REASONS_SHOWN);
}

/** As what a file is taken: as it was recognised, or by the columns that were assigned before. @throws Problem `data/needs-columns` */
function choiceFor(file: FileDetail, format: string | null, call: Call): Choice {
  const { onOverlap, wrongRows } = call;
  if (format !== null && format !== 'mapped') return { format, onOverlap, wrongRows };
  if (!file.mapping) throw dataProblems.problem('needs-columns', { name: file.name });
  return { ...file.mapping, onOverlap, wrongRows };
}

async function run(
  installation: Installation,
  fileNo: number,
  choice: Choice,
  kind: Call['job'],
  say: (zh: string, en: string) => void,
): Promise<FileDetail> {
  const jobId = await installation.start(fileNo, kind, choice);
  let told = Date.now();
  for (;;) {
    const job = await installation.job(jobId);
    if (job.state === 'done') return await installation.file(fileNo);
    if (job.state === 'failed' || job.state === 'cancelled') {
      const { code = 'cancelled', detail, cure } = job.problem ?? {};
      throw new JobRefusal(code, detail ?? { zh: '已取消', en: 'Cancelled' }, cure ?? { zh: '', en: '' });
    }
    if (job.message && Date.now() - told > 2_000) {
      told = Date.now();
      const percent = job.total ? Math.min(99, Math.floor((job.done * 100) / job.total)) : 0;
      say(
        `${percent}%  ${job.done} 行，${job.message.zh}`,
        `${percent}%  ${job.done} rows, ${job.message.en}`,
      );
    }
    await delay(100);
  }
}

/** What a job ended with, in words. */
class JobRefusal extends Error {
  readonly code: string;
  readonly detail: LocalText;
  readonly cure: LocalText;

  constructor(code: string, detail: LocalText, cure: LocalText) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.cure = cure;
  }
}

function refused(path: string, fileNo: number | null, error: unknown, { locale }: CommandContext): Outcome {
  if (!(error instanceof Problem) && !(error instanceof JobRefusal)) throw error;
  const { code, detail, cure } = error;
  return {
    path,
    fileNo,
    ok: false,
    file: null,
    problem: { code, message: inLocale(detail, locale), cure: inLocale(cure, locale) },
  };
}

function summary(file: FileDetail, call: Call): LocalText {
  if (file.sameAs !== null)
    return {
      zh: `${file.fileNo} 号文件与 ${file.sameAs} 号文件内容相同，没有重复入库`,
      en: `file ${file.fileNo} holds the same records as file ${file.sameAs}; nothing taken again`,
    };
  const report = call.job === 'import' ? file.report : file.dryRun;
  const counts = report ?? { read: 0, accepted: 0, rejected: 0, alreadyThere: 0, seconds: 0 };
  const verb = call.job === 'import' ? { zh: '入库', en: 'imported' } : { zh: '试导入', en: 'tried' };
  return {
    zh: `${verb.zh}为 ${file.fileNo} 号文件（${file.formatTitle?.zh ?? ''}）：读到 ${counts.read}，收下 ${counts.accepted}，退回 ${counts.rejected}，已有 ${counts.alreadyThere}，${counts.seconds} 秒`,
    en: `${verb.en} as file ${file.fileNo} (${file.formatTitle?.en ?? ''}): ${counts.read} read, ${counts.accepted} taken, ${counts.rejected} set aside, ${counts.alreadyThere} there already, ${counts.seconds} s`,
  };
}

/** By name, a folder's own files before those of the folders in it: what is sent again lies below what it repeats. */
function inOrder(one: string, other: string): number {
  const [a, b] = [dirname(one), dirname(other)];
  if (a !== b && b.startsWith(`${a}${sep}`)) return -1;
  if (a !== b && a.startsWith(`${b}${sep}`)) return 1;
  return one < other ? -1 : 1;
}

/** All files named or below the folders named, in the order of their names. @throws Problem `data/no-such-path` */
async function filesBelow(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    try {
      const entry = await stat(path);
      if (!entry.isDirectory()) {
        found.push(path);
        continue;
      }
      const names = await readdir(path, { recursive: true, withFileTypes: true });
      found.push(
        ...names
          .filter((item) => item.isFile() && !item.name.startsWith('.'))
          .map((item) => join(item.parentPath, item.name))
          .toSorted(inOrder),
      );
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw dataProblems.problem('no-such-path', { path, reason }, { cause: error });
    }
  }
  return found;
}
