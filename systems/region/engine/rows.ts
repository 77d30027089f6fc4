/**
 * The rows the practice region is made of (演练区域的行): what the engine emits and the writers turn into official files.
 * It is over the limit because it is one seam and is read as one page.
 *
 * Money is whole fen in a safe number; days are `YYYY-MM-DD`, instants `YYYY-MM-DD HH:mm:ss` of Asia/Shanghai, months
 * `YYYY-MM`; codes are text. Every id is unique in the region, except where a duplicate upload was planted.
 */

/** A kind of planted truth (植入真相种类). `TRUTHS` in `truths.ts` says what makes each one true and what a near miss lacks. */
export type TruthKind =
  | 'split-stay'
  | 'low-standard'
  | 'up-coding'
  | 'duplicate-charge'
  | 'excess-charge'
  | 'self-pay-shift'
  | 'institution-shift'
  | 'swap'
  | 'hoarding'
  | 'ghost-stay'
  | 'outbreak'
  | 'wrong-sex'
  | 'retired-code'
  | 'duplicate-upload'
  | 'missing-refund-link'
  | 'shifted-clock';

/** An institution by date (医疗机构). A change of level ends one row and begins the next. */
export interface InstitutionRow {
  readonly institutionCode: string;
  readonly name: string;
  readonly kind: 'hospital' | 'community-centre' | 'village-clinic' | 'pharmacy';
  /** Level for places and prices: 1 community or level 1, 2, 3. */
  readonly level: 1 | 2 | 3;
  /** National code of the hospital level (hosp_lv), `11` for none. */
  readonly levelCode: string;
  readonly ownership: 'public' | 'private';
  readonly areaCode: string;
  readonly streetCode: string;
  /** Millionths of a degree. */
  readonly longitudeMicro: number;
  readonly latitudeMicro: number;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** A street or town (街镇). */
export interface StreetRow {
  readonly streetCode: string;
  readonly name: string;
  readonly areaCode: string;
  /** Centre on a grid of metres. */
  readonly eastMetres: number;
  readonly northMetres: number;
}

/** A fictional resident (居民). The identity number has a valid check digit and an area code that no place has. */
export interface ResidentRow {
  readonly personNo: string;
  readonly name: string;
  readonly identityNumber: string;
  /** `1` male, `2` female. */
  readonly sex: '1' | '2';
  readonly birthOn: string;
  readonly diedOn: string | null;
  readonly streetCode: string;
  readonly areaCode: string;
  readonly address: string;
  /** Begins with 10, which no mobile number does. */
  readonly phone: string;
  /** Diagnosis codes of the chronic diseases the person lives with. */
  readonly chronic: readonly string[];
}

/** Who was insured how and when (参保状态). */
export interface InsuranceRow {
  readonly personNo: string;
  /** insutype: 310 employee, 390 resident. */
  readonly insuranceType: string;
  /** psn_type: 11 working, 12 retired, 15 resident (adult), 1403 pupil and child. */
  readonly personType: string;
  readonly civilServant: boolean;
  /** Person in need who receives medical aid (医疗救助对象). */
  readonly aided: boolean;
  readonly insuredArea: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** A diagnosis of an encounter (诊断). */
export interface DiagnosisRow {
  readonly kind: 'main' | 'other' | 'admission' | 'outpatient';
  readonly seq: number;
  readonly code: string;
  readonly name: string;
  /** adm_cond_type: 1 present, 2 clinically undetermined, 3 unknown, 4 not present; null outside stays. */
  readonly admissionCondition: '1' | '2' | '3' | '4' | null;
}

/** An operation or procedure of an encounter (手术操作). */
export interface OperationRow {
  readonly seq: number;
  readonly isMain: boolean;
  readonly code: string;
  readonly name: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly beganAt: string;
  readonly endedAt: string;
  readonly anaesthesia: 'none' | 'local' | 'regional' | 'general';
  readonly surgeonCode: string;
  readonly surgeonName: string;
  readonly anaesthetistCode: string | null;
  readonly anaesthetistName: string | null;
}

/** Kind of encounter (就诊类型); `pharmacy` is the canonical `other`. */
export type EncounterKind = 'inpatient' | 'outpatient' | 'emergency' | 'special-disease' | 'pharmacy';

/** A stay or visit (就诊) with what insurer and front page each say of it. */
export interface EncounterRow {
  readonly encounterId: string;
  readonly kind: EncounterKind;
  /** med_type: 11, 13, 140104, 21, 210104, 41. */
  readonly medType: string;
  readonly institutionCode: string;
  readonly personNo: string;
  /** Number of the record (病案号 or 门诊号), one for a person at an institution. */
  readonly recordNo: string;
  /** Which admission of that record it is; 0 outside stays. */
  readonly recordTimes: number;
  readonly beganAt: string;
  readonly endedAt: string;
  /** Discharge day of a stay, day of a visit. */
  readonly countedOn: string;
  /** Days of stay, same day is 1; null outside stays. */
  readonly stayDays: number | null;
  readonly ageYears: number;
  /** Age in days below one year, else null. */
  readonly ageDays: number | null;
  readonly sex: '1' | '2';
  readonly birthOn: string;
  readonly streetCode: string;
  readonly departmentCode: string;
  readonly dischargeDepartmentCode: string;
  readonly transferDepartmentCode: string | null;
  readonly bed: string | null;
  /** adm_way: 1 emergency, 2 outpatient, 3 other institution, 9 other. */
  readonly admissionRoute: '1' | '2' | '3' | '9' | null;
  /** dscg_way: 1 by order, 2 other institution, 3 community, 4 against advice, 5 died, 9 other. */
  readonly dischargeWay: '1' | '2' | '3' | '4' | '5' | '9' | null;
  readonly birthWeightG: number | null;
  readonly admissionWeightG: number | null;
  readonly ventilatorMinutes: number;
  readonly icuMinutes: number;
  readonly icuFrom: string | null;
  readonly icuUntil: string | null;
  /** Whether a readmission within 31 days is planned, for the front page. */
  readonly plannedReadmission: boolean;
  readonly insuranceType: string | null;
  readonly personType: string | null;
  readonly insuredArea: string | null;
  /** hi_paymtd: 1 by item, 3 by diagnosis points; null for the uninsured. */
  readonly paymentMethod: string | null;
  readonly doctorCode: string;
  readonly doctorName: string;
  readonly coderCode: string | null;
  readonly coderName: string | null;
  /** Main diagnosis first; a stay also has its admission and outpatient diagnosis. */
  readonly diagnoses: readonly DiagnosisRow[];
  readonly operations: readonly OperationRow[];
  readonly totalFen: number;
  readonly referredFrom: string | null;
  /** True where a second upload repeats the row (planted duplicate upload). */
  readonly repeated: boolean;
}

/**
 * A settlement or its reversal (结算). total = own + over limit + first own + in scope; fund = pool + civil servant +
 * supplement + large amount + serious illness + aid + other; total = fund + personal; personal = account + cash.
 */
export interface SettlementRow {
  readonly settlementId: string;
  readonly encounterId: string;
  readonly institutionCode: string;
  readonly personNo: string;
  readonly kind: EncounterKind;
  readonly medType: string;
  readonly insuranceType: string | null;
  readonly personType: string | null;
  readonly insuredArea: string | null;
  readonly settledAt: string;
  readonly countedOn: string;
  readonly beganOn: string;
  readonly endedOn: string;
  readonly totalFen: number;
  readonly ownPayFen: number;
  readonly overLimitFen: number;
  readonly firstOwnFen: number;
  readonly inScopeFen: number;
  readonly deductibleFen: number;
  readonly fundFen: number;
  readonly poolFen: number;
  readonly civilServantFen: number;
  readonly supplementFen: number;
  readonly largeAmountFen: number;
  readonly seriousIllnessFen: number;
  readonly medicalAidFen: number;
  readonly otherFundFen: number;
  readonly personalFen: number;
  readonly accountFen: number;
  readonly cashFen: number;
  readonly paymentMethod: string | null;
  /** False for both halves of a reversed pair. */
  readonly isValid: boolean;
  readonly isReversal: boolean;
  readonly reverses: string | null;
  readonly repeated: boolean;
}

/** A charge (费用明细); a refund is negative and names the line it refunds. */
export interface FeeLineRow {
  readonly lineId: string;
  readonly encounterId: string;
  readonly settlementId: string;
  readonly institutionCode: string;
  readonly personNo: string;
  readonly chargedAt: string;
  readonly countedOn: string;
  /** med_chrgitm_type. */
  readonly chargeClass: string;
  readonly itemKind: 'drug' | 'consumable' | 'service';
  readonly itemCode: string;
  readonly localItemCode: string;
  readonly itemName: string;
  readonly grade: '01' | '02' | '03';
  /** Whole units; negative for a refund. */
  readonly quantity: number;
  readonly unitPriceFen: number;
  readonly amountFen: number;
  readonly ownPayFen: number;
  readonly overLimitFen: number;
  readonly firstOwnFen: number;
  readonly inScopeFen: number;
  readonly departmentCode: string;
  readonly doctorCode: string;
  readonly doctorName: string;
  readonly prescriptionId: string | null;
  readonly isRefund: boolean;
  readonly refunds: string | null;
  readonly repeated: boolean;
}

/** One drug of a prescription (处方). */
export interface PrescriptionRow {
  readonly prescriptionId: string;
  readonly seq: number;
  readonly encounterId: string;
  readonly institutionCode: string;
  readonly personNo: string;
  readonly prescribedAt: string;
  readonly countedOn: string;
  readonly drugCode: string;
  readonly drugName: string;
  readonly quantity: number;
  readonly daysSupply: number | null;
  readonly isLongTerm: boolean;
  readonly isExternal: boolean;
  readonly dispensedAt: string | null;
  readonly doctorCode: string;
  readonly doctorName: string;
}

/** A family-doctor contract (家庭医生签约). */
export interface ContractRow {
  readonly contractId: string;
  readonly personNo: string;
  readonly institutionCode: string;
  readonly team: string;
  readonly group: 'general' | 'elderly' | 'hypertension' | 'diabetes' | 'pregnant' | 'child' | 'poor';
  readonly isPaid: boolean;
  readonly signedOn: string;
  readonly untilOn: string;
  readonly endedOn: string | null;
}

/** A service under a contract (签约服务). */
export interface ContractServiceRow {
  readonly serviceId: string;
  readonly contractId: string;
  readonly personNo: string;
  readonly institutionCode: string;
  readonly service: 'follow-up' | 'check-up' | 'home-visit' | 'consultation' | 'long-prescription';
  readonly servedOn: string;
}

/** A referral (转诊). */
export interface ReferralRow {
  readonly referralId: string;
  readonly personNo: string;
  readonly fromInstitution: string;
  readonly toInstitution: string;
  readonly direction: 'up' | 'down' | 'across';
  readonly diagnosisCode: string;
  readonly requestedOn: string;
  readonly arrivedOn: string | null;
  readonly status: 'requested' | 'accepted' | 'arrived' | 'refused' | 'cancelled';
}

/** Items of the books that the template of finance knows and the region keeps (财务项目). */
export type FinanceItem =
  | `income-${'drugs' | 'consumables' | 'examinations' | 'laboratory' | 'services'}`
  | `income-${'outpatient' | 'inpatient' | 'insurance'}`
  | `subsidy-${'basic' | 'project'}`
  | `expense-${'staff' | 'drugs' | 'consumables' | 'management' | 'other'}`;

/** An item of an institution's books in a month (机构财务). */
export interface FinanceMonthRow {
  readonly institutionCode: string;
  readonly month: string;
  readonly item: FinanceItem;
  readonly amountFen: number;
}

/** Items that the template of beds and staff knows (床位人员项目). */
export type CapacityItem =
  | `beds-${'planned' | 'open'}`
  | `bed-days-${'open' | 'used'}`
  | 'doctors'
  | 'nurses'
  | 'general-practitioners'
  | 'pharmacists'
  | 'technicians'
  | 'managers'
  | 'staff';

/** Beds, bed days and staff of an institution in a month (床位与人员). */
export interface CapacityMonthRow {
  readonly institutionCode: string;
  readonly month: string;
  readonly item: CapacityItem;
  readonly amount: number;
}

/** Persons of a street by age and sex at the end of a year (人口). */
export interface PopulationRow {
  readonly areaCode: string;
  readonly streetCode: string;
  readonly year: number;
  readonly populationKind: 'resident' | 'registered';
  readonly sex: '1' | '2';
  readonly ageFrom: number;
  /** Null for the open last band. */
  readonly ageTo: number | null;
  readonly persons: number;
}

/** A row that a truth names (真相涉及的行). */
export interface TruthReference {
  readonly table: 'encounter' | 'settlement' | 'fee_line' | 'prescription';
  readonly id: string;
}

/** What was planted, or what only looks like it (真相). */
export interface TruthRow {
  readonly truthId: string;
  readonly kind: TruthKind;
  /** False for a near miss, which must not count. */
  readonly planted: boolean;
  /** Null where several persons are concerned (outbreaks). */
  readonly personNo: string | null;
  readonly institutionCode: string | null;
  readonly streetCode: string | null;
  readonly beganOn: string;
  readonly endedOn: string;
  /** Money concerned in fen, 0 where it has none. */
  readonly amountFen: number;
  /** Every row concerned; of an outbreak all cases, of a duplicate charge the lines beyond the first. */
  readonly rows: readonly TruthReference[];
  readonly explanation: { readonly zh: string; readonly en: string };
}

/** All rows of a shard (分片的行). The order of each list is part of the contract. */
export interface ShardRows {
  readonly residents: ResidentRow[];
  readonly insurance: InsuranceRow[];
  readonly encounters: EncounterRow[];
  readonly settlements: SettlementRow[];
  readonly feeLines: FeeLineRow[];
  readonly prescriptions: PrescriptionRow[];
  readonly contracts: ContractRow[];
  readonly contractServices: ContractServiceRow[];
  readonly referrals: ReferralRow[];
  readonly truths: TruthRow[];
  /** Sums that are only meaningful for the whole region; hand them to `mergeTotals`. Plain numbers, so workers can send them. */
  readonly totals: ShardTotals;
}

/** Partial sums of a shard (分片合计), all whole numbers below 2^53; the layout is `mergeTotals`' own. */
export interface ShardTotals {
  readonly shard: number;
  readonly finance: Float64Array;
  readonly bedDays: Float64Array;
  readonly population: Float64Array;
}

/** What `mergeTotals` makes of all shards' sums (全区合计). */
export interface RegionTotals {
  readonly finance: FinanceMonthRow[];
  readonly capacity: CapacityMonthRow[];
  readonly population: PopulationRow[];
}

/** What to generate (生成选项). */
export interface RegionOptions {
  readonly residents: number;
  readonly seed: number;
  readonly years: readonly number[];
  readonly truths: ReadonlySet<TruthKind>;
  /** Stays and visits of a thousand residents in a year; about the national ones if not given. */
  readonly yearly?: { readonly stays: number; readonly visits: number };
}

/*
 * Entry points, in `generate.ts`:
 *   planRegion(catalogue, options): RegionPlan      institutions, streets, tables; the same on every machine
 *   plan.shards: number                             a shard is a fixed block of residents (SHARD_RESIDENTS)
 *   generateShard(plan, shard): ShardRows           shards in any order, in any worker
 *   mergeTotals(plan, totals[]): RegionTotals       totals of all shards in any order
 */
