import type { Platform } from '@sanyi/api';
import { route } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { PlanFacts } from '@sanyi/system-plan/port';
import { firstDaySeen, lightsSeenBy } from '../store/day-lights.ts';
import { entriesOfWindows } from '../store/entries.ts';
import { forecastPlan } from '../store/forecast-plan.ts';
import { judgePlan } from '../store/judge-plan.ts';
import { listCases } from '../store/supervision-cases.ts';
import { listWindows } from '../store/windows.ts';
import { mayRead } from './case-access.ts';
import * as schemas from './cockpit-schemas.ts';
import {
  type CockpitFacts,
  changesSince,
  changeViews,
  countLights,
  departmentViews,
  spanOf,
  targetViews,
} from './cockpit-views.ts';
import { belongsTo, portsOf } from './ports.ts';
import { litOf } from './supervision-views.ts';
import { organisationNames } from './views.ts';

/** The page that is opened in the morning (驾驶舱): how far, what is red, what changed, who is late, what will be missed. */
export const cockpitRoutes = {
  cockpit: route({
    query: schemas.cockpitQuery,
    response: schemas.cockpit,
    handle: ({ transact, platform, viewer, query }) =>
      transact(async (tx) => {
        const plans = (await portsOf(platform).plan.plans(tx)).filter(
          (plan) => plan.status === 'published' && belongsTo(viewer, plan),
        );
        const newest = plans.toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0));
        const chosen = plans.find(({ id }) => id === query.planId) ?? newest[0];
        return {
          plans: newest.map(({ id, title }) => ({ id, title })),
          plan: chosen ? await planView(tx, platform, viewer, chosen) : null,
        };
      }),
  }),
};

async function planView(tx: Tx, platform: Platform, viewer: Viewer, plan: PlanFacts) {
  const ports = portsOf(platform);
  const today = platform.clock.today();
  const judged = await judgePlan(tx, ports, plan, today);
  const lit = await litOf(tx, judged, today);
  const window = (await listWindows(tx, plan.id)).find(({ opens_on }) => opens_on <= today) ?? null;
  const firstSeen = await firstDaySeen(tx, plan.id);
  const since = changesSince(today, firstSeen);
  const before = firstSeen === null ? null : { on: since, lights: await lightsSeenBy(tx, plan.id, since) };
  const facts: CockpitFacts = {
    lit,
    targets: await forecastPlan(tx, ports, judged, today),
    before,
    cases: (await listCases(tx)).filter(({ row }) => row.plan_id === plan.id && mayRead(viewer, row)),
    window,
    entries: await entriesOfWindows(tx, window ? [window.id] : []),
    names: await organisationNames(tx),
    today,
  };
  return {
    id: plan.id,
    title: plan.title,
    asOf: today,
    period: judged.period,
    ruleVersion: judged.ruleVersion,
    ...spanOf(plan.year, today),
    tasks: lit.length,
    counts: countLights(lit.map(({ light }) => light)),
    before: before && { on: before.on, counts: countLights(before.lights.values()) },
    targets: targetViews(facts),
    changes: changeViews(facts, since),
    departments: departmentViews(facts),
    window: window && {
      id: window.id,
      period: window.period,
      closesOn: window.closes_on,
      open: window.state === 'open' && window.closes_on >= today,
    },
    openCases: facts.cases.filter(({ row }) => row.state === 'open').length,
  };
}
