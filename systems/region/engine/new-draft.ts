import type { Draft, DraftLine, Person } from './draft.ts';
import type { EncounterKind } from './rows.ts';

/** Begins a stay or visit; its id counts the person's encounters (就诊编号). */
export function newDraft(person: Person, kind: EncounterKind, disease: number, institution: number): Draft {
  person.counter += 1;
  return {
    id: `${person.personNo.slice(2)}${THREE[person.counter] ?? person.counter}`,
    kind,
    disease,
    institution,
    department: 0,
    doctor: 0,
    beginDay: 0,
    beginSecond: 0,
    endDay: 0,
    endSecond: 0,
    diagnoses: [],
    operations: [],
    lines: [],
    drugs: [],
    longTerm: false,
    prescribedBy: -1,
    route: null,
    way: null,
    birthWeight: 0,
    referredFrom: -1,
    clockShift: 0,
    repeated: false,
    settlementId: '',
  };
}

const THREE = Array.from({ length: 1000 }, (_, index) => String(index).padStart(3, '0'));

/** A charge on a day (一条收费). */
export function newLine(item: number, quantity: number, day: number, second: number, rx = -1): DraftLine {
  return {
    item,
    quantity,
    day,
    second,
    rx,
    forcedOwn: false,
    refundOf: null,
    linkLost: false,
    repeated: false,
    id: '',
  };
}
