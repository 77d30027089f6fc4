import type { Visit } from '../shard-context.ts';
import { yuan } from '../text.ts';

const SYSTEMS = {
  person: 'urn:sanyi:practice:psn_no',
  encounter: 'urn:sanyi:practice:mdtrt_id',
  institution: 'urn:sanyi:practice:fixmedins_code',
  record: 'urn:sanyi:practice:medcasno',
  settlement: 'urn:sanyi:practice:setl_id',
  doctor: 'urn:sanyi:practice:doctor',
  icd10: 'http://code.nhsa.gov.cn/icd-10',
  icd9: 'http://code.nhsa.gov.cn/icd-9-cm-3',
  item: 'http://code.nhsa.gov.cn/item',
} as const;
const CLASSES = {
  inpatient: ['IMP', 'inpatient encounter'],
  outpatient: ['AMB', 'ambulatory'],
  emergency: ['EMER', 'emergency'],
  'special-disease': ['AMB', 'ambulatory'],
  pharmacy: ['AMB', 'ambulatory'],
} as const;

/** Local time of Shanghai as FHIR writes it (带时区的时间). */
function instant(text: string): string {
  return `${text.replace(' ', 'T')}+08:00`;
}

/**
 * A stay or visit as FHIR R4 resources (就诊的 FHIR R4 资源): Patient, Encounter, Conditions, Procedures and the Claim. The hospital
 * is named by its national code, a logical reference, and not sent along: the list of institutions is kept elsewhere.
 */
export function fhirResources(visit: Visit): object[] {
  const { encounter, resident, institution, settlement } = visit;
  const patient = `Patient/${encounter.personNo}`;
  const stay = `Encounter/${encounter.encounterId}`;
  const hospital = {
    type: 'Organization',
    identifier: { system: SYSTEMS.institution, value: encounter.institutionCode },
    display: institution.name,
  };
  const listed = encounter.diagnoses.filter((one) => one.kind === 'main' || one.kind === 'other');
  const resources: object[] = [
    {
      resourceType: 'Patient',
      id: encounter.personNo,
      identifier: [{ system: SYSTEMS.person, value: encounter.personNo }],
      name: [{ text: resident.name }],
      telecom: [{ system: 'phone', value: resident.phone }],
      gender: encounter.sex === '1' ? 'male' : 'female',
      birthDate: encounter.birthOn,
      address: [{ text: resident.address }],
    },
    {
      resourceType: 'Encounter',
      id: encounter.encounterId,
      identifier: [
        { system: SYSTEMS.encounter, value: encounter.encounterId },
        {
          type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
          system: SYSTEMS.record,
          value: encounter.recordNo,
        },
      ],
      status: 'finished',
      class: {
        system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
        code: CLASSES[encounter.kind][0],
        display: CLASSES[encounter.kind][1],
      },
      type: [{ coding: [{ system: 'urn:sanyi:practice:med_type', code: encounter.medType }] }],
      subject: { reference: patient },
      participant: [{ individual: { identifier: { system: SYSTEMS.doctor, value: encounter.doctorCode } } }],
      period: { start: instant(encounter.beganAt), end: instant(encounter.endedAt) },
      ...(encounter.stayDays === null
        ? {}
        : {
            length: {
              value: encounter.stayDays,
              unit: 'd',
              system: 'http://unitsofmeasure.org',
              code: 'd',
            },
          }),
      diagnosis: listed.map((one, index) => ({
        condition: { reference: `Condition/${encounter.encounterId}-${index + 1}` },
        rank: index + 1,
      })),
      serviceProvider: hospital,
    },
    ...listed.map((one, index) => ({
      resourceType: 'Condition',
      id: `${encounter.encounterId}-${index + 1}`,
      code: { coding: [{ system: SYSTEMS.icd10, code: one.code, display: one.name }] },
      subject: { reference: patient },
      encounter: { reference: stay },
      recordedDate: instant(encounter.endedAt),
    })),
    ...encounter.operations.map((operation) => ({
      resourceType: 'Procedure',
      id: `${encounter.encounterId}-p${operation.seq}`,
      status: 'completed',
      code: { coding: [{ system: SYSTEMS.icd9, code: operation.code, display: operation.name }] },
      subject: { reference: patient },
      encounter: { reference: stay },
      performedPeriod: { start: instant(operation.beganAt), end: instant(operation.endedAt) },
      performer: [{ actor: { identifier: { system: SYSTEMS.doctor, value: operation.surgeonCode } } }],
    })),
  ];
  if (settlement)
    resources.push({
      resourceType: 'Claim',
      id: settlement.settlementId,
      identifier: [{ system: SYSTEMS.settlement, value: settlement.settlementId }],
      status: 'active',
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/claim-type', code: 'institutional' }],
      },
      use: 'claim',
      patient: { reference: patient },
      created: instant(settlement.settledAt),
      provider: hospital,
      priority: { coding: [{ code: 'normal' }] },
      billablePeriod: { start: settlement.beganOn, end: settlement.endedOn },
      diagnosis: listed.map((one, index) => ({
        sequence: index + 1,
        diagnosisReference: { reference: `Condition/${encounter.encounterId}-${index + 1}` },
      })),
      insurance: [{ sequence: 1, focal: true, coverage: { display: settlement.insuranceType ?? '' } }],
      item: visit.lines
        .filter((line) => !line.repeated)
        .map((line, index) => ({
          sequence: index + 1,
          encounter: [{ reference: stay }],
          productOrService: {
            coding: [{ system: SYSTEMS.item, code: line.itemCode, display: line.itemName }],
          },
          servicedDate: line.countedOn,
          quantity: { value: line.quantity },
          unitPrice: { value: Number(yuan(line.unitPriceFen)), currency: 'CNY' },
          net: { value: Number(yuan(line.amountFen)), currency: 'CNY' },
        })),
      total: { value: Number(yuan(settlement.totalFen)), currency: 'CNY' },
    });
  return resources;
}
