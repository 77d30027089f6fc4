import { checkCode, checkValue } from '../checks/codes.ts';
import { type Intake, NO_DAY, NONE } from '../intake/intake.ts';
import { KeyTable } from '../intake/key-table.ts';
import { yesNo } from './kinds.ts';
import { FieldFinder, type RecordMapper } from './mapper.ts';
import { placeOfEncounter } from './place-of-encounter.ts';
import { operationRow } from './stay.ts';

/** Maps the insurer's operations (结算清单手术表 setl_list_oprn_d) to `operation`. */
export function operationMapper(intake: Intake): RecordMapper {
  const find = new FieldFinder(intake);
  const at = (field: string) => find.at(field);
  const place = placeOfEncounter(intake, find);
  const settlementAt = at('setl_id');
  const personAt = at('psn_no');
  const mainAt = at('main_oprn_flag');
  const codeAt = at('oprn_oprt_code');
  const nameAt = at('oprn_oprt_name');
  const dayAt = at('oprn_oprt_date');
  const beganAt = at('oprn_oprt_begntime');
  const endedAt = at('oprn_oprt_endtime');
  const anaesthesiaAt = at('anst_way');
  const surgeonAt = at('oper_dr_code');
  const surgeonNameAt = at('oper_dr_name');
  const validAt = at('vali_flag');
  const { values, context } = intake;
  const rows = new KeyTable();
  const lists = new KeyTable();
  const anaesthesias = context.codes.values('anst_way');

  function record(): void {
    const countedOn = place.read();
    if (yesNo(values[validAt] as string) === '0') intake.reject(validAt, 'marked-invalid');
    const person = intake.person(values[personAt] as string);
    if (person === '' && values[personAt] !== '') intake.reject(personAt, 'person-unknown');
    if (intake.rejected) return;
    const encounter = values[place.encounterAt] as string;
    const isMain = yesNo(values[mainAt] as string) === '1';
    const list = `${encounter}\t${values[settlementAt]}`;
    if (isMain && lists.mark(list) > 1) intake.warn(mainAt, 'main-operation-repeated');
    const began = values[beganAt] === '' ? intake.instantOf(dayAt) : intake.instantOf(beganAt);
    const ended = intake.instantOf(endedAt);
    if (began !== '' && ended !== '' && ended < began)
      intake.warn(endedAt, 'operation-reversed', { began, ended });
    if (began.slice(0, 10) > context.receivedOn)
      intake.warn(values[beganAt] === '' ? dayAt : beganAt, 'day-in-future', {
        received: context.receivedOn,
      });
    const code = values[codeAt] as string;
    checkCode(intake, context.codes.operations, codeAt, code);
    if (context.codes.operations?.isGrey(code) === true) intake.warn(codeAt, 'operation-code-grey', { code });
    checkValue(intake, anaesthesias, anaesthesiaAt);
    const operation = {
      isMain: isMain ? '1' : '0',
      code: intake.cell(codeAt),
      name: intake.cell(nameAt),
      level: NONE,
      beganAt: began,
      endedAt: ended,
      anaesthesia: intake.cell(anaesthesiaAt),
      surgeonKey: intake.staff(intake.value(surgeonAt) || intake.value(surgeonNameAt)),
    };
    const head = `insurer\t${intake.institutionCell()}\t${intake.cell(place.encounterAt)}\t${person}`;
    const seq = rows.add(encounter, intake.line) || intake.line;
    const { editions } = context;
    intake.emit(
      'operation',
      operationRow(head, countedOn || NO_DAY, editions.operation, { ...operation, seq }),
      operationRow(head, countedOn, editions.operation, { ...operation, seq: 0 }),
    );
  }

  return { record, used: find.used };
}
