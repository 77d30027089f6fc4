import type { RouteContext } from '@sanyi/api';
import type { Day } from '@sanyi/quantity';
import { drgProblems } from '../problems.ts';
import { heldScheme, type ReadyScheme, readyScheme, schemeHead, useOn, usesFor } from '../store/schemes.ts';

/** Which scheme is asked for (选用方案): one by its number, else the one in force on a day of discharge. */
export interface Choice {
  readonly schemeNo?: number | undefined;
  readonly dischargedOn?: string | undefined;
}

export type Asking = Pick<RouteContext<unknown, unknown, unknown>, 'platform' | 'viewer' | 'transact'>;

/**
 * The scheme that is asked for, ready to group (选定方案). Nothing is asked of the database where nothing changed since the last case.
 *
 * @throws Problem drg/no-such-scheme, drg/no-scheme-in-force
 */
export async function chosenScheme(context: Asking, choice: Choice): Promise<ReadyScheme> {
  const { platform, viewer, transact } = context;
  const remembered = <T>(what: string, read: () => Promise<T>) =>
    platform.records.remembered(
      `drg ${what} for ${viewer.scopePath} ${viewer.organisationId} ${viewer.role}`,
      read,
    );
  if (choice.schemeNo !== undefined) {
    const { schemeNo } = choice;
    const head = await remembered(`scheme ${schemeNo}`, () => transact((tx) => schemeHead(tx, schemeNo)));
    return (
      heldScheme({ schemeNo, sha256: head.content_sha256 }) ??
      (await transact((tx) => readyScheme(tx, schemeNo)))
    );
  }
  const uses = await remembered('uses', () => usesFor(platform.records, viewer));
  const day = (choice.dischargedOn ?? platform.clock.today()) as Day;
  const use = useOn(uses, day);
  if (!use) throw drgProblems.problem('no-scheme-in-force', { day });
  return heldScheme(use) ?? (await transact((tx) => readyScheme(tx, use.schemeNo)));
}
