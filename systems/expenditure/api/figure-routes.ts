import { route } from '@sanyi/api';
import type { FigureDossier, LocalText } from '@sanyi/kernel';
import { fen, samePeriodLastYear, yuanText } from '@sanyi/quantity';
import { z } from 'zod';
import { wholeRegion } from '../engine/pairs.ts';
import { growthOf } from '../engine/split.ts';
import { expenditureProblems } from '../problems.ts';
import { type Context, twoYears } from './place.ts';
import { groupDrivers, hospitalView, itemDrivers, percentText } from './views.ts';

const PARTS = ['change', 'volume', 'mix', 'price', 'intensity'] as const;
type Part = (typeof PARTS)[number];

const TITLES: Readonly<Record<Part | 'growth' | 'adjusted', LocalText>> = {
  growth: { zh: '住院次均费用增幅', en: 'Growth of cost per stay' },
  adjusted: { zh: '经病种结构调整的增幅', en: 'Case-mix adjusted growth' },
  change: { zh: '住院费用变动', en: 'Change of cost' },
  volume: { zh: '人次影响', en: 'Volume' },
  mix: { zh: '结构影响', en: 'Mix' },
  price: { zh: '价格影响', en: 'Price' },
  intensity: { zh: '用量影响', en: 'Intensity' },
};
const FORMULAS: Readonly<Record<Part | 'growth' | 'adjusted', LocalText>> = {
  growth: { zh: '本期次均费用 ÷ 上年同期次均费用 − 1', en: 'mean cost now ÷ mean cost before − 1' },
  adjusted: {
    zh: 'Σ（本期各病组费用）÷ Σ（本期各病组例数 × 上年同期该病组次均费用）− 1',
    en: 'Σ cost of each group now ÷ Σ (its stays now × its mean cost before) − 1',
  },
  change: { zh: '本期费用 − 上年同期费用', en: 'cost now − cost before' },
  volume: {
    zh: '（本期例数 − 上年同期例数）× 上年同期次均费用',
    en: '(stays now − stays before) × mean cost before',
  },
  mix: {
    zh: 'Σ（本期各病组例数 × 上年同期该病组次均费用）− 本期例数 × 上年同期次均费用；本院上年没有的病组，按全区该病组次均费用',
    en: 'Σ (stays of each group now × its mean cost before) − stays now × mean cost before; a group that is new here counts at its mean cost in the region',
  },
  price: {
    zh: 'Σ（项目本期金额 − 本期数量 × 上年同期单价），两期都有的收费项目',
    en: 'Σ (amount now − quantity now × price before) over items charged in both periods',
  },
  intensity: {
    zh: '变动 − 人次 − 结构 − 价格：同一病组用了更多或不同的项目',
    en: 'change − volume − mix − price: more or other items for the same group',
  },
};

const params = z.object({
  kind: z.enum(['growth', 'adjusted', ...PARTS]),
  /** `<hospital>~<period>`; an empty hospital for the region. */
  id: z.string().regex(/^[^~]{0,60}~\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$/),
});

/** Every figure of expenditure opens (打开数字): its formula, the groups or items it is made of, and their cases. */
export const figureRoutes = {
  figure: route({
    params,
    response: z.custom<FigureDossier>(),
    handle: (context) => dossier(context, context.params.kind, context.params.id),
  }),
};

async function dossier(
  context: Context,
  kind: z.output<typeof params>['kind'],
  id: string,
): Promise<FigureDossier> {
  const [code = '', period = ''] = id.split('~');
  const { costs, hospitals, items, targets } = await twoYears(context, period, code === '' ? null : code);
  const pair =
    code === '' ? wholeRegion(hospitals) : hospitals.find(({ institution }) => institution === code);
  if (!pair) throw expenditureProblems.problem('no-such-hospital', { code, period });
  const view = hospitalView(pair, {
    name: costs.hospitals.get(code) ?? { zh: code, en: code },
    items,
    targets,
  });
  const before = samePeriodLastYear(period);
  const growth = growthOf(pair.groups);
  const isRate = kind === 'growth' || kind === 'adjusted';
  const money = (amount: string) => yuanText(fen(BigInt(amount)));
  return {
    ref: { system: 'expenditure', kind, id },
    title: TITLES[kind],
    value: isRate
      ? { text: percentText(kind === 'growth' ? growth.plain : growth.adjusted), unit: '%' }
      : { text: money(view.split[kind]), unit: '元' },
    ...(kind === 'growth' && view.meanNow !== null && view.meanBefore !== null
      ? {
          numerator: {
            label: { zh: '本期次均费用', en: 'Mean cost now' },
            value: { text: money(view.meanNow), unit: '元' },
          },
          denominator: {
            label: { zh: '上年同期次均费用', en: 'Mean cost before' },
            value: { text: money(view.meanBefore), unit: '元' },
          },
        }
      : {}),
    period,
    asOf: context.platform.clock.now(),
    definition: {
      zh: `${FORMULAS[kind].zh}。${period}与${before}比较；病例取病例分组第${costs.runNo}批。`,
      en: `${FORMULAS[kind].en}. ${period} against ${before}; stays of grouping run ${costs.runNo}.`,
    },
    quality:
      view.withoutCost > 0
        ? [
            {
              severity: 'warning',
              text: {
                zh: `${view.withoutCost}例没有费用，不在计算之内。`,
                en: `${view.withoutCost} stays have no cost and are left out.`,
              },
            },
          ]
        : [],
    up: view.target
      ? [
          {
            kind: 'rule',
            title: {
              zh: `控费目标：不超过${view.target.growth}%`,
              en: `Target: at most ${view.target.growth} %`,
            },
            text: {
              zh: `${view.target.setBy}设定：${view.target.reason}`,
              en: `Set by ${view.target.setBy}: ${view.target.reason}`,
            },
          },
        ]
      : [],
    down: [
      {
        kind: 'formula',
        title: { zh: '分解', en: 'Parts' },
        table: {
          columns: [
            { zh: '部分', en: 'Part' },
            { zh: '金额（元）', en: 'Amount (yuan)' },
          ],
          rows: PARTS.map((part) => [TITLES[part], money(view.split[part])]),
        },
      },
      kind === 'price'
        ? {
            kind: 'part',
            title: { zh: '影响最大的收费项目', en: 'Items that moved it most' },
            table: {
              columns: [
                { zh: '项目', en: 'Item' },
                { zh: '数量：上年同期→本期', en: 'Quantity' },
                { zh: '影响（元）', en: 'Effect (yuan)' },
              ],
              rows: itemDrivers(items).map((item) => [
                item.name,
                `${item.quantityBefore} → ${item.quantityNow}`,
                money(item.effect),
              ]),
            },
          }
        : {
            kind: 'part',
            title: { zh: '组内变动最大的病组', en: 'Groups that moved most within themselves' },
            table: {
              columns: [
                { zh: '病组', en: 'Group' },
                { zh: '例数：上年同期→本期', en: 'Stays' },
                { zh: '影响（元）', en: 'Effect (yuan)' },
              ],
              rows: groupDrivers(pair, costs.groups).map((group) => [
                `${group.code} ${group.name}`,
                `${group.quantityBefore} → ${group.quantityNow}`,
                money(group.effect),
              ]),
            },
          },
      {
        kind: 'row',
        title: { zh: '病例清单', en: 'List of cases' },
        href: code === '' ? '/drg/cases' : `/drg/cases?institution=${encodeURIComponent(code)}`,
      },
    ],
  };
}
