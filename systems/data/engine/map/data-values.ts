import { readDecimal } from '../convert/decimals.ts';
import { type Intake, NONE } from '../intake/intake.ts';
import { KeyTable } from '../intake/key-table.ts';
import type { JsonMapper } from './json-mapping.ts';
import { type JsonObject, pick, textOf } from './json-values.ts';
import { FieldFinder, type RecordMapper, RequiredCheck } from './mapper.ts';
import { monthOfPeriod, readPeriod } from './periods.ts';

/** Maps one reported value (指标数值) that stands in the intake's values; the figure stays text, as it was sent. */
export function dataValueRecord(intake: Intake): RecordMapper {
  const find = new FieldFinder(intake);
  const elementAt = find.at('dataElement');
  const periodAt = find.at('period');
  const unitAt = find.at('orgUnit');
  const categoryAt = find.at('categoryOptionCombo');
  const attributeAt = find.at('attributeOptionCombo');
  const valueAt = find.at('value');
  const commentAt = find.at('comment');
  const deletedAt = find.at('deleted');
  const seen = new KeyTable();

  function record(): void {
    intake.institution = intake.value(unitAt);
    const period = readPeriod(intake.value(periodAt));
    if (period === '' && intake.value(periodAt) !== '') intake.reject(periodAt, 'period-unreadable');
    intake.day = monthOfPeriod(period);
    if (intake.value(deletedAt) === 'true') intake.reject(deletedAt, 'marked-invalid');
    if (intake.rejected) return;
    const value = intake.value(valueAt);
    if (value !== 'true' && value !== 'false' && !readDecimal(value))
      intake.warn(valueAt, 'value-not-a-number');
    const empty = (place: number) => (intake.value(place) === '' ? '' : intake.cell(place));
    const key = `${intake.cell(elementAt)}\t${intake.cell(unitAt)}\t${period}\t${empty(categoryAt)}\t${empty(attributeAt)}`;
    if (seen.add(key, intake.line) > 1) intake.warn(elementAt, 'key-repeated-later');
    const comment = intake.value(commentAt) === '' ? NONE : intake.cell(commentAt);
    intake.emit('reported_value', `${key}\t${intake.cell(valueAt)}\t${comment}`);
  }

  return { record, used: find.used };
}

/** Maps the elements of `dataValues` (DHIS2 JSON); what the set says about all of them stands before the list. */
export function dataValueMapper(intake: Intake): JsonMapper {
  const mapper = dataValueRecord(intake);
  const required = new RequiredCheck(intake);
  const columns = intake.format.columns.map((column) => column.name);
  const shared = ['period', 'orgUnit', 'attributeOptionCombo', 'dataSet', 'completeDate'];
  return {
    splitAt: ['dataValues'],
    record(value: JsonObject, head) {
      for (const [place, name] of columns.entries()) {
        const own = textOf(value.get(name));
        const text = own === '' && shared.includes(name) ? textOf(pick(head, name)) : own;
        intake.values[place] = text;
        intake.profile.present[place] = text === '' ? 0 : 1;
      }
      required.check();
      mapper.record();
    },
  };
}
