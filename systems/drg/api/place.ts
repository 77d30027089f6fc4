import type { Platform, RouteContext } from '@sanyi/api';
import type { Facts } from '@sanyi/facts';
import type { LocalText } from '@sanyi/kernel';
import type { RegionSnapshot, RunScope } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import { schemeNames } from '../engine/scheme-names.ts';
import { drgProblems } from '../problems.ts';
import { factsMigrations } from '../store/migrations.ts';
import { currentRun, type Run } from '../store/runs.ts';
import { readyScheme } from '../store/schemes.ts';

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'platform' | 'viewer' | 'transact'>;

/** What a viewer looks at (查看范围): the run that counts for the region, as far as the viewer may see its stays. */
export interface Place {
  readonly facts: Facts;
  readonly run: Run;
  readonly scope: RunScope;
  readonly snapshot: RegionSnapshot;
  /** Names of groups, by the schemes of the run. */
  readonly names: ReadonlyMap<string, string>;
  readonly hospitals: ReadonlyMap<string, LocalText>;
}

/** @throws Problem drg/no-facts */
export function factsOf({ facts }: Platform): Facts {
  if (!facts) throw drgProblems.problem('no-facts');
  return facts;
}

/** What the viewer looks at; null while nothing is grouped. @throws Problem drg/no-facts */
export async function placeOrNull({ platform, viewer, transact }: Context): Promise<Place | null> {
  const facts = factsOf(platform);
  const data = platform.port<DataPort>('data');
  const found = await transact(async (tx) => {
    const run = await currentRun(tx, viewer.scopePath);
    if (!run) return null;
    const names = new Map<string, string>();
    for (const { schemeNo } of run.uses)
      for (const [code, name] of schemeNames((await readyScheme(tx, schemeNo)).scheme)) names.set(code, name);
    return { run, names, snapshot: await data.snapshot(tx), institutions: await data.institutions(tx) };
  });
  if (!found) return null;
  const { run, names, snapshot, institutions } = found;
  await facts.migrate(factsMigrations);
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
    names,
    hospitals: new Map(institutions.map(({ code, name }) => [code, name])),
  };
}

/** @throws Problem drg/not-grouped-yet, drg/no-facts */
export async function placeOf(context: Context): Promise<Place> {
  const place = await placeOrNull(context);
  if (!place) throw drgProblems.problem('not-grouped-yet');
  return place;
}

/** The name of a hospital, its code where it has none. */
export function hospitalName(place: Place, code: string): LocalText {
  return place.hospitals.get(code) ?? { zh: code, en: code };
}
