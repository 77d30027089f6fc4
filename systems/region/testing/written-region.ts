import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fen, type Line, readCsv } from './read-csv.ts';

/** The files of a region as a reader sees them (读回的区域). */
export class WrittenRegion {
  readonly directory: string;
  readonly year: string;
  readonly encounters: readonly Line[];
  readonly settlements: readonly Line[];
  readonly feeLines: readonly Line[];
  readonly operations: readonly Line[];
  readonly prescriptions: readonly Line[];
  readonly truths: readonly Line[];
  readonly encounterOf: ReadonlyMap<string, Line>;
  readonly feesOf: ReadonlyMap<string, readonly Line[]>;

  constructor(directory: string, year: string) {
    this.directory = directory;
    this.year = year;
    this.encounters = this.table('mdtrt_d');
    this.settlements = this.table('setl_d');
    this.feeLines = this.table('fee_list_d');
    this.operations = this.table('setl_list_oprn_d');
    this.prescriptions = readCsv(join(directory, 'templates/prescriptions.csv'));
    this.truths = readCsv(join(directory, 'truth/truth.csv'));
    this.encounterOf = new Map(this.encounters.map((line) => [line['mdtrt_id'] ?? '', line]));
    this.feesOf = grouped(this.feeLines, (line) => line['mdtrt_id'] ?? '');
  }

  heading(name: string): string[] {
    const path = join(this.directory, `insurer/${this.year}/${name}_${this.year}.csv`);
    return (readFileSync(path, 'utf8').split('\r\n', 1)[0] ?? '').split(',');
  }

  table(name: string): Line[] {
    return readCsv(join(this.directory, `insurer/${this.year}/${name}_${this.year}.csv`));
  }

  /** Lines of the second upload, none where there was none. */
  again(name: string): Line[] {
    const path = join(this.directory, `insurer/${this.year}/second-upload/${name}_${this.year}.csv`);
    return existsSync(path) ? readCsv(path) : [];
  }

  /** Front pages of a hospital, both codes. */
  frontPages(): { readonly institution: string; readonly lines: readonly Line[]; readonly file: string }[] {
    return readdirSync(join(this.directory, 'hospitals')).flatMap((institution) =>
      readdirSync(join(this.directory, 'hospitals', institution))
        .filter((file) => file.startsWith('front-page'))
        .map((file) => ({
          institution,
          file,
          lines: readCsv(join(this.directory, 'hospitals', institution, file)),
        })),
    );
  }
}

/** Lines by key (分组). */
export function grouped(lines: readonly Line[], key: (line: Line) => string): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(key(line));
    if (group) group.push(line);
    else groups.set(key(line), [line]);
  }
  return groups;
}

/** Sum of an amount in fen (金额合计). */
export function sumFen(lines: readonly Line[], column: string): number {
  return lines.reduce((sum, line) => sum + fen(line[column] ?? ''), 0);
}
