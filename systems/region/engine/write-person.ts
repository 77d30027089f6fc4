import { dayText, instantText } from './calendar.ts';
import type { Draft, Person } from './draft.ts';
import { insuredOn } from './insurance.ts';
import type { RegionPlan } from './plan.ts';
import { Dice } from './random.ts';
import type { EncounterRow, FeeLineRow, PrescriptionRow, SettlementRow, ShardRows } from './rows.ts';
import { type ScopeSums, Till } from './settle.ts';
import { FINANCE_FIELDS, monthIndex, type Tally } from './totals.ts';
import { encounterRow, medTypeOf } from './write-encounter.ts';
import { prescriptionId, writeLines } from './write-lines.ts';

type Rows = Omit<ShardRows, 'totals'>;

const FUND = FINANCE_FIELDS.indexOf('fund');

/** Writes all that a person lived through (写出就诊): in order of time, priced, settled, counted. */
export function writePerson(plan: RegionPlan, person: Person, tally: Tally, rows: Rows): void {
  const till = new Till(plan, person);
  const dice = new Dice(plan.options.seed, 23, person.no);
  const admissions = new Map<number, number>();
  person.drafts.sort(
    (a, b) => a.beginDay - b.beginDay || a.beginSecond - b.beginSecond || (a.id < b.id ? -1 : 1),
  );
  for (const draft of person.drafts) {
    const mistaken = dice.below(1000) < (draft.kind === 'inpatient' ? 12 : 2);
    const moves = dice.below(1000) < 35;
    const span = insuredOn(person.insurance, draft.beginDay);
    const isStay = draft.kind === 'inpatient';
    draft.settlementId = `S${draft.id}${mistaken && span ? 3 : 1}`;
    const institution = plan.institutions[draft.institution] as RegionPlan['institutions'][0];
    const doctor = plan.staff.doctor(draft.institution, draft.department, draft.doctor);
    const departmentCode = plan.diseases[draft.disease]?.profile.department ?? '';
    const frame = {
      institutionCode: institution.row.institutionCode,
      departmentCode,
      doctor,
      settlementId: draft.settlementId,
      insured: span !== null,
    };
    const firstLine = rows.feeLines.length;
    const sums = writeLines(plan, person, draft, frame, tally, rows.feeLines);
    const settlements = till.settle(draft, medTypeOf(draft), sums, mistaken && span !== null);
    const times = isStay ? (admissions.get(draft.institution) ?? 0) + 1 : 0;
    if (isStay) admissions.set(draft.institution, times);
    const departments = plan.departments;
    const other =
      moves && isStay && draft.endDay - draft.beginDay > 6
        ? (departments[(draft.department + 1) % departments.length] ?? null)
        : null;
    const encounter = encounterRow(plan, person, draft, {
      doctor,
      departmentCode,
      transferCode: other,
      span,
      recordTimes: times,
      totalFen: sums.total,
    });
    rows.encounters.push(encounter);
    for (const settlement of settlements) rows.settlements.push(settlement);
    writePrescriptions(plan, person, draft, rows.prescriptions);
    count(plan, draft, sums, settlements, tally);
    if (draft.repeated) repeat(rows, encounter, settlements, firstLine);
  }
}

function writePrescriptions(plan: RegionPlan, person: Person, draft: Draft, into: PrescriptionRow[]): void {
  if (draft.drugs.length === 0) return;
  const written = draft.prescribedBy < 0 ? draft.institution : draft.prescribedBy;
  const doctor = plan.staff.doctor(written, draft.department, draft.doctor);
  const institutionCode = plan.institutions[written]?.row.institutionCode ?? '';
  const filled = plan.institutions[draft.institution]?.row.institutionCode ?? '';
  const at = instantText(draft.beginDay, draft.beginSecond);
  const day = dayText(draft.beginDay);
  draft.drugs.forEach(({ item, quantity, days, rx }, index) => {
    const profile = plan.items.items[item];
    into.push({
      prescriptionId: prescriptionId(draft, rx),
      seq: (index % 5) + 1,
      encounterId: draft.id,
      institutionCode,
      personNo: person.personNo,
      prescribedAt: at,
      countedOn: day,
      drugCode: profile?.code ?? '',
      drugName: profile?.name ?? '',
      quantity,
      daysSupply: days,
      isLongTerm: draft.longTerm,
      isExternal: draft.prescribedBy >= 0,
      dispensedAt: filled,
      doctorCode: doctor.code,
      doctorName: doctor.name,
    });
  });
}

function count(
  plan: RegionPlan,
  draft: Draft,
  sums: ScopeSums,
  settlements: readonly SettlementRow[],
  tally: Tally,
): void {
  const at = draft.institution;
  const month = monthIndex(plan, draft.endDay);
  const last = settlements.at(-1);
  if (last && sums.total !== 0) tally.addFinance(at, month, FUND, last.fundFen);
  if (draft.kind !== 'inpatient') return;
  const nights = Math.max(1, draft.endDay - draft.beginDay);
  for (let day = 0; day < nights; day += 1) tally.addBedDay(at, monthIndex(plan, draft.beginDay + day));
}

/** The rows of an encounter once more, as a second upload of the same would bring them. */
function repeat(
  rows: Rows,
  encounter: EncounterRow,
  settlements: readonly SettlementRow[],
  firstLine: number,
): void {
  const again = rows.feeLines.slice(firstLine).map((line): FeeLineRow => ({ ...line, repeated: true }));
  rows.encounters.push({ ...encounter, repeated: true });
  rows.settlements.push(...settlements.map((settlement) => ({ ...settlement, repeated: true })));
  rows.feeLines.push(...again);
}
