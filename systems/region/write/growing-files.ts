import { type GrowingFile, insurerPath, secondUploadPath, templatePath } from './files.ts';
import { insurerTables } from './insurer/write-insurer.ts';
import type { Senders } from './senders.ts';
import { sentAsWorkbook, type WriteSettings } from './settings.ts';
import { csvRow } from './text.ts';
import { personTemplates } from './write-offices.ts';
import { TRUTH_COLUMNS, truthPaths } from './write-truth.ts';

/** Every file that grows block by block (全部增长文件). Parquet parts are whole from the start and not among them. */
export function growingFiles(settings: WriteSettings, senders: Senders): GrowingFile[] {
  const files: GrowingFile[] = [...senders.files];
  for (const year of settings.years.map(String))
    for (const [table, { head }] of Object.entries(insurerTables)) {
      if (settings.format === 'text') files.push(csvFile(insurerPath(table, year, 'csv'), head));
      files.push({ ...csvFile(secondUploadPath(table, year), head), optional: true });
    }
  for (const template of personTemplates)
    if (
      !sentAsWorkbook(template.id, settings.residents) &&
      !(settings.format === 'parquet' && template.id === 'prescriptions')
    )
      files.push(
        csvFile(templatePath(template.id, 'csv'), csvRow(template.columns.map((column) => column.heading))),
      );
  files.push(csvFile(truthPaths.lines, csvRow(TRUTH_COLUMNS)));
  files.push({ path: truthPaths.objects, head: '', separator: '', tail: '', encoding: 'utf-8' });
  return files;
}

function csvFile(path: string, head: string): GrowingFile {
  return { path, head, separator: '', tail: '', encoding: 'utf-8' };
}
