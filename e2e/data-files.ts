import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeWorkbook } from '../packages/documents/src/index.ts';
import type { DeskFile } from './means.ts';

/** A hospital of the practice region. */
const HOSPITAL = 'H99010000001';
const HEADINGS = ['机构编码', '月份', '项目', '金额（元）'];

/** A month's finance of a hospital as its accountant sends it, with nothing wrong (无误的财务月报). */
export function goodFinance(): DeskFile {
  const rows = [
    ['药品收入', '8123450.20'],
    ['检查收入', '2310400.00'],
    ['人员经费', '5120300.75'],
    ['财政基本补助', '900000.00'],
  ].map(([item, amount]) => [HOSPITAL, '2026-02', item, amount]);
  const text = [HEADINGS, ...rows].map((cells) => cells.join(',')).join('\r\n');
  return { name: '财务月报_2026年2月.csv', bytes: Buffer.from(`\uFEFF${text}\r\n`) };
}

/** The same with four rows that cannot be taken (有错的财务月报): an unknown item, no month, words for an amount, no institution. */
export async function faultyFinance(): Promise<DeskFile> {
  const rows = [
    [HOSPITAL, '2026-03', '药品收入', '7990120.50'],
    [HOSPITAL, '2026-03', '食堂收入', '12000.00'],
    [HOSPITAL, '', '检查收入', '2204000.00'],
    [HOSPITAL, '2026-03', '人员经费', '约五百万'],
    ['', '2026-03', '化验收入', '1800400.00'],
    [HOSPITAL, '2026-03', '财政基本补助', '900000.00'],
  ];
  const bytes = await writeWorkbook({
    sheets: [{ name: '3月', columns: HEADINGS.map((title) => ({ title, kind: 'text' as const })), rows }],
  });
  return { name: '财务月报_2026年3月.xlsx', bytes };
}

const FEE_COLUMNS = [
  'bkkp_sn',
  'mdtrt_id',
  'setl_id',
  'fee_ocur_time',
  'fixmedins_code',
  'psn_no',
  'med_type',
  'cnt',
  'pric',
  'det_item_fee_sumamt',
  'fulamt_ownpay_amt',
  'overlmt_selfpay',
  'preselfpay_amt',
  'inscp_amt',
  'hilist_code',
  'hilist_name',
  'med_list_codg',
  'medins_list_codg',
  'medins_list_name',
  'med_chrgitm_type',
  'vali_flag',
];

function* feeLines(count: number): Generator<string> {
  yield `${FEE_COLUMNS.join(',')}\n`;
  for (let at = 0; at < count; at += 1) {
    const day = String(1 + (at % 28)).padStart(2, '0');
    const visit = 1_000_000 + Math.floor(at / 40);
    yield `${[
      `J${10_000_000 + at}`,
      `MJ${visit}`,
      `SJ${visit}`,
      `2026-03-${day} 09:05:00`,
      HOSPITAL,
      `99010119${String(10_000_000 + (visit % 9000))}`,
      '21',
      '2.0000',
      '6.150000',
      '12.30',
      '0.00',
      '0.00',
      '1.23',
      '11.07',
      'XJ01DDT083B001010100001',
      '头孢曲松钠注射剂',
      'XJ01DDT083B001010100001',
      'L00001',
      '注射用头孢曲松钠',
      '09',
      '1',
    ].join(',')}\n`;
  }
}

/** A file of fee lines that takes a while (大的费用明细文件), written to a place on the disk. */
export async function writeFeeLines(path: string, count: number): Promise<void> {
  await pipeline(Readable.from(feeLines(count)), createWriteStream(path));
}
