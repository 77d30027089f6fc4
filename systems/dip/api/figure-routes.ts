import { route } from '@sanyi/api';
import { scoreText } from '@sanyi/dip';
import type { FigureDossier, FigureStep, LocalText } from '@sanyi/kernel';
import { z } from 'zod';
import type { DataPort } from '../../data/port.ts';
import { dipProblems } from '../problems.ts';
import { countEnds, listCases, oneCase, type StoredCase } from '../store/cases.ts';
import { readyCatalogue } from '../store/catalogues.ts';
import { groupCosts, hospitalCosts } from '../store/group-costs.ts';
import { groupMeaning } from './meaning.ts';
import { reasonName, wayName } from './names.ts';
import { hospitalName, type Place, placeOf } from './place.ts';
import { meanOf } from './result-routes.ts';
import { statementDossier } from './statement-figure.ts';
import { certainties, percentText, units } from './views.ts';

type Context = Parameters<typeof placeOf>[0];

const KINDS: Readonly<Record<string, LocalText>> = {
  all: { zh: '出院病例', en: 'Stays' },
  core: { zh: '入核心病种', en: 'In core groups' },
  composite: { zh: '入综合病种', en: 'In composite groups' },
  pre: { zh: '入先期病种', en: 'In pre-groups' },
  none: { zh: '未入组', en: 'In no group' },
};
const CASES = '例';
const YUAN = '元';
const POINTS = '分';
/** Rows of a figure that are listed; the list of cases has the rest. */
const ROWS = 10;

/** Every figure of this system opens (打开数字): down to the cases it is made of, and each case to the row of its sender. */
export const figureRoutes = {
  figure: route({
    params: z.object({
      kind: z.enum(['stays', 'group', 'score', 'case', 'statement']),
      id: z.string().max(300),
    }),
    response: z.custom<FigureDossier>(),
    handle: async (context) => {
      const place = await placeOf(context);
      const { kind, id } = context.params;
      const base = {
        ref: { system: 'dip', kind, id },
        asOf: place.run.countedAt,
        quality: [] as FigureDossier['quality'],
        up: [] as FigureStep[],
      };
      if (kind === 'stays') return { ...base, ...(await stays(place, id)) };
      if (kind === 'group') return { ...base, ...(await meanCost(place, id)) };
      if (kind === 'score') return { ...base, ...(await score(context, place, id)) };
      if (kind === 'statement') return { ...base, ...(await statementDossier(context, id)) };
      return { ...base, ...(await oneStay(context, place, id)) };
    },
  }),
};

type Body = Pick<FigureDossier, 'title' | 'value' | 'definition' | 'down'>;

async function stays(place: Place, id: string): Promise<Body> {
  const ends = await countEnds(place.facts, place.scope);
  const kind = id === 'none' ? '' : id;
  const chosen = ends.filter((end) => id === 'all' || end.kind === kind);
  return {
    title: KINDS[id] ?? { zh: id, en: id },
    value: { text: String(chosen.reduce((sum, { cases }) => sum + cases, 0)), unit: CASES },
    definition: {
      zh: '本次入组范围内的出院病例；每例入一个病种，或不入组并有原因，两者之和等于全部病例。',
      en: 'Stays of this run; each is in one group, or in none with its reason, and the two add up.',
    },
    down: [
      {
        kind: 'part',
        title: { zh: '按匹配方式和原因', en: 'By way and reason' },
        table: {
          columns: [
            { zh: '病种类型', en: 'Kind' },
            { zh: '方式或原因', en: 'Way or reason' },
            { zh: '病例', en: 'Cases' },
          ],
          rows: chosen.map((end) => [
            KINDS[end.kind === '' ? 'none' : end.kind] ?? end.kind,
            end.way === '' ? reasonName(end.reason) : wayName(end.way),
            String(end.cases),
          ]),
        },
      },
      {
        kind: 'row',
        title: { zh: '病例清单', en: 'List of cases' },
        href: id === 'all' ? '/dip/cases' : `/dip/cases?kind=${id}`,
      },
    ],
  };
}

async function meanCost(place: Place, key: string): Promise<Body> {
  const one = (await groupCosts(place.facts, place.scope)).find((item) => item.groupKey === key);
  if (!one) throw dipProblems.problem('no-such-group', { group: key });
  const hospitals = await hospitalCosts(place.facts, place.scope, key);
  const { cases } = await listCases(place.facts, place.scope, { group: key }, { limit: ROWS, offset: 0 });
  return {
    title: { zh: `${key} 例均费用`, en: `Mean cost of ${key}` },
    value: { text: yuan(meanOf(one.totalFen, one.costed)), unit: YUAN },
    definition: {
      zh: '病种内有费用的病例总费用之和 ÷ 这些病例数，四舍五入到分。',
      en: 'Sum of the total costs of the group’s stays that have one ÷ their number, to the nearest fen.',
    },
    down: [
      {
        kind: 'formula',
        title: { zh: '分子与分母', en: 'Parts' },
        figures: [
          {
            label: { zh: '总费用', en: 'Total cost' },
            value: { text: yuan(one.totalFen.toString()), unit: YUAN },
          },
          { label: { zh: '病例', en: 'Cases' }, value: { text: String(one.costed), unit: CASES } },
        ],
      },
      {
        kind: 'part',
        title: { zh: '按医院', en: 'By hospital' },
        table: {
          columns: [
            { zh: '医院', en: 'Hospital' },
            { zh: '病例', en: 'Cases' },
            { zh: '例均费用（元）', en: 'Mean cost (yuan)' },
          ],
          rows: hospitals.map((item) => [
            hospitalName(place, item.institution),
            String(item.cases),
            yuan(meanOf(item.totalFen, item.costed)) ?? '',
          ]),
        },
      },
      {
        kind: 'row',
        title: { zh: '费用最高的病例', en: 'The dearest cases' },
        figures: cases.map((row) => ({
          label: { zh: `${row.counted_on} ${row.encounter_id}`, en: `${row.counted_on} ${row.encounter_id}` },
          value: costOf(row),
          ref: { system: 'dip', kind: 'case', id: `${row.institution_code}~${row.encounter_id}` },
        })),
        href: `/dip/cases?group=${encodeURIComponent(key)}`,
      },
    ],
  };
}

/** A score of the catalogue that stays are matched by, or of another: `2~K80.0`. */
async function score(context: Context, place: Place, id: string): Promise<Body> {
  const [, no, key = ''] = /^(?:(\d+)~)?(.+)$/.exec(id) ?? [];
  const ready = no
    ? await context.transact((tx) => readyCatalogue(tx, Number(no)))
    : [...place.catalogues.values()].find(({ catalogue }) => catalogue === place.groups.get(key)?.catalogue);
  const group = ready?.catalogue.groups.find((item) => item.key === key);
  if (!ready || !group) throw dipProblems.problem('no-such-group', { group: key });
  const { catalogue } = ready;
  const places = catalogue.scorePlaces;
  const own = certainties(ready.certainty).get(key);
  const { basis } = group;
  const parts: { label: LocalText; value: { text: string | null; unit: string } }[] = [];
  if (basis)
    parts.push({
      label: { zh: '年度加权均费', en: 'Mean cost, years weighted' },
      value: { text: yuan(rounded(basis.mean)), unit: YUAN },
    });
  if (ready.account)
    parts.push({
      label: { zh: '分值基准（1000 分）', en: 'Mean that stands for 1000 points' },
      value: { text: yuan(ready.account.meanFen.toString()), unit: YUAN },
    });
  if (basis?.steady)
    parts.push(
      {
        label: { zh: '只看本病种病例的分值', en: 'Score by its own cases alone' },
        value: { text: scoreText(basis.plainScore, places), unit: POINTS },
      },
      {
        label: {
          zh: `本病种病例的权重（其余参考 ${basis.steady.parent}）`,
          en: `Weight of its own cases (the rest from ${basis.steady.parent})`,
        },
        value: { text: (basis.steady.weight * 100).toFixed(1), unit: '%' },
      },
    );
  if (own && own.low !== null && own.high !== null)
    parts.push({
      label: { zh: '区间', en: 'Interval' },
      value: { text: `${units(own.low, places)} – ${units(own.high, places)}`, unit: POINTS },
    });
  if (basis?.rise)
    parts.push({
      label: { zh: '相关手术带来的费用增幅', en: 'Rise of the mean by the related operations' },
      value: { text: percentText(basis.rise), unit: '%' },
    });
  return {
    title: { zh: `${key} 病种分值`, en: `Score of ${key}` },
    value: { text: scoreText(group.score, places), unit: POINTS },
    definition: basis
      ? {
          zh: '病种年度加权均费 ÷ 分值基准 × 1000，四舍五入；病例少的病种参考上级目录，权重写明。',
          en: 'Mean cost of the group, years weighted, ÷ the base × 1000, rounded half up; a small group leans on its directory by the weight shown.',
        }
      : { zh: '公布目录所载分值。', en: 'The score as published.' },
    down: [
      { kind: 'formula', title: groupMeaning(group), figures: parts },
      {
        kind: 'entry',
        title: { zh: catalogue.name, en: catalogue.name },
        href: `/dip/catalogues/${ready.catalogueNo}`,
      },
      {
        kind: 'row',
        title: { zh: '病例', en: 'Cases' },
        href: `/dip/cases?group=${encodeURIComponent(key)}`,
      },
    ],
  };
}

async function oneStay(context: Context, place: Place, id: string): Promise<Body> {
  const [institution = '', encounter = ''] = id.split('~');
  const row = await oneCase(place.facts, place.scope, { institution, encounter });
  if (!row) throw dipProblems.problem('no-such-case', { institution, encounter });
  const source = await context.transact(async (tx) =>
    (await context.platform.port<DataPort>('data').sources(tx, [row.file_no])).get(row.file_no),
  );
  const down: FigureStep[] = [
    {
      kind: 'entry',
      title: { zh: `入组依据：${row.group_key || '未入组'}`, en: `Why ${row.group_key || 'no group'}` },
      href: `/dip/cases/${encodeURIComponent(institution)}/${encodeURIComponent(encounter)}`,
    },
  ];
  if (source)
    down.push({
      kind: 'file',
      title: { zh: `${source.name} 第 ${row.line} 行`, en: `${source.name}, line ${row.line}` },
      href: `${source.href}?line=${source.fileNo}.${row.sheet_no}.${row.line}`,
    });
  return {
    title: { zh: '病例总费用', en: 'Total cost of the stay' },
    value: costOf(row),
    definition: {
      zh: '病案首页或结算清单所报的总费用；没有时取医保费用明细的净额之和。',
      en: 'The total the front page or settlement list tells; where there is none, the net sum of the fee lines.',
    },
    down,
  };
}

function costOf({ total_fen: fen }: StoredCase) {
  return { text: fen < 0n ? null : yuan(fen.toString()), unit: YUAN };
}

/** Fen as yuan with two places. */
function yuan(fen: string | null): string | null {
  if (fen === null) return null;
  const digits = fen.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function rounded({ numerator, denominator }: { numerator: bigint; denominator: bigint }): string {
  return ((numerator + denominator / 2n) / denominator).toString();
}
