/** Whom a disease or operation can befall (适用性别). */
export type SexLimit = 'any' | 'male' | 'female';

/** Lower ends of the age bands that incidences are given for (年龄段下限): 0, 1–4, 5–14, 15–24, 25–44, 45–59, 60–74, 75+. */
export const AGE_BANDS = [0, 1, 5, 15, 25, 45, 60, 75] as const;

/** One value for each age band. */
export type ByAge = readonly [number, number, number, number, number, number, number, number];

/** One value for each level of institution: community or level 1, level 2, level 3. */
export type ByLevel = readonly [number, number, number];

/** How often people get a disease, and what then happens to them (病种画像). All whole numbers, so that every machine agrees. */
export interface DiseaseProfile {
  /** ICD-10 of the insurance edition, such as `I63.900`. */
  readonly code: string;
  readonly name: string;
  readonly sex: SexLimit;
  /** `chronic` diseases belong to a person for life and bring repeated visits; the others happen. */
  readonly course: 'acute' | 'chronic' | 'injury' | 'birth' | 'newborn' | 'infection' | 'tumour' | 'planned';
  /** Admissions per 100,000 persons and year, by age band. */
  readonly admissions: ByAge;
  /** Outpatient visits per 100,000 persons and year, by age band. */
  readonly visits: ByAge;
  /** Share of a month in percent of the average month, January first. */
  readonly season: readonly number[];
  /** Median and 90th percentile of days of stay. */
  readonly stay: { readonly median: number; readonly high: number };
  /** Median cost of a stay in fen by level of institution, without the operation. */
  readonly cost: ByLevel;
  /** 90th percentile of cost in percent of the median (log-normal spread), such as 190. */
  readonly costHigh: number;
  /** Who treats it: shares per thousand at community or level 1, level 2, level 3; they add up to 1000. */
  readonly places: ByLevel;
  /** Operations done for it: code of an `OperationProfile` and share per thousand. */
  readonly operations: readonly { readonly code: string; readonly share: number }[];
  /** Further diagnoses that come with it: code of a profile or of `SECONDARY_CODES`, share per thousand. */
  readonly comorbidities: readonly { readonly code: string; readonly share: number }[];
  /** Bundle of items that make up its fee lines. */
  readonly bundle: string;
  readonly deathsPerThousand: number;
  /** Department that treats it, national code of departments (科室代码), such as `03.04`. */
  readonly department: string;
}

/** An operation or procedure (手术操作画像). */
export interface OperationProfile {
  /** ICD-9-CM-3 of the insurance edition, such as `51.2300`. */
  readonly code: string;
  readonly name: string;
  readonly sex: SexLimit;
  readonly level: 1 | 2 | 3 | 4;
  /** Median minutes. */
  readonly minutes: number;
  /** `none`, `local`, `regional`, `general`. */
  readonly anaesthesia: 'none' | 'local' | 'regional' | 'general';
  /** What it adds to the bill: service items and consumables, by item code and count. */
  readonly items: readonly { readonly item: string; readonly count: number }[];
}

/** Something that is charged for (收费项目画像): drug, consumable or service. Codes and prices are the product's own. */
export interface ItemProfile {
  readonly code: string;
  readonly name: string;
  readonly kind: 'drug' | 'consumable' | 'service';
  /** National charge class (med_chrgitm_type): 01 bed, 02 consultation, 03 exam, 04 test, 05 treatment, 06 operation, 07 nursing, 08 consumable, 09 western drug, 10 herbs, 11 patent drug, 12 general consultation, 13 registration, 14 other. */
  readonly chargeClass: string;
  /** 01 甲 (all in scope), 02 乙 (a part paid first by oneself), 03 自费. */
  readonly grade: '01' | '02' | '03';
  /** Part paid first by oneself of grade 02, per thousand. */
  readonly firstOwnPerThousand: number;
  readonly unitPriceFen: number;
  readonly unit: string;
  readonly specification: string;
  /** Days one unit lasts, for drugs given home. */
  readonly daysPerUnit?: number;
  /** Whom a drug or service suits only; for planted contradictions. */
  readonly sex?: SexLimit;
  readonly ages?: { readonly from: number; readonly to: number };
  /** Antibiotic, antineoplastic and the like, where a later check needs it. */
  readonly tag?: string;
}

/** The items of a stay or visit (收费组合). Counts per day and per stay are in thousandths. */
export interface ItemBundle {
  readonly id: string;
  readonly perDay: readonly { readonly item: string; readonly milli: number }[];
  readonly perStay: readonly { readonly item: string; readonly milli: number }[];
  /** For an outpatient visit. */
  readonly perVisit: readonly { readonly item: string; readonly milli: number }[];
}

/** Diagnoses that only come with others (伴随诊断). */
export interface SecondaryCode {
  readonly code: string;
  readonly name: string;
  readonly sex: SexLimit;
}

/** The whole catalogue (演练目录). */
export interface Catalogue {
  readonly diseases: readonly DiseaseProfile[];
  readonly secondaries: readonly SecondaryCode[];
  readonly operations: readonly OperationProfile[];
  readonly items: readonly ItemProfile[];
  readonly bundles: readonly ItemBundle[];
  /** Codes that an older edition had and the present one has not: retired code → present code. */
  readonly retired: readonly { readonly retired: string; readonly present: string }[];
}
