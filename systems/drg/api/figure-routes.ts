import { route } from '@sanyi/api';
import type { FigureDossier, FigureStep, LocalText } from '@sanyi/kernel';
import { z } from 'zod';
import type { DataPort } from '../../data/port.ts';
import { meanFen, yuan } from '../engine/costs.ts';
import { drgProblems } from '../problems.ts';
import { countStatuses, listCases, oneCase, type StoredCase } from '../store/cases.ts';
import { groupCosts, hospitalCosts } from '../store/group-costs.ts';
import { hospitalName, type Place, placeOf } from './place.ts';
import { reasonWords } from './result-routes.ts';

type Context = Parameters<typeof placeOf>[0];

const STATUS: Readonly<Record<StoredCase['status'], LocalText>> = {
  grouped: { zh: '已入组', en: 'Grouped' },
  ambiguous: { zh: '歧义', en: 'Ambiguous' },
  ungroupable: { zh: '未入组', en: 'Not grouped' },
};
const CASES = '例';
const YUAN = '元';
/** Rows of a figure that are listed; the list of cases has the rest. */
const ROWS = 10;

/** Every figure of the grouping opens (打开数字): down to the cases it is made of, and each case to the row of its sender. */
export const figureRoutes = {
  figure: route({
    params: z.object({ kind: z.enum(['stays', 'group', 'case']), id: z.string().max(300) }),
    response: z.custom<FigureDossier>(),
    handle: async (context) => {
      const place = await placeOf(context);
      const { kind, id } = context.params;
      const base = {
        ref: { system: 'drg', kind, id },
        asOf: place.run.countedAt,
        quality: [] as FigureDossier['quality'],
        up: [] as FigureStep[],
      };
      if (kind === 'stays') return { ...base, ...(await stays(place, id)) };
      if (kind === 'group') return { ...base, ...(await group(place, id)) };
      return { ...base, ...(await oneStay(context, place, id)) };
    },
  }),
};

type Body = Pick<FigureDossier, 'title' | 'value' | 'definition' | 'down'>;

async function stays(place: Place, id: string): Promise<Body> {
  const counts = await countStatuses(place.facts, place.scope);
  const of = (status: string) =>
    counts.reduce((sum, item) => sum + (status === 'all' || item.status === status ? item.cases : 0), 0);
  const known = Object.hasOwn(STATUS, id)
    ? STATUS[id as StoredCase['status']]
    : { zh: '出院病例', en: 'Stays' };
  return {
    title: known,
    value: { text: String(of(id)), unit: CASES },
    definition: {
      zh: '本次分组范围内的出院病例；每例只有一个结局：已入组、歧义或未入组，三者之和等于全部病例。',
      en: 'Stays of this run; each ends in exactly one of grouped, ambiguous and not grouped, and the three add up.',
    },
    down: [
      {
        kind: 'part',
        title: { zh: '按结局', en: 'By end' },
        table: {
          columns: [
            { zh: '结局', en: 'End' },
            { zh: '原因', en: 'Reason' },
            { zh: '病例', en: 'Cases' },
          ],
          rows: counts.map((item) => [
            STATUS[item.status],
            reasonWords(item.reason) ?? '',
            String(item.cases),
          ]),
        },
      },
      {
        kind: 'row',
        title: { zh: '病例清单', en: 'List of cases' },
        href: id === 'all' ? '/drg/cases' : `/drg/cases?status=${id}`,
      },
    ],
  };
}

async function group(place: Place, code: string): Promise<Body> {
  const one = (await groupCosts(place.facts, place.scope)).find((item) => item.drg === code);
  if (!one) throw drgProblems.problem('no-such-group', { code });
  const mean = meanFen(one.totalFen, one.costed);
  const hospitals = await hospitalCosts(place.facts, place.scope, code);
  const { cases } = await listCases(place.facts, place.scope, { drg: code }, { limit: ROWS, offset: 0 });
  const name = place.names.get(code) ?? '';
  return {
    title: { zh: `${code} ${name} 例均费用`, en: `Mean cost of ${code}` },
    value: { text: mean === null ? null : yuan(mean), unit: YUAN },
    definition: {
      zh: '组内有费用的病例总费用之和 ÷ 这些病例数，四舍五入到分。',
      en: 'Sum of the total costs of the group’s stays that have one ÷ their number, to the nearest fen.',
    },
    down: [
      {
        kind: 'formula',
        title: { zh: '分子与分母', en: 'Parts' },
        figures: [
          { label: { zh: '总费用', en: 'Total cost' }, value: { text: yuan(one.totalFen), unit: YUAN } },
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
          rows: hospitals.map((item) => {
            const own = meanFen(item.totalFen, item.costed);
            return [hospitalName(place, item.institution), String(item.cases), own === null ? '' : yuan(own)];
          }),
        },
      },
      {
        kind: 'row',
        title: { zh: '费用最高的病例', en: 'The dearest cases' },
        figures: cases.map((row) => ({
          label: { zh: `${row.counted_on} ${row.encounter_id}`, en: `${row.counted_on} ${row.encounter_id}` },
          value: costOf(row),
          ref: { system: 'drg', kind: 'case', id: `${row.institution_code}~${row.encounter_id}` },
        })),
        href: `/drg/cases?drg=${encodeURIComponent(code)}`,
      },
    ],
  };
}

async function oneStay(context: Context, place: Place, id: string): Promise<Body> {
  const [institution = '', encounter = ''] = id.split('~');
  const row = await oneCase(place.facts, place.scope, { institution, encounter });
  if (!row) throw drgProblems.problem('no-such-case', { institution, encounter });
  const source = await context.transact(async (tx) =>
    (await context.platform.port<DataPort>('data').sources(tx, [row.file_no])).get(row.file_no),
  );
  const down: FigureStep[] = [
    {
      kind: 'entry',
      title: { zh: `分组依据：${row.drg}`, en: `Why ${row.drg}` },
      href: `/drg/cases/${encodeURIComponent(institution)}/${encodeURIComponent(encounter)}`,
    },
  ];
  if (source)
    down.push({
      kind: 'file',
      title: { zh: `${source.name} 第 ${row.line} 行`, en: `${source.name}, line ${row.line}` },
      href: `${source.href}?line=${source.fileNo}.${row.sheet_no}.${row.line}`,
    });
  return {
    title: { zh: `病例总费用`, en: 'Total cost of the stay' },
    value: costOf(row),
    definition: {
      zh: '病案首页或结算清单所报的总费用；没有时取医保费用明细的净额之和。',
      en: 'The total the front page or settlement list tells; where there is none, the net sum of the fee lines.',
    },
    down,
  };
}

function costOf({ total_fen: fen }: StoredCase) {
  return { text: fen < 0n ? null : yuan(fen), unit: YUAN };
}
