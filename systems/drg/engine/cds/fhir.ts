/** The parts of FHIR R4 resources that grouping reads (FHIR 资源). Whatever else they hold is left alone. */
export interface Coding {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  readonly display?: string | undefined;
}
export interface CodeableConcept {
  readonly coding?: readonly Coding[] | undefined;
}
export interface Reference {
  readonly reference?: string | undefined;
}
export interface Patient {
  readonly resourceType: 'Patient';
  readonly gender?: string | undefined;
  readonly birthDate?: string | undefined;
}
export interface Encounter {
  readonly resourceType: 'Encounter';
  readonly period?: { readonly start?: string | undefined; readonly end?: string | undefined } | undefined;
  readonly hospitalization?: { readonly dischargeDisposition?: CodeableConcept | undefined } | undefined;
  readonly diagnosis?:
    | readonly {
        readonly condition?: Reference | undefined;
        readonly use?: CodeableConcept | undefined;
        readonly rank?: number | undefined;
      }[]
    | undefined;
}
export interface Condition {
  readonly resourceType: 'Condition';
  readonly id?: string | undefined;
  readonly code?: CodeableConcept | undefined;
  readonly verificationStatus?: CodeableConcept | undefined;
}
export interface Procedure {
  readonly resourceType: 'Procedure';
  readonly id?: string | undefined;
  readonly status?: string | undefined;
  readonly code?: CodeableConcept | undefined;
}
export interface Observation {
  readonly resourceType: 'Observation';
  readonly status?: string | undefined;
  readonly valueQuantity?:
    | {
        readonly value?: number | undefined;
        readonly unit?: string | undefined;
        readonly code?: string | undefined;
      }
    | undefined;
}

/** What a client sent ahead (预取资源). */
export interface Prefetched {
  readonly patient: Patient;
  readonly encounter: Encounter;
  readonly conditions: readonly Condition[];
  readonly procedures: readonly Procedure[];
  readonly weights: readonly Observation[];
}
