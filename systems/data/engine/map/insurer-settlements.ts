import { checkValue } from '../checks/codes.ts';
import { checkSettlement } from '../checks/settlement-checks.ts';
import { type Intake, NONE } from '../intake/intake.ts';
import { KeyTable } from '../intake/key-table.ts';
import { identityOf, readKind, readSex } from './common.ts';
import { yesNo } from './kinds.ts';
import { FieldFinder, type RecordMapper } from './mapper.ts';

/** Maps the insurer's settlements (结算表 setl_d) to `settlement`; reversals name what they reverse. */
export function settlementMapper(intake: Intake): RecordMapper {
  const find = new FieldFinder(intake);
  const at = (field: string) => find.at(field);
  const idAt = at('setl_id');
  const encounterAt = at('mdtrt_id');
  const institutionAt = at('fixmedins_code');
  const personAt = at('psn_no');
  const timeAt = at('setl_time');
  const kindAt = at('med_type');
  const insuranceAt = at('insutype');
  const areaAt = at('insu_admdvs');
  const typeAt = at('psn_type');
  const fromAt = at('begndate');
  const untilAt = at('enddate');
  const validAt = at('vali_flag');
  const reversalAt = at('refd_setl_flag');
  const reversesAt = at('init_setl_id');
  const sexAt = at('gend');
  const birthAt = at('brdy');
  const methodAt = at('clr_way');
  const identity = { personAt, nameAt: at('psn_name'), certAt: at('certno'), phoneAt: -1, addressAt: -1 };
  const total = at('medfee_sumamt');
  const fund = at('fund_pay_sumamt');
  const personal = at('psn_pay');
  const money = {
    ownPay: at('fulamt_ownpay_amt'),
    overLimit: at('overlmt_selfpay'),
    firstOwn: at('preselfpay_amt'),
    inScope: at('inscp_amt'),
    deductible: at('act_pay_dedc'),
    pool: at('hifp_pay'),
    civilServant: at('cvlserv_pay'),
    supplement: at('hifes_pay'),
    largeAmount: at('hifob_pay'),
    seriousIllness: at('hifmi_pay'),
    medicalAid: at('maf_pay'),
    disabled: at('hifdm_pay'),
    otherFund: at('othfund_pay'),
    account: at('acct_pay'),
    cash: at('cash_payamt'),
    shared: at('acct_mulaid_pay'),
    hospital: at('ownpay_hosp_part'),
  };
  const { values, context } = intake;
  const seen = new KeyTable();
  const kinds = context.codes.values('med_type');
  const insurances = context.codes.values('insutype');

  function record(): void {
    intake.institution = intake.value(institutionAt) || (context.institution ?? '');
    intake.encounterId = intake.value(encounterAt);
    const settledAt = intake.instantOf(timeAt, true);
    const day = settledAt.slice(0, 10);
    intake.day = day;
    const person = intake.person(intake.value(personAt) || intake.value(identity.certAt));
    const parts = {
      total: intake.fenOf(total, true),
      fund: intake.fenOf(fund, true),
      personal: intake.fenOf(personal),
      ownPay: intake.fenOf(money.ownPay),
      overLimit: intake.fenOf(money.overLimit),
      firstOwn: intake.fenOf(money.firstOwn),
      inScope: intake.fenOf(money.inScope),
      deductible: intake.fenOf(money.deductible),
      pool: intake.fenOf(money.pool),
      civilServant: intake.fenOf(money.civilServant),
      supplement: intake.fenOf(money.supplement),
      largeAmount: intake.fenOf(money.largeAmount),
      seriousIllness: intake.fenOf(money.seriousIllness),
      medicalAid: intake.fenOf(money.medicalAid),
      disabled: intake.fenOf(money.disabled),
      otherFund: intake.fenOf(money.otherFund),
      account: intake.fenOf(money.account),
      cash: intake.fenOf(money.cash),
      shared: intake.fenOf(money.shared),
      hospital: intake.fenOf(money.hospital),
    };
    if (person === '' && intake.value(personAt) !== '') intake.reject(personAt, 'person-unknown');
    if (intake.rejected) return;
    if (seen.add(`${intake.institution}\t${values[idAt]}`, intake.line) > 1)
      return intake.reject(idAt, 'key-repeated');
    if (day > context.receivedOn) intake.warn(timeAt, 'day-in-future', { received: context.receivedOn });
    checkSettlement(intake, parts, { total, fund, personal });
    const kind = readKind(intake, kindAt, kinds);
    checkValue(intake, insurances, insuranceAt);
    const valid = values[validAt] === '' ? '1' : yesNo(values[validAt] as string);
    if (valid === '') intake.warn(validAt, 'yes-no-unreadable');
    const isReversal = yesNo(values[reversalAt] as string) === '1' || parts.total < 0;
    if (isReversal && values[reversesAt] === '') intake.warn(reversesAt, 'reversal-without-link');
    const from = intake.dayOf(fromAt);
    const until = intake.dayOf(untilAt);
    if (from !== '' && until !== '' && until < from) intake.warn(untilAt, 'period-reversed', { from, until });
    const area = intake.cell(areaAt);
    intake.emit(
      'settlement',
      `${intake.institutionCell()}\t${intake.cell(idAt)}\t${intake.cell(encounterAt)}\t${person}\t${kind}` +
        `\t${intake.cell(kindAt)}\t${intake.cell(insuranceAt)}\t${area}\t${intake.cell(typeAt)}` +
        `\t${settledAt}\t${day}\t${from || NONE}\t${until || NONE}\t${parts.total}\t${zero(parts.ownPay)}` +
        `\t${zero(parts.overLimit)}\t${zero(parts.firstOwn)}\t${zero(parts.inScope)}` +
        `\t${parts.deductible === parts.deductible ? parts.deductible : NONE}\t${parts.fund}\t${zero(parts.pool)}` +
        `\t${zero(parts.civilServant)}\t${zero(parts.supplement)}\t${zero(parts.largeAmount)}` +
        `\t${zero(parts.seriousIllness)}\t${zero(parts.medicalAid)}\t${zero(parts.otherFund) + zero(parts.disabled)}` +
        `\t${parts.personal === parts.personal ? parts.personal : zero(parts.account) + zero(parts.cash)}` +
        `\t${zero(parts.account)}\t${zero(parts.cash)}\t${intake.cell(methodAt)}\t${valid || '1'}` +
        `\t${isReversal ? '1' : '0'}\t${intake.cell(reversesAt)}`,
    );
    const sex = readSex(intake, sexAt);
    const birth = intake.dayOf(birthAt);
    if (sex !== '' || birth !== '') intake.emitPerson(person, sex || NONE, birth || NONE, area, NONE);
    identityOf(intake, person, identity);
  }

  return { record, used: find.used };
}

/** The table has no NULL for these parts: what is not told counts as zero, and its absence was remarked on. */
function zero(value: number): number {
  return value === value ? value : 0;
}
