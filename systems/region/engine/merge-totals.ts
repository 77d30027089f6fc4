import { capacityRows } from './capacity-rows.ts';
import type { RegionPlan } from './plan.ts';
import { Dice } from './random.ts';
import type {
  CapacityMonthRow,
  FinanceItem,
  FinanceMonthRow,
  PopulationRow,
  RegionTotals,
  ShardTotals,
} from './rows.ts';
import { addSparse, FINANCE_FIELDS, monthTexts, POPULATION_BANDS } from './totals.ts';

/**
 * The region's monthly books, capacity and population from all shards' sums (汇总): the order of the shards does not matter,
 * since whole numbers are added.
 */
export function mergeTotals(plan: RegionPlan, totals: readonly ShardTotals[]): RegionTotals {
  const months = monthTexts(plan);
  const cells = plan.institutions.length * months.length;
  const finance = addSparse(
    totals.map((total) => total.finance),
    cells * FINANCE_FIELDS.length,
  );
  const bedDays = addSparse(
    totals.map((total) => total.bedDays),
    cells,
  );
  const population = addSparse(
    totals.map((total) => total.population),
    plan.streets.length * plan.options.years.length * 2 * POPULATION_BANDS,
  );
  const books: FinanceMonthRow[] = [];
  const beds: CapacityMonthRow[] = [];
  plan.institutions.forEach((_, institution) =>
    months.forEach((month, index) => {
      const cell = institution * months.length + index;
      books.push(
        ...financeRows(plan, institution, month, index, slice(finance, cell, FINANCE_FIELDS.length)),
      );
      beds.push(...capacityRows(plan, institution, month, index, bedDays[cell] as number));
    }),
  );
  return { finance: books, capacity: beds, population: populationRows(plan, population) };
}

/** Income as charged, subsidies for public ones, and expenses that follow both (机构收支). */
function financeRows(
  plan: RegionPlan,
  institution: number,
  month: string,
  index: number,
  sums: readonly number[],
): FinanceMonthRow[] {
  const { row, beds } = plan.institutions[institution] as (typeof plan.institutions)[0];
  const dice = new Dice(plan.options.seed, 31, institution, index);
  const [drugs = 0, consumables = 0, examinations = 0, laboratory = 0, services = 0, ...whole] = sums;
  const [outpatient = 0, inpatient = 0, fund = 0] = whole;
  const charged = drugs + consumables + examinations + laboratory + services;
  const of = (base: number, thousandths: number) => Math.floor((base * thousandths) / 1000);
  const isPublic = row.ownership === 'public';
  const isPrimary = row.kind === 'community-centre' || row.kind === 'village-clinic';
  const subsidy = isPublic ? (isPrimary ? 1_800_000 + of(charged, 260) : beds * 18_000 + of(charged, 45)) : 0;
  const special = isPublic && index % 6 === 5 ? of(subsidy, dice.between(150, 400)) : 0;
  const drugCost =
    row.kind === 'pharmacy' ? of(drugs, dice.between(780, 840)) : of(drugs, dice.between(985, 1000));
  const materialCost = of(consumables, dice.between(975, 1000));
  const income = charged + subsidy + special;
  const left = income - drugCost - materialCost;
  const staff = of(left, dice.between(560, 640));
  const other = of(left, dice.between(240, 320));
  const management = of(left, dice.between(60, 95));
  return (
    [
      ['income-drugs', drugs],
      ['income-consumables', consumables],
      ['income-examinations', examinations],
      ['income-laboratory', laboratory],
      ['income-services', services],
      ['income-outpatient', outpatient],
      ['income-inpatient', inpatient],
      ['income-insurance', fund],
      ['subsidy-basic', subsidy],
      ['subsidy-project', special],
      ['expense-drugs', drugCost],
      ['expense-consumables', materialCost],
      ['expense-staff', staff],
      ['expense-management', management],
      ['expense-other', other],
    ] satisfies [FinanceItem, number][]
  ).map(([item, amountFen]) => ({ institutionCode: row.institutionCode, month, item, amountFen }));
}

function populationRows(plan: RegionPlan, sums: Float64Array): PopulationRow[] {
  const rows: PopulationRow[] = [];
  plan.streets.forEach((street, place) =>
    plan.options.years.forEach((year, index) => {
      for (let sex = 0; sex < 2; sex += 1)
        for (let band = 0; band < POPULATION_BANDS; band += 1) {
          const at = ((place * plan.options.years.length + index) * 2 + sex) * POPULATION_BANDS + band;
          const last = band === POPULATION_BANDS - 1;
          rows.push({
            areaCode: street.areaCode,
            streetCode: street.streetCode,
            year,
            populationKind: 'resident',
            sex: sex === 0 ? '1' : '2',
            ageFrom: band * 5,
            ageTo: last ? null : band * 5 + 4,
            persons: sums[at] ?? 0,
          });
        }
    }),
  );
  return rows;
}

function slice(sums: Float64Array, cell: number, width: number): number[] {
  return Array.from(sums.subarray(cell * width, (cell + 1) * width));
}
