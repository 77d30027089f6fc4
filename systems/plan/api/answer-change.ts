import type { RouteContext } from '@sanyi/api';
import type { Tx } from '@sanyi/records';
import type { Actor } from '../store/change.ts';
import { actorOfRequest } from './actor.ts';

type ChangeContext = Pick<
  RouteContext<unknown, unknown, unknown>,
  'viewer' | 'platform' | 'requestId' | 'transact' | 'setVersion'
>;
type VersionedContext = ChangeContext & Pick<RouteContext<unknown, unknown, unknown>, 'ifMatch'>;

/** Makes one change in one transaction and answers the changed thing with its new version (变更应答). */
export async function answerChange<Answer extends { readonly version: number }>(
  context: ChangeContext,
  change: (tx: Tx, actor: Actor) => Promise<Answer>,
): Promise<Answer> {
  const actor = actorOfRequest(context);
  const answer = await context.transact((tx) => change(tx, actor));
  context.setVersion(answer.version);
  return answer;
}

/** A change that rests on the version named in If-Match. */
export function answerVersioned<Answer extends { readonly version: number }>(
  context: VersionedContext,
  change: (tx: Tx, actor: Actor, version: number) => Promise<Answer>,
): Promise<Answer> {
  return answerChange(context, (tx, actor) => change(tx, actor, context.ifMatch()));
}

/** A removal that rests on the version named in If-Match. */
export function answerRemoval(
  context: VersionedContext,
  remove: (tx: Tx, actor: Actor, version: number) => Promise<void>,
): Promise<void> {
  return context.transact((tx) => remove(tx, actorOfRequest(context), context.ifMatch()));
}
