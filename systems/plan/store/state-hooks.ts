import type { Records } from '@sanyi/records';
import type { StateHook } from './move-task.ts';

const hooksOf = new WeakMap<Records, Set<StateHook>>();

/** Who listens to changes of state (状态变更监听), per opened store. */
export function stateHooks(records: Records): Set<StateHook> {
  const known = hooksOf.get(records);
  if (known) return known;
  const hooks = new Set<StateHook>();
  hooksOf.set(records, hooks);
  return hooks;
}
