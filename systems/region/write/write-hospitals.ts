import { fhirResources } from './exchange/fhir.ts';
import { settlementList, settlementListA } from './exchange/settlement-list.ts';
import { feesOf } from './front-page/fees.ts';
import { pTable } from './front-page/p-page.ts';
import { pageTable } from './front-page/page.ts';
import type { Output } from './output.ts';
import type { Senders } from './senders.ts';
import type { RegionLookup, ShardIndex, Visit } from './shard-context.ts';

/** Writes what hospitals of level 2 and 3 send (写医院报送文件): front pages, settlement lists, FHIR resources. */
export function writeHospitals(
  index: ShardIndex,
  lookup: RegionLookup,
  senders: Senders,
  output: Output,
): void {
  for (const visit of index.visits) {
    const { encounter } = visit;
    if (encounter.kind !== 'inpatient' || encounter.repeated) continue;
    if (!senders.hospitals.has(encounter.institutionCode)) continue;
    const { path, form } = senders.frontPage(encounter);
    const page = {
      visit,
      others: encounter.diagnoses.filter((one) => one.kind === 'other'),
      fees: feesOf(visit.lines, lookup),
      massaged: encounter.institutionCode === senders.massaged,
    };
    output.add(path, form === 'P' ? pTable.line(page) : pageTable.line(page));
    output.summary.add(
      form === 'P' ? 'front-page-P' : 'front-page',
      encounter.institutionCode,
      encounter.countedOn,
      encounter.totalFen,
    );
    const list = senders.isList(encounter);
    if (list && visit.settlement) {
      const [listPath, value] =
        list === '4101'
          ? [senders.paths.list, settlementList(visit)]
          : [senders.paths.listA, settlementListA(visit)];
      output.add(listPath, JSON.stringify(value), ',\n');
      output.summary.add(list, encounter.institutionCode, encounter.countedOn, encounter.totalFen);
    }
    if (senders.isFhir(encounter)) writeFhir(visit, senders, output);
  }
}

/** January as one Bundle, February line by line. */
function writeFhir(visit: Visit, senders: Senders, output: Output): void {
  const { countedOn, institutionCode, totalFen } = visit.encounter;
  const inBundle = countedOn.slice(5, 7) === '01';
  for (const resource of fhirResources(visit))
    if (inBundle) output.add(senders.paths.bundle, JSON.stringify({ resource }), ',\n');
    else output.add(senders.paths.ndjson, `${JSON.stringify(resource)}\n`);
  output.summary.add('fhir', institutionCode, countedOn, totalFen);
}
