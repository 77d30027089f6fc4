// This file is over the limit because the five resources refer to one another.

import { checkCode } from '../checks/codes.ts';
import {
  checkDiagnosis,
  checkMainDiagnosis,
  checkStay,
  daysBetween,
  type StayFields,
} from '../checks/stay-checks.ts';
import * as amounts from '../convert/amounts.ts';
import { readFen } from '../convert/amounts.ts';
import { readDay, readInstant } from '../convert/days.ts';
import { readDecimal } from '../convert/decimals.ts';
import { type Intake, NO_DAY, NONE } from '../intake/intake.ts';
import type { Json } from '../read/json.ts';
import type { JsonMapper } from './json-mapping.ts';
import { type JsonObject, objectOf, objectsOf, pick, textOf } from './json-values.ts';
import { itemKindOf, sexOf } from './kinds.ts';
import { diagnosisRow, emptyStay, operationRow, stayRow } from './stay.ts';

interface Person {
  readonly number: string;
  readonly sex: string;
  readonly birth: string;
}

interface Place {
  readonly id: string;
  readonly institution: string;
  readonly countedOn: string;
  readonly person: string;
  readonly sex: string;
  /** Reference of a condition → its rank; 1 is the main one. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** Resources that wait for others are kept up to this many characters. */
const MOST_WAITING = 24_000_000;
const MOST_KNOWN = 500_000;
const NO_FIELDS: StayFields = {
  began: -1,
  ended: -1,
  birth: -1,
  ageYears: -1,
  ageDays: -1,
  stayDays: -1,
  sex: -1,
  birthWeight: -1,
  admissionWeight: -1,
  ventilator: -1,
  mainDiagnosis: -1,
};
const CLASSES = new Map([
  ['IMP', 'inpatient'],
  ['ACUTE', 'inpatient'],
  ['NONAC', 'inpatient'],
  ['OBSENC', 'inpatient'],
  ['AMB', 'outpatient'],
  ['VR', 'outpatient'],
  ['EMER', 'emergency'],
]);

/**
 * Maps FHIR R4 resources (FHIR 资源): Patient, Encounter, Condition, Procedure and Claim, from a bundle or from lines. A claim's
 * items become fee lines; it does not say who paid, so it makes no settlement.
 */
export function fhirMapper(intake: Intake): JsonMapper {
  const persons = new Map<string, Person>();
  const places = new Map<string, Place>();
  const waiting: { resource: JsonObject; line: number; names: readonly string[] }[] = [];
  let held = 0;
  let isLast = false;
  const { context } = intake;
  const at = (field: string) => intake.at(field);
  const counters = new Map<string, number>();

  function record(value: JsonObject, _head: Json, size: number): 'later' | undefined {
    const resource = objectOf(value.get('resource')) ?? value;
    const type = textOf(resource.get('resourceType'));
    const names = [`${type}/${textOf(resource.get('id'))}`, textOf(value.get('fullUrl'))].filter(
      (name) => name !== '',
    );
    if (mustWait(type, resource) && held + size <= MOST_WAITING) {
      held += size;
      waiting.push({ resource, line: intake.line, names });
      return 'later';
    }
    map(type, resource, names);
    return undefined;
  }

  function end(): void {
    isLast = true;
    // Encounters first: conditions and operations stand on them.
    for (const isEncounter of [true, false])
      for (const { resource, line, names } of waiting) {
        const type = textOf(resource.get('resourceType'));
        if ((type === 'Encounter') !== isEncounter) continue;
        intake.begin(0, line);
        map(type, resource, names);
        intake.close();
      }
  }

  function mustWait(type: string, resource: JsonObject): boolean {
    if (isLast) return false;
    if (type === 'Encounter') return !persons.has(reference(resource.get('subject')));
    if (type === 'Condition' || type === 'Procedure')
      return !places.has(reference(resource.get('encounter')));
    return type === 'Claim' && !persons.has(reference(resource.get('patient')));
  }

  function map(type: string, resource: JsonObject, names: readonly string[]): void {
    intake.values.fill('');
    intake.profile.present.fill(0);
    for (const [place, column] of intake.format.columns.entries()) {
      const [of = '', key = ''] = column.name.split('.');
      if (of === type && hasElement(resource, key)) intake.profile.present[place] = 1;
    }
    if (type === 'Patient') return mapPatient(resource, names);
    if (type === 'Encounter') return mapEncounter(resource, names);
    if (type === 'Condition') return mapCondition(resource, names);
    if (type === 'Procedure') return mapProcedure(resource);
    if (type === 'Claim') return mapClaim(resource);
    intake.note(-1, 'resourceType', 'record-unknown', 'reject', '', { what: type.slice(0, 40) });
  }

  /** Number of the person a reference means: its own identifier, that of the patient resource, else the reference itself. */
  function numberOf(value: Json | undefined): Person {
    const own = textOf(pick(value, 'identifier', 'value'));
    const name = reference(value);
    const known = persons.get(name);
    return {
      number: own || known?.number || lastPart(name),
      sex: known?.sex ?? '',
      birth: known?.birth ?? '',
    };
  }

  function mapPatient(resource: JsonObject, names: readonly string[]): void {
    const number = identifierOf(resource) || textOf(resource.get('id'));
    const key = intake.person(number);
    if (key === '')
      return intake.note(at('Patient.identifier'), 'Patient.identifier', 'person-unknown', 'reject', '');
    const sex = sexOf(textOf(resource.get('gender')));
    const birth = readDay(textOf(resource.get('birthDate')));
    if (birth === '' && textOf(resource.get('birthDate')) !== '')
      intake.note(
        at('Patient.birthDate'),
        'Patient.birthDate',
        'day-unreadable',
        'warn',
        textOf(resource.get('birthDate')),
      );
    if (persons.size < MOST_KNOWN) for (const name of names) persons.set(name, { number, sex, birth });
    intake.emit('person', `${key}\t${sex || NONE}\t${birth || NONE}\t${NONE}\t${NONE}`);
    const name = objectsOf(resource.get('name'))[0];
    const given = pick(name, 'given');
    intake.identify({
      personKey: key,
      personNumber: number,
      name:
        textOf(name?.get('text')) ||
        `${textOf(name?.get('family'))}${Array.isArray(given) ? textOf(given[0]) : ''}` ||
        null,
      identityNumber: null,
      phone: textOf(pick(resource, 'telecom', 'value')) || null,
      address: textOf(pick(resource, 'address', 'text')) || null,
    });
  }

  function mapEncounter(resource: JsonObject, names: readonly string[]): void {
    const stay = emptyStay('platform');
    const person = numberOf(resource.get('subject'));
    stay.personKey = intake.person(person.number);
    intake.institution = organisationOf(resource.get('serviceProvider')) || (context.institution ?? '');
    const id = identifierOf(resource) || textOf(resource.get('id'));
    intake.encounterId = id;
    stay.beganAt = instantOf(pick(resource, 'period', 'start'), 'Encounter.period');
    stay.endedAt = instantOf(pick(resource, 'period', 'end'), 'Encounter.period');
    stay.kind = CLASSES.get(textOf(pick(resource, 'class', 'code'))) ?? 'other';
    stay.countedOn = (stay.kind === 'inpatient' && stay.endedAt !== '' ? stay.endedAt : stay.beganAt).slice(
      0,
      10,
    );
    intake.day = stay.countedOn;
    if (stay.personKey === '') intake.reject(at('Encounter.subject'), 'person-unknown');
    if (intake.institution === '') intake.reject(at('Encounter.serviceProvider'), 'institution-unknown');
    if (stay.beganAt === '') intake.reject(at('Encounter.period'), 'required-missing');
    if (intake.rejected) return;
    stay.institution = intake.institutionCell();
    stay.encounterId = intake.text(id);
    stay.medicalKind = intake.text(textOf(pick(resource, 'type', 'coding', 'code')));
    stay.sex = person.sex;
    stay.birthOn = person.birth;
    const length = textOf(pick(resource, 'length', 'value'));
    if (length !== '' && readDecimal(length)) stay.stayDays = Math.floor(Number(length));
    else if (stay.kind === 'inpatient' && stay.endedAt >= stay.beganAt)
      stay.stayDays = daysBetween(stay.beganAt, stay.endedAt);
    stay.dischargeWay = intake.text(
      textOf(pick(resource, 'hospitalization', 'dischargeDisposition', 'coding', 'code')),
    );
    stay.admissionRoute = intake.text(
      textOf(pick(resource, 'hospitalization', 'admitSource', 'coding', 'code')),
    );
    stay.doctorKey = intake.staff(lastPart(reference(pick(resource, 'participant', 'individual'))));
    checkStay(intake, stay, {
      ...NO_FIELDS,
      began: at('Encounter.period'),
      ended: at('Encounter.period'),
      stayDays: at('Encounter.length'),
    });
    const ranks = new Map<string, number>();
    for (const [index, one] of objectsOf(resource.get('diagnosis')).entries())
      ranks.set(reference(one.get('condition')), Number(textOf(one.get('rank'))) || index + 1);
    const place: Place = {
      id: stay.encounterId,
      institution: intake.institution,
      countedOn: stay.countedOn,
      person: stay.personKey,
      sex: stay.sex,
      ranks,
    };
    if (places.size < MOST_KNOWN) for (const name of names) places.set(name, place);
    intake.emit('encounter', stayRow(stay));
  }

  function placeOf(resource: JsonObject): Place {
    const name = reference(resource.get('encounter'));
    const known = places.get(name);
    if (known !== undefined) return known;
    const id = lastPart(name);
    const found = context.encounters?.find(id) ?? null;
    const person = intake.person(numberOf(resource.get('subject')).number);
    return {
      id: intake.text(id),
      institution: found?.institution ?? context.institution ?? '',
      countedOn: found?.countedOn ?? '',
      person,
      sex: '',
      ranks: new Map(),
    };
  }

  function enter(place: Place): boolean {
    intake.institution = place.institution;
    intake.encounterId = place.id;
    intake.day = place.countedOn;
    if (place.id === '') intake.note(-1, 'encounter', 'required-missing', 'reject', '');
    if (place.person === '') intake.note(-1, 'subject', 'person-unknown', 'reject', '');
    return !intake.rejected;
  }

  function mapCondition(resource: JsonObject, names: readonly string[]): void {
    const place = placeOf(resource);
    const { code, name } = codingOf(resource.get('code'));
    if (code === '') intake.reject(at('Condition.code'), 'required-missing');
    if (!enter(place) || intake.rejected) return;
    const rank = names.map((one) => place.ranks.get(one)).find((one) => one !== undefined);
    const kind = rank === 1 ? 'main' : 'other';
    const stay = { ...emptyStay('platform'), sex: place.sex };
    intake.values[at('Condition.code')] = code;
    checkDiagnosis(intake, stay, at('Condition.code'), code);
    if (kind === 'main') checkMainDiagnosis(intake, at('Condition.code'), code, '');
    const seq = kind === 'main' ? 1 : next(`${place.institution}\t${place.id}\tc`);
    const head = `platform\t${intake.institutionCell()}\t${place.id}\t${place.person}`;
    const said = { kind, code: intake.text(code), name: intake.text(name) || NONE, condition: NONE };
    const row = (number: number) =>
      diagnosisRow(head, place.countedOn || NO_DAY, context.editions.diagnosis, { ...said, seq: number });
    intake.emit('diagnosis', row(seq), row(0));
  }

  function mapProcedure(resource: JsonObject): void {
    const place = placeOf(resource);
    const { code, name } = codingOf(resource.get('code'));
    if (code === '') intake.reject(at('Procedure.code'), 'required-missing');
    if (!enter(place) || intake.rejected) return;
    intake.values[at('Procedure.code')] = code;
    checkCode(intake, context.codes.operations, at('Procedure.code'), code);
    const began = resource.get('performedDateTime') ?? pick(resource, 'performedPeriod', 'start');
    const seq = next(`${place.institution}\t${place.id}\to`);
    const operation = {
      isMain: seq === 1 ? '1' : '0',
      code: intake.text(code),
      name: intake.text(name) || NONE,
      level: NONE,
      beganAt: instantOf(began, 'Procedure.performed'),
      endedAt: instantOf(pick(resource, 'performedPeriod', 'end'), 'Procedure.performed'),
      anaesthesia: NONE,
      surgeonKey: intake.staff(lastPart(reference(pick(resource, 'performer', 'actor')))),
    };
    const head = `platform\t${intake.institutionCell()}\t${place.id}\t${place.person}`;
    const row = (number: number, isMain: string) =>
      operationRow(head, place.countedOn || NO_DAY, context.editions.operation, {
        ...operation,
        seq: number,
        isMain,
      });
    intake.emit('operation', row(seq, operation.isMain), row(0, '0'));
  }

  function mapClaim(resource: JsonObject): void {
    const id = identifierOf(resource) || textOf(resource.get('id'));
    const person = intake.person(numberOf(resource.get('patient')).number);
    intake.institution = organisationOf(resource.get('provider')) || (context.institution ?? '');
    const created = instantOf(
      resource.get('created') ?? pick(resource, 'billablePeriod', 'start'),
      'Claim.created',
    );
    intake.day = created.slice(0, 10);
    if (person === '') intake.reject(at('Claim.patient'), 'person-unknown');
    if (intake.institution === '') intake.reject(at('Claim.provider'), 'institution-unknown');
    if (created === '') intake.reject(at('Claim.created'), 'required-missing');
    if (id === '') intake.reject(at('Claim.id'), 'required-missing');
    if (intake.rejected) return;
    const items = objectsOf(resource.get('item'));
    let sum = 0;
    for (const [index, item] of items.entries()) {
      const fen = claimLine(item, {
        id,
        person,
        created,
        index,
        encounter: reference(pick(resource, 'item', 'encounter')),
      });
      if (fen !== fen) return;
      sum += fen;
    }
    const total = readFen(textOf(pick(resource, 'total', 'value')));
    if (total === total && items.length > 0 && total !== sum)
      intake.note(at('Claim.total'), 'Claim.total', 'line-parts-disagree', 'warn', '', {
        said: String(total / 100),
        counted: String(sum / 100),
        difference: String((total - sum) / 100),
      });
  }

  function claimLine(
    item: JsonObject,
    claim: { id: string; person: string; created: string; index: number; encounter: string },
  ): number {
    const { code, name } = codingOf(item.get('productOrService'));
    const net = textOf(pick(item, 'net', 'value'));
    const fen = readFen(net);
    if (fen !== fen) {
      intake.note(at('Claim.item'), 'Claim.item', 'amount-unreadable', 'reject', net);
      return Number.NaN;
    }
    const charged = readInstant(textOf(item.get('servicedDate'))) || claim.created;
    const quantity = amounts.readNumber(textOf(pick(item, 'quantity', 'value')) || '1', 4) || '1';
    const price = amounts.readNumber(textOf(pick(item, 'unitPrice', 'value')) || net, 6) || net;
    const encounterName = reference(pick(item, 'encounter')) || claim.encounter;
    const encounter = places.get(encounterName)?.id ?? intake.text(lastPart(encounterName) || claim.id);
    const category = textOf(pick(item, 'category', 'coding', 'code'));
    const line = textOf(item.get('sequence')) || String(claim.index + 1);
    intake.emit(
      'fee_line',
      `${intake.institutionCell()}\t${encounter}\t${NONE}\t${intake.text(`${claim.id}-${line}`)}\t${claim.person}` +
        `\t${charged}\t${charged.slice(0, 10)}\t${intake.text(category)}\t${itemKindOf(code, category)}\t${intake.text(code)}` +
        `\t${NONE}\t${intake.text(name) || NONE}\t${NONE}\t${quantity}\t${price}\t${fen}\t0\t0\t0\t0` +
        `\t${NONE}\t${NONE}\t${NONE}\t1\t${fen < 0 ? '1' : '0'}\t${NONE}`,
    );
    return fen;
  }

  function instantOf(value: Json | undefined, field: string): string {
    const text = textOf(value);
    if (text === '') return '';
    const instant = readInstant(text);
    if (instant !== '' && instant >= '1970-01-01' && instant < '2106-01-01') return instant;
    intake.note(at(field), field, 'day-unreadable', 'warn', text);
    return '';
  }

  function next(key: string): number {
    const count = (counters.get(key) ?? 0) + 1;
    counters.set(key, count);
    return count;
  }

  return { record, end, splitAt: ['entry'] };
}

function hasElement(resource: JsonObject, key: string): boolean {
  if (key !== 'performed') return resource.has(key);
  return resource.has('performedDateTime') || resource.has('performedPeriod');
}

function reference(value: Json | undefined): string {
  return textOf(pick(value, 'reference'));
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
}

function identifierOf(resource: JsonObject): string {
  return textOf(pick(resource, 'identifier', 'value'));
}

function organisationOf(value: Json | undefined): string {
  return textOf(pick(value, 'identifier', 'value')) || lastPart(reference(value));
}

/** Code of a concept: the coding whose system names ICD or the insurer, else the first. */
function codingOf(value: Json | undefined): { readonly code: string; readonly name: string } {
  const list = objectsOf(pick(value, 'coding'));
  const national = list.find((coding) => {
    const system = textOf(coding.get('system')).toLowerCase();
    return system.includes('icd') || system.includes('nhsa');
  });
  const coding = national ?? list[0];
  return {
    code: textOf(coding?.get('code')),
    name: textOf(coding?.get('display')) || textOf(pick(value, 'text')),
  };
}
