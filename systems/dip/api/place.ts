import type { Platform, RouteContext } from '@sanyi/api';
import type { Catalogue, CatalogueGroup } from '@sanyi/dip';
import type { Facts } from '@sanyi/facts';
import type { LocalText } from '@sanyi/kernel';
import type { RegionSnapshot, RunScope } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import type { DictionaryPort } from '../../dictionaries/port.ts';
import { dipProblems } from '../problems.ts';
import { type ReadyCatalogue, readyCatalogue } from '../store/catalogues.ts';
import { factsMigrations } from '../store/migrations.ts';
import { currentRun, type Run } from '../store/runs.ts';
import { type GroupNames, groupNames } from './group-names.ts';

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'platform' | 'viewer' | 'transact'>;

/** What a viewer looks at (查看范围): the run that counts for the region, as far as the viewer may see its stays. */
export interface Place {
  readonly facts: Facts;
  readonly run: Run;
  readonly scope: RunScope;
  readonly snapshot: RegionSnapshot;
  /** Catalogues of the run by their number; the last one is the latest. */
  readonly catalogues: ReadonlyMap<number, ReadyCatalogue>;
  readonly groups: ReadonlyMap<string, { readonly group: CatalogueGroup; readonly catalogue: Catalogue }>;
  readonly hospitals: ReadonlyMap<string, LocalText>;
  readonly names: ReadonlyMap<Catalogue, GroupNames>;
}

/** @throws Problem dip/no-facts */
export function factsOf({ facts }: Platform): Facts {
  if (!facts) throw dipProblems.problem('no-facts');
  return facts;
}

/** What the viewer looks at; null while nothing is matched. @throws Problem dip/no-facts */
export async function placeOrNull({ platform, viewer, transact }: Context): Promise<Place | null> {
  const facts = factsOf(platform);
  const data = platform.port<DataPort>('data');
  const found = await transact(async (tx) => {
    const run = await currentRun(tx, viewer.scopePath);
    if (!run) return null;
    const catalogues = new Map<number, ReadyCatalogue>();
    for (const { catalogueNo } of run.uses)
      catalogues.set(catalogueNo, await readyCatalogue(tx, catalogueNo));
    const names = new Map<Catalogue, GroupNames>();
    for (const { catalogue, rules } of catalogues.values())
      names.set(
        catalogue,
        await groupNames(platform.port<DictionaryPort>('dictionaries'), tx, rules, platform.clock.today()),
      );
    return {
      run,
      catalogues,
      names,
      snapshot: await data.snapshot(tx),
      institutions: await data.institutions(tx),
    };
  });
  if (!found) return null;
  const { run, catalogues, names, snapshot, institutions } = found;
  await facts.migrate(factsMigrations);
  const groups = new Map<string, { group: CatalogueGroup; catalogue: Catalogue }>();
  for (const { catalogue } of catalogues.values())
    for (const group of catalogue.groups) groups.set(group.key, { group, catalogue });
  return {
    facts,
    run,
    scope: {
      runNo: run.runNo,
      institutions: snapshot.institutions,
      // A district reads the city's run, and of it only the rows that count for the district.
      files: run.scopePath === viewer.scopePath ? null : snapshot.files,
    },
    snapshot,
    catalogues,
    groups,
    names,
    hospitals: new Map(institutions.map(({ code, name }) => [code, name])),
  };
}

/** @throws Problem dip/not-matched-yet, dip/no-facts */
export async function placeOf(context: Context): Promise<Place> {
  const place = await placeOrNull(context);
  if (!place) throw dipProblems.problem('not-matched-yet');
  return place;
}

/** The name of a group of the catalogues a viewer looks at; empty where nothing names it. */
export function groupName({ groups, names }: Pick<Place, 'groups' | 'names'>, key: string): string {
  const known = groups.get(key);
  return known ? (names.get(known.catalogue)?.of(known.group) ?? known.group.name) : '';
}

/** The name of a hospital, its code where it has none. */
export function hospitalName(place: Pick<Place, 'hospitals'>, code: string): LocalText {
  return place.hospitals.get(code) ?? { zh: code, en: code };
}
