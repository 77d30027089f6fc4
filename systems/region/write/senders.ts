import type { EncounterRow, InstitutionRow } from '../engine/rows.ts';
import type { GrowingFile } from './files.ts';
import { frontPagePath } from './files.ts';
import { pTable } from './front-page/p-page.ts';
import { pageTable } from './front-page/page.ts';

/** Who sends which files (报送安排): which hospital writes how, and which one sends lists and FHIR resources. */
export interface Senders {
  /** Hospitals of level 2 and 3 by code. */
  readonly hospitals: ReadonlySet<string>;
  readonly massaged: string | null;
  isList(encounter: EncounterRow): '4101' | '4101A' | null;
  isFhir(encounter: EncounterRow): boolean;
  /** The older hospital writes P codes until the middle of the first year. */
  frontPage(encounter: EncounterRow): { readonly path: string; readonly form: 'appraisal' | 'P' };
  /** All files that hospitals may send, in the order of their paths; who had no stay sends none. */
  readonly files: readonly GrowingFile[];
  readonly paths: {
    readonly list: string;
    readonly listA: string;
    readonly bundle: string;
    readonly ndjson: string;
  };
}

/** Arranges who sends what (安排报送). */
export function arrangeSenders(institutions: readonly InstitutionRow[], years: readonly number[]): Senders {
  const first = String(years[0]);
  const codes = (level: number) => [
    ...new Set(
      institutions
        .filter((row) => row.kind === 'hospital' && row.level === level)
        .map((row) => row.institutionCode),
    ),
  ];
  const third = codes(3).sort();
  const second = codes(2).sort();
  const hospitals = [...new Set([...third, ...second])].sort();
  const list = third[0] ?? second[0] ?? '';
  const fhir = second[0] ?? list;
  const older = second.length > 1 ? (second.at(-1) ?? '') : '';
  const massaged = second.length > 2 ? (second[1] ?? null) : null;
  const usesP = (encounter: EncounterRow) =>
    encounter.institutionCode === older && encounter.countedOn <= `${first}-06-30`;
  const paths = {
    list: `hospitals/${list}/settlement-list-4101_${first}-03.json`,
    listA: `hospitals/${list}/settlement-list-4101A_${first}-04.json`,
    bundle: `hospitals/${fhir}/fhir-bundle_${first}-01.json`,
    ndjson: `hospitals/${fhir}/fhir_${first}-02.ndjson`,
  };
  return {
    hospitals: new Set(hospitals),
    massaged,
    isList({ institutionCode, countedOn, kind }) {
      if (institutionCode !== list || kind !== 'inpatient') return null;
      if (countedOn.startsWith(`${first}-03`)) return '4101';
      return countedOn.startsWith(`${first}-04`) ? '4101A' : null;
    },
    isFhir: ({ institutionCode, countedOn, kind }) =>
      institutionCode === fhir &&
      kind === 'inpatient' &&
      (countedOn.startsWith(`${first}-01`) || countedOn.startsWith(`${first}-02`)),
    frontPage(encounter) {
      const form = usesP(encounter) ? 'P' : 'appraisal';
      return { form, path: frontPagePath(encounter.institutionCode, encounter.countedOn.slice(0, 4), form) };
    },
    files: [
      ...hospitals.flatMap((code, index) =>
        years.map(
          (year): GrowingFile => ({
            path: frontPagePath(code, String(year), 'appraisal'),
            head: pageTable.head,
            separator: '',
            tail: '',
            encoding: index % 3 === 1 ? 'gb18030' : 'utf-8-bom',
            optional: true,
          }),
        ),
      ),
      ...(older
        ? [
            {
              path: frontPagePath(older, first, 'P'),
              head: pTable.head,
              separator: '',
              tail: '',
              encoding: 'gb18030',
              optional: true,
            } as const,
          ]
        : []),
      jsonFile(paths.list, '[\n', '\n]\n'),
      jsonFile(paths.listA, '[\n', '\n]\n'),
      jsonFile(paths.bundle, '{"resourceType":"Bundle","type":"collection","entry":[\n', '\n]}\n'),
      { path: paths.ndjson, head: '', separator: '', tail: '', encoding: 'utf-8', optional: true },
    ],
    paths,
  };
}

function jsonFile(path: string, head: string, tail: string): GrowingFile {
  return { path, head, separator: ',\n', tail, encoding: 'utf-8', optional: true };
}
