import type { FormatId, MappingContext } from '../contract.ts';
import { formatOf } from '../formats/formats.ts';
import { templates } from '../formats/templates.ts';
import { Intake } from '../intake/intake.ts';
import { dataValueRecord } from './data-values.ts';
import { frontPageMapper } from './front-page.ts';
import { diagnosisMapper } from './insurer-diagnoses.ts';
import { encounterMapper } from './insurer-encounters.ts';
import { feeLineMapper } from './insurer-fee-lines.ts';
import { operationMapper } from './insurer-operations.ts';
import { settlementMapper } from './insurer-settlements.ts';
import type { RecordMapper } from './mapper.ts';
import { templateMapper } from './templates.ts';

type Factory = (intake: Intake) => RecordMapper;

const factories = new Map<FormatId, Factory>([
  ['insurer-encounters', encounterMapper],
  ['insurer-settlements', settlementMapper],
  ['insurer-fee-lines', feeLineMapper],
  ['insurer-diagnoses', diagnosisMapper],
  ['insurer-operations', operationMapper],
  ['front-page', frontPageMapper],
  ['data-value-sets', dataValueRecord],
  ['front-page-p', frontPageMapper],
  ...templates.map((template): [FormatId, Factory] => [
    template.id,
    (intake) => templateMapper(intake, template),
  ]),
]);

/** The mapper of a format whose records are rows of a table (表格映射器). @throws Error for formats that are not tables */
export function tableMapper(intake: Intake): RecordMapper {
  const factory = factories.get(intake.format.id);
  if (factory === undefined) throw new Error(`format ${intake.format.id} is no table`);
  return factory(intake);
}

const SILENT: MappingContext = {
  fileNo: 0,
  keys: { person: () => '0', record: () => '0', staff: () => '0' },
  codes: { diagnoses: null, operations: null, items: null, institutions: null, values: () => null },
  receivedOn: '1970-01-01',
  editions: { diagnosis: '', operation: '' },
  institution: null,
};

const usedOf = new Map<FormatId, ReadonlySet<string>>();

/** Fields of a format that reach a canonical table or the identities (采用字段). */
export function usedFields(id: FormatId): ReadonlySet<string> {
  let used = usedOf.get(id);
  if (used === undefined) {
    used = factories.has(id) ? tableMapper(new Intake(formatOf(id), SILENT)).used : new Set<string>();
    usedOf.set(id, used);
  }
  return used;
}

/** Whether a format's records are rows of a table. */
export function isTable(id: FormatId): boolean {
  return factories.has(id);
}
