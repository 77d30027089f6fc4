import { checkCode, checkValue } from '../checks/codes.ts';
import { checkMainDiagnosis } from '../checks/stay-checks.ts';
import { type Intake, NO_DAY } from '../intake/intake.ts';
import { KeyTable } from '../intake/key-table.ts';
import { yesNo } from './kinds.ts';
import { FieldFinder, type RecordMapper } from './mapper.ts';
import { placeOfEncounter } from './place-of-encounter.ts';
import { diagnosisRow } from './stay.ts';

/** Maps the insurer's diagnoses (结算清单诊断表 setl_list_diag_d) to `diagnosis`; exactly one of a list is the main one. */
export function diagnosisMapper(intake: Intake): RecordMapper {
  const find = new FieldFinder(intake);
  const at = (field: string) => find.at(field);
  const place = placeOfEncounter(intake, find);
  const settlementAt = at('setl_id');
  const personAt = at('psn_no');
  const mainAt = at('maindiag_flag');
  const codeAt = at('diag_code');
  const nameAt = at('diag_name');
  const conditionAt = at('adm_cond_type');
  const typeAt = at('diag_type');
  const validAt = at('vali_flag');
  const { values, context } = intake;
  const rows = new KeyTable();
  const lists = new KeyTable();
  const conditions = context.codes.values('adm_cond_type');
  let firstSheet = 0;

  function record(): void {
    const countedOn = place.read();
    firstSheet = intake.sheet;
    if (yesNo(values[validAt] as string) === '0') intake.reject(validAt, 'marked-invalid');
    const person = intake.person(values[personAt] as string);
    if (person === '' && values[personAt] !== '') intake.reject(personAt, 'person-unknown');
    if (intake.rejected) return;
    const code = values[codeAt] as string;
    const isMain = yesNo(values[mainAt] as string) === '1';
    const isChinese = isChineseMedicine(code, values[typeAt] as string);
    const encounter = values[place.encounterAt] as string;
    const list = `${encounter}\t${values[settlementAt]}`;
    lists.add(list, intake.line);
    if (isMain && !isChinese && lists.mark(list) > 1) intake.warn(mainAt, 'main-diagnosis-repeated');
    const kind = isMain ? 'main' : 'other';
    const seq = rows.add(`${encounter}\t${kind}`, intake.line);
    if (!isChinese) {
      checkCode(intake, context.codes.diagnoses, codeAt, code);
      if (isMain) checkMainDiagnosis(intake, codeAt, code, values[conditionAt] as string);
    }
    checkValue(intake, conditions, conditionAt);
    const edition = isChinese ? 'unknown' : context.editions.diagnosis;
    const head = `insurer\t${intake.institutionCell()}\t${intake.cell(place.encounterAt)}\t${person}`;
    const diagnosis = {
      kind,
      code: intake.cell(codeAt),
      name: intake.cell(nameAt),
      condition: intake.cell(conditionAt),
    };
    intake.emit(
      'diagnosis',
      diagnosisRow(head, countedOn || NO_DAY, edition, { ...diagnosis, seq: seq || intake.line }),
      // The place follows from the order of the rows, so it is no part of the content.
      diagnosisRow(head, countedOn, edition, { ...diagnosis, seq: 0 }),
    );
  }

  function end(): void {
    for (const line of lists.unmarked()) {
      intake.sheet = firstSheet;
      intake.line = line;
      intake.note(-1, 'maindiag_flag', 'main-diagnosis-missing', 'warn', '');
    }
  }

  return { record, end, used: find.used };
}

/** Diagnoses of Chinese medicine have codes of their own (中医诊断): `BNP120`, `A17.01`. */
function isChineseMedicine(code: string, type: string): boolean {
  if (type === '2' || type === '3') return true;
  const second = code.charCodeAt(1);
  return second >= 65 && second <= 90;
}
