import { dayText } from './calendar.ts';
import type { DraftTruth, Person } from './draft.ts';
import type { RegionPlan } from './plan.ts';
import type { TruthReference, TruthRow } from './rows.ts';
import { prescriptionId } from './write-lines.ts';

/** Writes a truth, now that its rows have ids (真相行). */
export function truthRow(
  plan: RegionPlan,
  truth: DraftTruth,
  truthId: string,
  person: Person | null,
  street: number,
  totals: ReadonlyMap<string, number>,
): TruthRow {
  const whole = [...truth.drafts, ...truth.prescriptions];
  const days = [...whole.map((draft) => draft.beginDay), ...truth.lines.map((line) => line.day)];
  const ends = [...whole.map((draft) => draft.endDay), ...truth.lines.map((line) => line.day)];
  const references: TruthReference[] = [
    ...truth.drafts.map((draft): TruthReference => ({ table: 'encounter', id: draft.id })),
    ...truth.lines.map((line): TruthReference => ({ table: 'fee_line', id: line.id })),
    ...truth.prescriptions.flatMap((draft) =>
      [...new Set(draft.drugs.map((drug) => drug.rx))].map(
        (rx): TruthReference => ({ table: 'prescription', id: prescriptionId(draft, rx) }),
      ),
    ),
  ];
  const [first] = whole;
  return {
    truthId,
    kind: truth.kind,
    planted: truth.planted,
    personNo: person?.personNo ?? null,
    institutionCode:
      first && person ? (plan.institutions[first.institution]?.row.institutionCode ?? null) : null,
    streetCode: plan.streets[street]?.streetCode ?? null,
    beganOn: dayText(least(days)),
    endedOn: dayText(-least(ends.map((day) => -day))),
    amountFen: references.reduce((sum, { id }) => sum + (totals.get(id) ?? 0), 0),
    rows: references,
    explanation: { zh: truth.zh, en: truth.en },
  };
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => (value < low ? value : low), values[0] ?? 0);
}
