import type { Operation } from './diseases.ts';
import type { Dice } from './random.ts';
import type { ContractRow, EncounterKind, InsuranceRow, TruthKind } from './rows.ts';

/** A charge before it is priced and written (费用草稿). */
export interface DraftLine {
  item: number;
  quantity: number;
  day: number;
  second: number;
  /** Number of the prescription within the encounter, −1 for none. */
  rx: number;
  /** Charged to the patient although in the catalogue (planted). */
  forcedOwn: boolean;
  refundOf: DraftLine | null;
  /** A refund that does not say what it refunds (planted). */
  linkLost: boolean;
  /** Emitted a second time with the same id (planted). */
  repeated: boolean;
  /** Set when the line is written. */
  id: string;
}

/** A drug of a prescription before it is written (处方草稿). */
export interface DraftDrug {
  item: number;
  quantity: number;
  days: number | null;
  rx: number;
}

/** An operation of a stay before it is written (手术草稿). */
export interface DraftOperation {
  readonly operation: Operation;
  readonly day: number;
  readonly second: number;
  readonly minutes: number;
  readonly surgeon: number;
}

/** A diagnosis before it is written (诊断草稿). */
export interface DraftDiagnosis {
  code: string;
  name: string;
  condition: '1' | '2' | '3' | '4' | null;
}

/** A stay or visit while it is being made (就诊草稿); truths are planted into it. */
export interface Draft {
  readonly id: string;
  kind: EncounterKind;
  disease: number;
  institution: number;
  department: number;
  doctor: number;
  beginDay: number;
  beginSecond: number;
  endDay: number;
  endSecond: number;
  diagnoses: DraftDiagnosis[];
  operations: DraftOperation[];
  lines: DraftLine[];
  drugs: DraftDrug[];
  longTerm: boolean;
  /** Institution that wrote an external prescription filled here, −1 for none. */
  prescribedBy: number;
  route: '1' | '2' | '3' | '9' | null;
  way: '1' | '2' | '3' | '4' | '5' | '9' | null;
  birthWeight: number;
  referredFrom: number;
  /** Seconds by which the clock of the charges is wrong (planted). */
  clockShift: number;
  repeated: boolean;
  settlementId: string;
}

/** A resident while the years are being lived (居民草稿). */
export interface Person {
  readonly no: number;
  readonly shard: number;
  readonly place: number;
  readonly personNo: string;
  readonly dice: Dice;
  readonly sex: 0 | 1;
  readonly birth: number;
  death: number;
  readonly street: number;
  readonly chronic: readonly number[];
  /** Frailty in 4096ths. */
  readonly frailty: number;
  readonly insurance: readonly (InsuranceRow & { readonly from: number; readonly until: number })[];
  readonly contract: ContractRow | null;
  readonly drafts: Draft[];
  /** Days until which each drug lasts, by item. */
  readonly stock: Map<number, number>;
  counter: number;
}

/** A truth before its rows have ids (真相草稿). */
export interface DraftTruth {
  readonly kind: TruthKind;
  readonly planted: boolean;
  /** Encounters concerned as wholes. */
  readonly drafts: readonly Draft[];
  /** Fee lines concerned. */
  readonly lines: readonly DraftLine[];
  /** Encounters whose prescriptions are concerned. */
  readonly prescriptions: readonly Draft[];
  readonly zh: string;
  readonly en: string;
}
