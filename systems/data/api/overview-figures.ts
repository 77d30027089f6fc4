import type { FigureDossier } from '@sanyi/kernel';
import { regionTables } from '@sanyi/region';
import { dataProblems } from '../problems.ts';
import { balanceResults } from '../store/balances.ts';
import { institutionNames } from '../store/institution-names.ts';
import { lateList, overviewRecords } from '../store/overview.ts';
import { groupBy, scoreCells, scoreOf } from '../store/scores.ts';
import { base, POINTS, text } from './figure-base.ts';
import type { FigureContext } from './figure-routes.ts';
import { regionOf } from './overview-routes.ts';
import { weightsOf } from './quality-weights.ts';

/** Figures of the overview (总览数字). */
export async function overviewDossier(context: FigureContext, id: string): Promise<FigureDossier> {
  const today = context.platform.clock.today();
  const known = await context.transact((tx) => overviewRecords(tx, today));
  const region = await regionOf(context);
  const head = base(context, 'overview', id);
  const senderName = (senderId: string) => known.senders.find((one) => one.id === senderId)?.name ?? senderId;
  if (id === 'files' || id === 'rejected') {
    const bySender = [...groupBy(known.arrivals, (arrival) => arrival.senderId)];
    const value = id === 'files' ? String(known.arrivals.length) : String(known.rejected);
    return {
      ...head,
      title: id === 'files' ? text('已入库文件', 'Files that count') : text('退回的行', 'Rows set aside'),
      value: { text: value, unit: id === 'files' ? '份' : '行' },
      definition:
        id === 'files'
          ? text(
              '状态为“已入库”的文件份数；被替换和已撤销的不计。',
              'Files that count now; superseded and undone ones do not.',
            )
          : text(
              '已入库文件中因错误退回、没有收下的行数。',
              'Rows of files that count which were set aside as wrong.',
            ),
      down: [
        {
          kind: 'part',
          title: text('按报送单位', 'By sender'),
          table: {
            columns: [text('报送单位', 'Sender'), text('文件', 'Files')],
            rows: bySender.map(([sender, files]) => [senderName(sender), String(files.length)]),
          },
        },
      ],
    };
  }
  if (id === 'late') {
    const late = lateList(known, today);
    return {
      ...head,
      title: text('逾期未报', 'Late'),
      value: { text: String(late.length), unit: '份' },
      definition: text(
        '按报送约定，应报日已过而还没有入库文件的“单位 × 格式 × 月份”。',
        'Sender × format × month whose due day is over and of which no file counts.',
      ),
      down: [
        {
          kind: 'part',
          title: text('逾期清单', 'What is late'),
          table: {
            columns: [
              text('报送单位', 'Sender'),
              text('格式', 'Format'),
              text('月份', 'Month'),
              text('应报日', 'Due'),
            ],
            rows: late
              .slice(0, 500)
              .map((item) => [item.sender.name, item.title, item.month.slice(0, 7), item.dueOn]),
          },
        },
      ],
    };
  }
  if (id === 'score') {
    const cells = await scoreCells(region);
    const names = await institutionNames(region, context.transact);
    return {
      ...head,
      title: text('质量评分', 'Quality'),
      value: { text: scoreOf(cells, weightsOf(context)), unit: POINTS },
      definition: text(
        '全部已入库行的五个方面的比率按权重平均；权重为系统建议值，待医改办确认。',
        'The ratios of five aspects over all rows that count, by weights the product proposes and the office is to confirm.',
      ),
      down: [
        {
          kind: 'part',
          title: text('按机构', 'By institution'),
          table: {
            columns: [text('机构', 'Institution'), text('行数', 'Rows'), text('得分', 'Score')],
            rows: [...groupBy(cells, (cell) => cell.institution)].map(([code, own]) => [
              names.get(code) ?? code,
              String(own.reduce((sum, cell) => sum + cell.rows, 0n)),
              scoreOf(own, weightsOf(context)) ?? '—',
            ]),
          },
        },
      ],
    };
  }
  if (id === 'unbalanced') {
    const results = await balanceResults(region);
    return {
      ...head,
      title: text('不平的费用', 'Sums that do not agree'),
      value: { text: String(results.reduce((sum, item) => sum + item.wrong, 0n)), unit: '笔' },
      definition: text(
        '各项费用平衡核对中不平的笔数之和，只列出，不修改。',
        'Sums of all checks that do not agree; listed, never repaired.',
      ),
      down: [
        {
          kind: 'part',
          title: text('按核对项目', 'By check'),
          figures: results.map((item) => ({
            label: item.check.title,
            value: { text: String(item.wrong), unit: '笔' },
            ref: { system: 'data', kind: 'balance', id: item.check.id },
          })),
        },
      ],
    };
  }
  if (id === 'rows') {
    return {
      ...head,
      title: text('标准表行数', 'Rows'),
      value: {
        text: String(
          [...known.counted]
            .filter(([table]) => table !== 'row_issue' && table !== 'field_profile')
            .reduce((sum, [, rows]) => sum + rows, 0n),
        ),
        unit: '行',
      },
      definition: text(
        '全部已入库文件写入标准表的行数。',
        'Rows of all files that count in the canonical tables.',
      ),
      down: [
        {
          kind: 'part',
          title: text('按标准表', 'By table'),
          table: {
            columns: [text('标准表', 'Table'), text('行数', 'Rows')],
            rows: [...known.counted].map(([table, rows]) => [regionTables[table].title, String(rows)]),
          },
        },
      ],
    };
  }
  throw dataProblems.problem('no-such-figure', { id: `overview.${id}` });
}
