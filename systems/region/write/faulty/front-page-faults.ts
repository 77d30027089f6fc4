import { frontPageColumns } from '../front-page/columns.ts';
import { csvRow } from '../text.ts';
import type { Fault, FaultList } from './fault-list.ts';
import type { Values } from './good-rows.ts';

/** A right front page (正确的病案首页). */
function goodPage(place: number): Values {
  return {
    A01: 'H99010099001',
    A02: '差错演练医院',
    A48: `B${place}`,
    A49: '1',
    B12: '2024-03-02 09:00:00',
    B15: '2024-03-09 10:00:00',
    A46C: '2',
    A11: '演甲',
    A12C: '1',
    A13: '1960-05-01',
    A14: '63',
    A15C: 'CHN',
    A20: '990000196005010019',
    B11C: '2',
    B13C: '03.01',
    B16C: '03.01',
    B20: '7',
    C03C: 'J18.900',
    C04N: '肺炎',
    C05C: '1',
    B26: `护士${place}`,
    B29: '编码员一',
    B34C: '1',
    B36C: '1',
    D01: '1000.00',
    D09: '400.00',
    D11: '200.00',
    D13: '100.00',
    D16: '300.00',
    D23: '400.00',
    D23x01: '150.00',
  };
}

const faults: readonly (readonly [Values, string, string, Fault['expected']])[] = [
  [{ A11: '--' }, 'A11', 'placeholder', 'warn'],
  [{ A11: '无' }, 'A11', 'placeholder', 'warn'],
  [{ B26: '默认' }, 'B26', 'default-name', 'warn'],
  [{ A38C: '90', A33C: '9' }, 'A38C', 'other-code', 'warn'],
  [{ D01: '900.00' }, 'D01', 'parts-above-total', 'warn'],
  [{ D13: '-20.00' }, 'D13', 'negative-part', 'warn'],
  [{ D09: '1200.00' }, 'D09', 'self-pay-above-total', 'warn'],
  [{ D09: '1000.00' }, 'D09', 'self-pay-cut-to-total', 'warn'],
  [{ D23x01: '400.00' }, 'D23x01', 'part-cut-to-class', 'warn'],
  [{ B15: '2024-03-32 10:00:00' }, 'B15', 'impossible-date', 'reject'],
  [{ B15: '2024-03-01 10:00:00' }, 'B15', 'begin-after-end', 'reject'],
  [{ B20: '0' }, 'B20', 'days-do-not-agree', 'warn'],
  [{ A14: '0', A16: '365', A13: '2023-03-03' }, 'A16', 'impossible-age', 'warn'],
  [{ A14: '0', A16: '10', A13: '2024-02-21' }, 'A17', 'missing-weight', 'warn'],
  [{ C03C: 'V01.900', C04N: '行人' }, 'C03C', 'invalid-main-diagnosis', 'warn'],
  [{ C03C: 'S72.000', C04N: '股骨颈骨折' }, 'C12C', 'missing-cause', 'warn'],
  [{ C03C: 'C34.900', C04N: '支气管或肺恶性肿瘤' }, 'C09C', 'missing-pathology', 'warn'],
  [{ C03C: '肺炎' }, 'C03C', 'name-for-code', 'warn'],
  [{ B34C: '5', B36C: '2' }, 'B36C', 'dead-and-planned', 'warn'],
  [{ A20: '990000196005010018' }, 'A20', 'wrong-check-digit', 'warn'],
  [{ A48: '-' }, 'A48', 'placeholder-required', 'reject'],
  [{ A48: 'B1' }, 'A48', 'duplicate-key', 'reject'],
];

/** Front pages with the faults of real uploads (病案首页差错). */
export function writeFrontPageFaults(list: FaultList): void {
  const rows: Values[] = [goodPage(1)];
  for (const [index, [change, column, fault, expected]] of faults.entries()) {
    rows.push({ ...goodPage(index + 2), ...change });
    list.note('rows_front-page.csv', index + 3, column, fault, expected);
  }
  const lines = rows.map((row) => csvRow(frontPageColumns.map((name) => row[name] ?? '-')));
  list.file('rows_front-page.csv', [csvRow(frontPageColumns), ...lines].join(''));
}
