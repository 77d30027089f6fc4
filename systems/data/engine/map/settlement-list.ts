// This file is over the limit because one settlement list becomes rows of six tables in one go.

import { checkCode, checkValue, isWrongSexOperation } from '../checks/codes.ts';
import { checkFunds, fundParts } from '../checks/fund-kinds.ts';
import { yuan } from '../checks/settlement-checks.ts';
import {
  checkDiagnosis,
  checkMainDiagnosis,
  checkStay,
  daysBetween,
  type StayFields,
} from '../checks/stay-checks.ts';
import { dayNumber, secondNumber } from '../convert/calendar.ts';
import { readDay, readInstant } from '../convert/days.ts';
import { readDuration } from '../convert/durations.ts';
import { type Intake, NONE } from '../intake/intake.ts';
import { KeyTable } from '../intake/key-table.ts';
import { identityOf, readSex } from './common.ts';
import { ageOf } from './insurer-encounters.ts';
import type { JsonMapper } from './json-mapping.ts';
import { type JsonObject, objectOf, objectsOf, textOf } from './json-values.ts';
import { kindOf, yesNo } from './kinds.ts';
import { RequiredCheck } from './mapper.ts';
import { diagnosisRow, emptyStay, headOf, operationRow, type Stay, stayRow } from './stay.ts';

const NODES = ['payinfo', 'opspdiseinfo', 'diseinfo', 'iteminfo', 'oprninfo', 'icuinfo', 'bldinfo'] as const;
/** Where a request keeps its body, in the order they are looked into. */
const WRAPPERS = ['input', 'data', 'request', 'req', 'body', 'param', 'params', 'content', 'output'];

/** Maps settlement lists (医保基金结算清单 4101, 4101A) as they are sent to the insurer: alone, in arrays, or in a log of requests. */
export function settlementListMapper(intake: Intake): JsonMapper {
  const at = (field: string) => intake.at(`setlinfo.${field}`);
  const node = (field: string) => intake.at(field);
  const set = intake.format.columns.flatMap((column, place) =>
    column.name.startsWith('setlinfo.') ? [{ key: column.name.slice(9), place }] : [],
  );
  const nested = intake.format.columns.flatMap((column, place) => {
    const [name = '', key = ''] = column.name.split('.');
    return name === 'setlinfo' ? [] : [{ name, key, place }];
  });
  const fields: StayFields = {
    began: at('adm_time'),
    ended: at('dscg_time'),
    birth: at('brdy'),
    ageYears: at('age'),
    ageDays: at('nwb_age'),
    stayDays: at('act_ipt_days'),
    sex: at('gend'),
    birthWeight: at('nwb_bir_wt'),
    admissionWeight: at('nwb_adm_wt'),
    ventilator: at('vent_used_dura'),
    mainDiagnosis: node('diseinfo.diag_code'),
  };
  const identity = {
    personAt: at('psn_no') < 0 ? at('hi_no') : at('psn_no'),
    nameAt: at('psn_name'),
    certAt: at('certno'),
    phoneAt: at('coner_tel'),
    addressAt: at('curr_addr'),
  };
  const { context } = intake;
  const required = new RequiredCheck(intake, (name) => name.startsWith('setlinfo.'));
  const seen = new KeyTable();
  const conditions = context.codes.values('adm_cond_type');

  function record(value: JsonObject): void {
    const found = listIn(value, 0);
    if (found === null) {
      const what = textOf(value.get('infno')) || [...value.keys()].slice(0, 3).join(', ');
      return intake.note(-1, '', 'record-unknown', 'reject', '', { what });
    }
    fill(found.list);
    const stay = emptyStay('settlement-list');
    intake.institution =
      intake.value(at('fixmedins_code')) || found.institution || (context.institution ?? '');
    if (intake.institution === '')
      intake.note(at('fixmedins_code'), 'fixmedins_code', 'institution-unknown', 'reject', '');
    else if (at('fixmedins_code') >= 0) markPresent(at('fixmedins_code'), intake.institution);
    required.check();
    stay.institution = intake.institutionCell();
    intake.encounterId = intake.value(at('mdtrt_id'));
    stay.encounterId = intake.cell(at('mdtrt_id'));
    readStay(stay);
    if (intake.rejected) return;
    if (
      seen.add(`${intake.institution}\t${intake.value(at('setl_id'))}\t${intake.encounterId}`, intake.line) >
      1
    )
      return intake.reject(at('mdtrt_id'), 'key-repeated');
    checkStay(intake, stay, fields);
    if (
      stay.kind === 'inpatient' &&
      stay.stayDays !== stay.stayDays &&
      stay.endedAt >= stay.beganAt &&
      stay.endedAt !== ''
    )
      stay.stayDays = daysBetween(stay.beganAt, stay.endedAt);
    checkNewborn(stay);
    readDiagnoses(stay, objectsOf(found.list.get('diseinfo')));
    readOperations(stay, objectsOf(found.list.get('oprninfo')));
    readIntensiveCare(stay, objectsOf(found.list.get('icuinfo')));
    checkWay();
    if (stay.kind === 'special-disease' && objectsOf(found.list.get('opspdiseinfo')).length === 0)
      intake.note(-1, 'opspdiseinfo', 'chronic-diagnosis-missing', 'warn', '');
    readMoney(stay, found.list);
    if (intake.rejected) return;
    intake.emit('encounter', stayRow(stay));
    intake.emitPerson(stay.personKey, stay.sex || NONE, stay.birthOn || NONE, stay.insuredArea || NONE, NONE);
    identityOf(intake, stay.personKey, identity);
  }

  function fill(list: JsonObject): void {
    const info = objectsOf(list.get('setlinfo'))[0];
    for (const { key, place } of set) markPresent(place, textOf(info?.get(key)));
    for (const { name, key, place } of nested)
      if (objectsOf(list.get(name)).some((row) => textOf(row.get(key)) !== ''))
        intake.profile.present[place] = 1;
  }

  function markPresent(place: number, value: string): void {
    intake.values[place] = value;
    intake.profile.present[place] = value === '' ? 0 : 1;
  }

  function readStay(stay: Stay): void {
    const chronicOn = intake.dayOf(at('opsp_mdtrt_date'));
    stay.beganAt = intake.instantOf(fields.began) || (chronicOn === '' ? '' : `${chronicOn} 00:00:00`);
    stay.endedAt = intake.instantOf(fields.ended);
    stay.kind = chronicOn !== '' && intake.value(fields.began) === '' ? 'special-disease' : 'inpatient';
    const kind = kindOf(intake.value(at('ipt_med_type')));
    if (kind === 'special-disease' || kind === 'emergency') stay.kind = kind;
    const settled = readDay(intake.value(at('setl_end_date')));
    if (stay.beganAt === '') stay.beganAt = intake.instantOf(at('setl_begn_date'));
    stay.countedOn = (stay.endedAt || stay.beganAt).slice(0, 10) || settled;
    intake.day = stay.countedOn;
    if (stay.beganAt === '') intake.reject(fields.began, 'required-missing');
    stay.personKey = intake.person(intake.value(identity.personAt) || intake.value(identity.certAt));
    if (stay.personKey === '') intake.reject(identity.personAt, 'person-unknown');
    const record = intake.value(at('medcasno'));
    stay.recordKey = record === '' ? NONE : context.keys.record(intake.institution, record);
    stay.stayDays = intake.countOf(fields.stayDays);
    stay.department = intake.cell(at('adm_caty'));
    stay.dischargeDepartment = intake.cell(at('dscg_caty'));
    stay.admissionRoute = intake.cell(at('adm_way'));
    stay.dischargeWay = intake.cell(at('dscg_way'));
    stay.sex = readSex(intake, fields.sex);
    stay.birthOn = intake.dayOf(fields.birth);
    stay.ageYears = ageOf(intake, fields.ageYears);
    stay.ageDays = intake.countOf(fields.ageDays);
    if (stay.ageDays >= 0 && stay.ageYears === 0) stay.ageYears = 0;
    stay.birthWeight = intake.countOf(fields.birthWeight);
    stay.admissionWeight = intake.countOf(fields.admissionWeight);
    stay.insuranceType = intake.cell(at('hi_type'));
    stay.insuredArea = intake.cell(at('insuplc'));
    stay.paymentMethod = intake.cell(at('hi_paymtd'));
    stay.doctorKey = intake.staff(intake.value(at('chfpdr_code')) || intake.value(at('chfpdr_name')));
    const ventilator = intake.value(fields.ventilator);
    if (ventilator === '') return;
    stay.ventilatorMinutes = readDuration(ventilator);
    if (stay.ventilatorMinutes !== stay.ventilatorMinutes)
      intake.warn(fields.ventilator, 'duration-unreadable');
  }

  function checkNewborn(stay: Stay): void {
    const days = stay.ageDays;
    if (days >= 0 && days <= 28 && intake.value(at('nwb_adm_type')) === '')
      intake.warn(at('nwb_adm_type'), 'newborn-kind-missing');
  }

  function readDiagnoses(stay: Stay, rows: readonly JsonObject[]): void {
    const head = headOf(stay);
    const codeAt = fields.mainDiagnosis;
    let mains = 0;
    let others = 0;
    let western = 0;
    for (const row of rows) {
      const code = textOf(row.get('diag_code'));
      intake.values[codeAt] = code;
      if (code === '') {
        intake.note(
          codeAt,
          'diseinfo.diag_code',
          'diagnosis-without-code',
          'warn',
          textOf(row.get('diag_name')),
        );
        continue;
      }
      const isChinese = ['2', '3'].includes(textOf(row.get('diag_type')));
      const isMain = yesNo(textOf(row.get('maindiag_flag'))) === '1';
      const condition = textOf(row.get('adm_cond_type'));
      if (!isChinese) {
        western++;
        checkDiagnosis(intake, stay, codeAt, code);
        if (isMain) {
          mains++;
          if (mains > 1)
            intake.note(codeAt, 'diseinfo.maindiag_flag', 'main-diagnosis-repeated', 'warn', code);
          else stay.mainDiagnosis = intake.text(code);
          checkMainDiagnosis(intake, codeAt, code, condition);
        }
      }
      const conditionAt = node('diseinfo.adm_cond_type');
      intake.values[conditionAt] = condition;
      checkValue(intake, conditions, conditionAt);
      const kind = isMain ? 'main' : 'other';
      const seq = isMain ? mains || 1 : ++others;
      const said = {
        kind,
        seq,
        code: intake.text(code),
        name: intake.text(intake.free(textOf(row.get('diag_name')), -1, 'diag_name')) || NONE,
        condition: intake.text(condition) || NONE,
      };
      intake.emit(
        'diagnosis',
        diagnosisRow(head, stay.countedOn, isChinese ? 'unknown' : context.editions.diagnosis, said),
      );
    }
    intake.values[codeAt] = '';
    if (western > 0 && mains === 0)
      intake.note(-1, 'diseinfo.maindiag_flag', 'main-diagnosis-missing', 'warn', '');
    checkCount('diag_code_cnt', 'diagnosis-count-disagrees', rows.length);
    const outpatient = intake.value(at('wm_dise_code'));
    if (outpatient === '') return;
    const name = intake.cell(at('otp_wm_dise'));
    const said = { kind: 'outpatient', seq: 1, code: intake.cell(at('wm_dise_code')), name, condition: NONE };
    intake.emit('diagnosis', diagnosisRow(head, stay.countedOn, context.editions.diagnosis, said));
  }

  function readOperations(stay: Stay, rows: readonly JsonObject[]): void {
    const head = headOf(stay);
    const codeAt = node('oprninfo.oprn_oprt_code');
    for (const [index, row] of rows.entries()) {
      const code = textOf(row.get('oprn_oprt_code'));
      intake.values[codeAt] = code;
      if (code === '') {
        intake.note(
          codeAt,
          'oprninfo.oprn_oprt_code',
          'operation-without-code',
          'warn',
          textOf(row.get('oprn_oprt_name')),
        );
        continue;
      }
      const began = instantIn(row, ['oprn_oprt_begntime', 'oprn_oprt_date']);
      const ended = instantIn(row, ['oprn_oprt_endtime']);
      checkCode(intake, context.codes.operations, codeAt, code);
      if (context.codes.operations?.isGrey(code) === true)
        intake.warn(codeAt, 'operation-code-grey', { code });
      if (isWrongSexOperation(code, stay.sex))
        intake.warn(codeAt, 'operation-wrong-sex', { code, sex: stay.sex });
      if (began !== '' && ended !== '' && ended < began)
        intake.note(codeAt, 'oprninfo.oprn_oprt_endtime', 'operation-reversed', 'warn', ended, {
          began,
          ended,
        });
      if (began !== '' && isOutside(stay, began))
        intake.note(codeAt, 'oprninfo.oprn_oprt_date', 'operation-outside-stay', 'warn', began, {
          on: began.slice(0, 10),
        });
      const operation = {
        seq: index + 1,
        isMain: textOf(row.get('oprn_oprt_type')) === '1' || index === 0 ? '1' : '0',
        code: intake.text(code),
        name: intake.text(intake.free(textOf(row.get('oprn_oprt_name')), -1, 'oprn_oprt_name')) || NONE,
        level: NONE,
        beganAt: began,
        endedAt: ended,
        anaesthesia: intake.text(textOf(row.get('anst_way'))) || NONE,
        surgeonKey: intake.staff(textOf(row.get('oper_dr_code')) || textOf(row.get('oper_dr_name'))),
      };
      intake.emit('operation', operationRow(head, stay.countedOn, context.editions.operation, operation));
    }
    if (codeAt >= 0) intake.values[codeAt] = '';
    checkCount('oprn_oprt_code_cnt', 'operation-count-disagrees', rows.length);
  }

  /** First of the fields that holds an instant; what cannot be read is remarked on. */
  function instantIn(row: JsonObject, keys: readonly string[]): string {
    for (const key of keys) {
      const value = textOf(row.get(key));
      if (value === '') continue;
      const instant = readInstant(value);
      if (instant !== '' && instant >= '1970-01-01' && instant < '2106-01-01') return instant;
      intake.note(-1, key, 'day-unreadable', 'warn', value);
    }
    return '';
  }

  function checkCount(
    field: string,
    code: 'diagnosis-count-disagrees' | 'operation-count-disagrees',
    counted: number,
  ): void {
    const said = intake.countOf(at(field));
    if (said === said && said !== counted)
      intake.warn(at(field), code, { said: String(said), counted: String(counted) });
  }

  function readIntensiveCare(stay: Stay, rows: readonly JsonObject[]): void {
    let minutes = 0;
    for (const row of rows) {
      const began = instantIn(row, ['scs_cutd_inpool_time']);
      const ended = instantIn(row, ['scs_cutd_exit_time']);
      if (began === '' || ended === '') continue;
      const spent = Math.floor((secondNumber(ended) - secondNumber(began)) / 60);
      if (spent < 0) intake.note(-1, 'icuinfo.scs_cutd_exit_time', 'icu-reversed', 'warn', ended);
      else minutes += spent;
      if (stay.endedAt !== '' && (began < stay.beganAt || ended > stay.endedAt))
        intake.note(-1, 'icuinfo.scs_cutd_inpool_time', 'icu-outside-stay', 'warn', began);
      const sum = textOf(row.get('scs_cutd_sum_dura'));
      if (sum === '') continue;
      const said = readDuration(sum);
      if (said !== said) intake.note(-1, 'icuinfo.scs_cutd_sum_dura', 'duration-unreadable', 'warn', sum);
      else if (spent >= 0 && said !== spent)
        intake.note(-1, 'icuinfo.scs_cutd_sum_dura', 'icu-sum-disagrees', 'warn', sum);
    }
    if (minutes > 0) stay.icuMinutes = minutes;
  }

  function checkWay(): void {
    const way = intake.value(at('dscg_way'));
    if (way !== '' && !['1', '2', '3', '4', '5', '9'].includes(way))
      intake.warn(at('dscg_way'), 'value-not-listed', { value: way });
    if (
      (way === '2' || way === '3') &&
      intake.value(at('acp_medins_name')) === '' &&
      intake.value(at('acp_optins_code')) === ''
    )
      intake.warn(at('acp_medins_name'), 'receiver-missing');
    const plan = intake.value(at('days_rinp_flag_31'));
    const isPlanned = plan === '2' || (plan === '1' && intake.value(at('days_rinp_pup_31')) !== '');
    if (isPlanned && way === '5') intake.warn(at('days_rinp_flag_31'), 'readmission-after-death');
    if (plan === '2' && intake.value(at('days_rinp_pup_31')) === '')
      intake.warn(at('days_rinp_pup_31'), 'readmission-purpose-missing');
  }

  function readMoney(stay: Stay, list: JsonObject): void {
    const items = objectsOf(list.get('iteminfo'));
    if (items.length === 0) return;
    const head = headOf(stay);
    let total = 0;
    let own = 0;
    let inList = 0;
    for (const item of items) {
      const name = textOf(item.get('med_chrgitm'));
      const fen = (key: string) => amountIn(item, key);
      const amount = fen('amt');
      const [a, b, o, other] = [
        fen('claa_sumfee'),
        fen('clab_amt'),
        fen('fulamt_ownpay_amt'),
        fen('oth_amt'),
      ];
      if (amount !== amount) return intake.note(-1, 'iteminfo.amt', 'required-missing', 'reject', '');
      const parts = zero(a) + zero(b) + zero(o) + zero(other);
      if (parts !== amount)
        intake.note(-1, 'iteminfo.amt', 'list-item-disagrees', 'reject', yuan(amount), {
          item: name,
          said: yuan(amount),
          counted: yuan(parts),
          difference: yuan(amount - parts),
        });
      total += amount;
      own += zero(o);
      inList += zero(a) + zero(b);
      intake.emit('fee_category', `${head}\t${stay.countedOn}\t${intake.text(name)}\t${amount}`);
    }
    stay.totalFen = total;
    emitSettlement(stay, list, { total, own, inList });
  }

  function amountIn(row: JsonObject, key: string): number {
    return intake.amountOf(textOf(row.get(key)), key);
  }

  function emitSettlement(
    stay: Stay,
    list: JsonObject,
    sums: { total: number; own: number; inList: number },
  ): void {
    const id = intake.value(at('setl_id'));
    const settled = intake.instantOf(at('setl_end_date')) || stay.endedAt;
    if (id === '' || settled === '' || intake.rejected) return;
    const funds = fundParts(
      objectsOf(list.get('payinfo')).map((row) => ({
        kind: textOf(row.get('fund_pay_type')),
        fen: zero(amountIn(row, 'fund_payamt')),
      })),
    );
    const self = zero(intake.fenOf(at('psn_selfpay'))) + zero(intake.fenOf(at('psn_ownpay')));
    const account = zero(intake.fenOf(at('acct_pay')));
    const cash = zero(intake.fenOf(at('psn_cashpay')));
    checkFunds(intake, { total: sums.total, fund: funds.total, self, account, cash });
    const from = readDay(intake.value(at('setl_begn_date')));
    intake.emit(
      'settlement',
      `${stay.institution}\t${intake.cell(at('setl_id'))}\t${stay.encounterId}\t${stay.personKey}\t${stay.kind}` +
        `\t${NONE}\t${stay.insuranceType}\t${stay.insuredArea}\t${NONE}\t${settled}\t${settled.slice(0, 10)}` +
        `\t${from || NONE}\t${settled.slice(0, 10)}\t${sums.total}\t${sums.own}\t0\t0\t${sums.inList}\t${NONE}` +
        `\t${funds.total}\t${funds.pool}\t${funds.civilServant}\t${funds.supplement}\t${funds.largeAmount}` +
        `\t${funds.seriousIllness}\t${funds.medicalAid}\t${funds.other}\t${self}\t${account}\t${cash}` +
        `\t${stay.paymentMethod}\t1\t0\t${NONE}`,
    );
  }

  return { record, splitAt: [] };
}

function zero(value: number): number {
  return value === value ? value : 0;
}

/** Emergency operations may begin the day before the admission is written down. */
function isOutside(stay: Stay, on: string): boolean {
  if (stay.endedAt === '') return false;
  const day = dayNumber(on);
  return day < dayNumber(stay.beganAt) - 1 || day > dayNumber(stay.endedAt);
}

/** The settlement list within a request (报文中的清单), and the institution its envelope names. */
function listIn(
  value: JsonObject,
  depth: number,
): { readonly list: JsonObject; readonly institution: string } | null {
  const institution = textOf(value.get('fixmedins_code'));
  if (value.has('setlinfo')) return { list: value, institution };
  if (
    NODES.every((name) => !value.has(name)) &&
    value.has('mdtrt_id') &&
    value.has('setl_id') &&
    value.has('medcasno')
  )
    return { list: new Map([['setlinfo', value]]), institution };
  if (depth > 3) return null;
  for (const key of WRAPPERS) {
    const inner = objectOf(value.get(key)) ?? objectsOf(value.get(key))[0];
    const found = inner === undefined || inner === null ? null : listIn(inner, depth + 1);
    if (found !== null) return { list: found.list, institution: found.institution || institution };
  }
  return null;
}
