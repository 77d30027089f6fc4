import type { FigureDossier, FigureStep, LocalText } from '@sanyi/kernel';
import { formats } from '../engine/index.ts';
import { dataProblems } from '../problems.ts';
import { BALANCE_CHECKS, balanceResults, balanceRows } from '../store/balances.ts';
import { frontPageIssues, frontPagePercent, frontPageScores, frontPageShare } from '../store/front-pages.ts';
import { institutionNames } from '../store/institution-names.ts';
import { issueExamples } from '../store/issue-examples.ts';
import { fieldTitle, issueWords } from '../store/issue-words.ts';
import { overviewRecords } from '../store/overview.ts';
import { percentOf } from '../store/percent.ts';
import { ASPECTS, aspectShare, groupBy, type ScoreCell, scoreCells, scoreOf } from '../store/scores.ts';
import { sourcesOf } from '../store/snapshot.ts';
import { fileDossier, tableDossier } from './count-figures.ts';
import { base, POINTS, text } from './figure-base.ts';
import type { FigureContext } from './figure-routes.ts';
import { overviewDossier } from './overview-figures.ts';
import { regionOf } from './overview-routes.ts';
import { weightsOf } from './quality-weights.ts';
import * as schemas from './schemas.ts';

/**
 * Everything behind a figure of the data pages (数字的来历): definition, parts, rows, file and line.
 *
 * @throws Problem `data/no-such-figure`
 */
export async function openFigure(context: FigureContext, kind: string, id: string): Promise<FigureDossier> {
  if (kind === 'score') return await scoreDossier(context, id);
  if (kind === 'front-page') return await frontPageDossier(context, id);
  if (kind === 'balance') return await balanceDossier(context, id);
  if (kind === 'overview') return await overviewDossier(context, id);
  if (kind === 'file') return await fileDossier(context, id);
  if (kind === 'table') return await tableDossier(context, id);
  throw dataProblems.problem('no-such-figure', { id: `${kind}.${id}` });
}

async function scoreDossier(context: FigureContext, id: string): Promise<FigureDossier> {
  const [who = '', ...rest] = id.split('~');
  const region = await regionOf(context);
  const names = await institutionNames(region, context.transact);
  const bySender = who === 'sender';
  const [format = '', from = '', to = '', aspectId = ''] = bySender ? [] : rest;
  const day = (value: string) => schemas.qualityQuery.shape.from.safeParse(value || undefined).data;
  const cells = await scoreCells(region, { format: format || undefined, from: day(from), to: day(to) });
  const own = bySender
    ? await cellsOf(context, cells, rest[0] ?? '')
    : cells.filter((cell) => cell.institution === who);
  if (own.length === 0) throw dataProblems.problem('no-such-figure', { id: `score.${id}` });
  const aspect = ASPECTS.find((one) => one.aspect === aspectId);
  const months = [...new Set(own.map((cell) => cell.month))].toSorted();
  const name = bySender ? await senderName(context, rest[0] ?? '') : (names.get(who) ?? text(who, who));
  const shares = ASPECTS.map((one) => ({ ...one, share: aspectShare(own, one.aspect) }));
  const down: FigureStep[] = [];
  if (!aspect)
    down.push({
      kind: 'formula',
      title: text('各方面得分按权重平均', 'The aspects by their weights'),
      table: {
        columns: [
          text('方面', 'Aspect'),
          text('分子', 'Numerator'),
          text('分母', 'Denominator'),
          text('得分', 'Score'),
          text('权重', 'Weight'),
        ],
        rows: shares.map(({ aspect: own, title, share }) => [
          title,
          String(share.numerator),
          String(share.denominator),
          percentOf(share) ?? '—',
          String(weightsOf(context)[own]),
        ]),
      },
    });
  down.push({
    kind: 'part',
    title: text('按机构、格式和月份', 'By institution, format and month'),
    table: {
      columns: [
        text('机构', 'Institution'),
        text('格式', 'Format'),
        text('月份', 'Month'),
        text('行数', 'Rows'),
        text('得分', 'Score'),
      ],
      rows: own
        .slice(0, 100)
        .map((cell) => [
          names.get(cell.institution) ?? cell.institution,
          formatTitle(cell.format),
          cell.month.slice(0, 7),
          String(cell.rows),
          (aspect ? percentOf(aspectShare([cell], aspect.aspect)) : scoreOf([cell], weightsOf(context))) ??
            '—',
        ]),
    },
  });
  down.push(
    ...(await issueExamples(
      region,
      context.transact,
      [...new Set(own.map((cell) => cell.institution))],
      aspect?.aspect ?? null,
    )),
  );
  const share = aspect ? aspectShare(own, aspect.aspect) : null;
  return {
    ...base(context, 'score', id),
    title: aspect
      ? text(`${name.zh}：${aspect.title.zh}`, `${name.en}: ${aspect.title.en}`)
      : text(`${name.zh}：质量评分`, `${name.en}: quality`),
    value: { text: share ? percentOf(share) : scoreOf(own, weightsOf(context)), unit: POINTS },
    ...(share
      ? {
          numerator: { label: text('合格', 'Good'), value: { text: String(share.numerator), unit: '' } },
          denominator: { label: text('全部', 'All'), value: { text: String(share.denominator), unit: '' } },
        }
      : {}),
    ...(months.length > 0 ? { period: `${months[0]?.slice(0, 7)} – ${months.at(-1)?.slice(0, 7)}` } : {}),
    definition:
      aspect?.definition ??
      text(
        '完整、有效、一致、真实、不重复五个方面的比率按权重平均；权重为系统建议值，待医改办确认。每个方面都能打开到行。',
        'The ratios of complete, valid, consistent, unmassaged and not repeated by their weights, which the product proposes and the office is to confirm; each opens down to rows.',
      ),
    down,
  };
}

async function senderName(context: FigureContext, senderId: string): Promise<LocalText> {
  const known = await context.transact((tx) => overviewRecords(tx, context.platform.clock.today()));
  return known.senders.find((one) => one.id === senderId)?.name ?? text(senderId, senderId);
}

/** Title of a format; whatever rows of an earlier edition say where it is none. */
function formatTitle(id: string): LocalText | string {
  return formats.find((one) => one.id === id)?.title ?? id;
}

async function cellsOf(context: FigureContext, cells: readonly ScoreCell[], senderId: string) {
  const known = await context.transact((tx) => overviewRecords(tx, context.platform.clock.today()));
  const sender = known.senders.find((one) => one.id === senderId);
  return cells.filter((cell) => sender?.institutions.includes(cell.institution));
}

async function frontPageDossier(context: FigureContext, id: string): Promise<FigureDossier> {
  const [institution = '', coder = ''] = id.split('~');
  const region = await regionOf(context);
  const own = (await frontPageScores(region)).filter(
    (score) => score.institution === institution && (coder === '' || score.coder === coder),
  );
  if (own.length === 0) throw dataProblems.problem('no-such-figure', { id: `front-page.${id}` });
  const names = await institutionNames(region, context.transact);
  const share = frontPageShare(own);
  const issues = (await frontPageIssues(region)).filter((issue) => issue.institution === institution);
  return {
    ...base(context, 'front-page', id),
    title: text(
      `${names.get(institution)?.zh ?? institution}：首页合格率`,
      `${names.get(institution)?.en ?? institution}: sound front pages`,
    ),
    value: { text: frontPagePercent(own), unit: POINTS },
    numerator: {
      label: text('无问题的病例', 'Cases without an issue'),
      value: { text: String(share.numerator), unit: '例' },
    },
    denominator: { label: text('病例', 'Cases'), value: { text: String(share.denominator), unit: '例' } },
    definition: text(
      '病案首页和结算清单中没有编码、逻辑、修饰类问题的病例数 ÷ 病例数；漏填另按字段列出。',
      'Front pages and settlement lists without a wrong code, a contradiction or a massaged value ÷ all of them; empty fields are listed by field.',
    ),
    down: [
      {
        kind: 'part',
        title: text('按月份', 'By month'),
        table: {
          columns: [
            text('月份', 'Month'),
            text('病例', 'Cases'),
            text('有问题', 'With issues'),
            text('合格率', 'Share'),
          ],
          rows: [...groupBy(own, (score) => score.month)].map(([month, scores]) => [
            month.slice(0, 7),
            String(frontPageShare(scores).denominator),
            String(frontPageShare(scores).denominator - frontPageShare(scores).numerator),
            frontPagePercent(scores) ?? '—',
          ]),
        },
      },
      {
        kind: 'part',
        title: text('按问题', 'By issue'),
        table: {
          columns: [text('问题', 'Issue'), text('字段', 'Field'), text('行数', 'Rows')],
          rows: issues
            .slice(0, 50)
            .map((issue) => [
              issueWords(issue.code, {}).message,
              text(fieldTitle('front-page', issue.field) || '—', issue.field || '—'),
              String(issue.rows),
            ]),
        },
      },
      ...(await issueExamples(region, context.transact, [institution], null)),
    ],
  };
}

async function balanceDossier(context: FigureContext, id: string): Promise<FigureDossier> {
  const check = BALANCE_CHECKS.find((one) => one.id === id);
  if (!check) throw dataProblems.problem('no-such-figure', { id: `balance.${id}` });
  const region = await regionOf(context);
  const result = (await balanceResults(region)).find((item) => item.check.id === id);
  const rows = await balanceRows(region, check);
  const names = await institutionNames(region, context.transact);
  const sources = await context.transact((tx) =>
    sourcesOf(
      tx,
      rows.map((row) => row.file_no),
    ),
  );
  return {
    ...base(context, 'balance', id),
    title: check.title,
    value: { text: String(result?.wrong ?? 0n), unit: '笔' },
    numerator: {
      label: text('不平', 'Do not agree'),
      value: { text: String(result?.wrong ?? 0n), unit: '笔' },
    },
    denominator: {
      label: text('核对', 'Checked'),
      value: { text: String(result?.checked ?? 0n), unit: '笔' },
    },
    definition: check.definition,
    down: [
      {
        kind: 'row',
        title: text(
          '不平的行（差额大的在前，最多 200 行）',
          'Rows that do not agree, largest first, at most 200',
        ),
        table: {
          columns: [
            text('机构', 'Institution'),
            text('编号', 'Key'),
            text('左边（分）', 'Left (fen)'),
            text('右边（分）', 'Right (fen)'),
            text('差额（分）', 'Difference (fen)'),
            text('文件', 'File'),
            text('行', 'Line'),
          ],
          rows: rows.map((row) => [
            names.get(row.institution) ?? row.institution,
            row.key,
            String(row.left_fen),
            String(row.right_fen),
            String(row.left_fen - row.right_fen),
            String(sources.get(row.file_no)?.fileNo ?? ''),
            String(row.line),
          ]),
        },
      },
      fileStep([...sources.values()]),
    ],
  };
}

function fileStep(
  sources: readonly {
    readonly fileNo: number;
    readonly name: string;
    readonly sender: LocalText;
    readonly receivedAt: string;
  }[],
): FigureStep {
  const files = [...new Map(sources.map((source) => [source.fileNo, source])).values()];
  return {
    kind: 'file',
    title: text('来自这些文件', 'From these files'),
    table: {
      columns: [
        text('文件', 'File'),
        text('名称', 'Name'),
        text('报送单位', 'Sender'),
        text('收到', 'Received'),
      ],
      rows: files.map((file) => [String(file.fileNo), file.name, file.sender, file.receivedAt.slice(0, 10)]),
    },
  };
}
