import { writeWhole } from '../file-set.ts';
import { FaultList } from './fault-list.ts';
import { writeFileFaults } from './file-faults.ts';
import { writeFrontPageFaults } from './front-page-faults.ts';
import { writeMessageFaults } from './message-faults.ts';
import { writeRowFaults } from './row-faults.ts';
import { writeWorkbookFaults } from './workbook-faults.ts';

/** Every file of the faulty sender and what is wrong in it (差错报送单位的文件与清单); the same for every region. */
export function faultyFiles(): FaultList {
  const list = new FaultList();
  writeRowFaults(list);
  writeFrontPageFaults(list);
  writeFileFaults(list);
  writeMessageFaults(list);
  writeWorkbookFaults(list);
  return list;
}

/** Writes the files of the faulty sender with `faults.json` (写差错文件). */
export async function writeFaulty(directory: string): Promise<void> {
  const list = faultyFiles();
  for (const [path, bytes] of list.files) await writeWhole(directory, path, bytes);
  const lines = list.faults.map((fault) => JSON.stringify(fault)).join(',\n');
  await writeWhole(directory, 'faulty/faults.json', `[\n${lines}\n]\n`);
}
