import { type RouteContext, route } from '@sanyi/api';
import type { LocalText, Viewer } from '@sanyi/kernel';
import { periodStart } from '@sanyi/quantity';
import { recordAudit, type Tx } from '@sanyi/records';
import type { PlanPort } from '@sanyi/system-plan/port';
import { sql } from 'kysely';
import { checkRows } from '../engine/entry/check-rows.ts';
import type { Finding } from '../engine/entry/finding.ts';
import { indicatorProblems } from '../problems.ts';
import { waitingCounts } from '../store/approval.ts';
import {
  definitionView,
  getDefinition,
  type IndicatorRow,
  insertDefinition,
  listDefinitions,
  updateDefinition,
} from '../store/definitions.ts';
import { entryWorld } from '../store/entry-world.ts';
import { latestValues } from '../store/latest.ts';
import { linkCounts, targetsOfIndicator } from '../store/links.ts';
import { insertValue, selectValues, valueView } from '../store/values.ts';
import { mayEnter } from './access.ts';
import * as schemas from './schemas.ts';

async function viewsOf(tx: Tx, viewer: Viewer, rows: readonly IndicatorRow[], today: string) {
  const ids = rows.map((row) => row.id);
  const latest = await latestValues(tx, ids, today);
  const counts = await linkCounts(tx);
  const waiting = await waitingCounts(tx);
  return rows.map((row) => {
    const value = latest.get(row.id);
    return {
      ...definitionView(row),
      latest: value ? valueView(value) : null,
      waiting: waiting.get(row.id) ?? 0,
      linkedTargets: counts.get(row.id) ?? 0,
      mayEnter: mayEnter(viewer, row),
    };
  });
}

async function oneView(tx: Tx, viewer: Viewer, id: string, today: string) {
  const [view] = await viewsOf(tx, viewer, [await getDefinition(tx, id)], today);
  if (!view) throw indicatorProblems.problem('no-such-indicator');
  return view;
}

async function organisationName(tx: Tx, id: string | null): Promise<LocalText> {
  const row = id
    ? await tx
        .selectFrom('platform.organisation')
        .select(['name_zh', 'name_en'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  return row
    ? { zh: row.name_zh, en: row.name_en || row.name_zh }
    : { zh: '医改办', en: 'the reform office' };
}

/** The organisation exists inside the viewer's scope. @throws indicators/no-such-organisation */
export async function mustBeOwn(tx: Tx, organisationId: string): Promise<void> {
  const row = await tx
    .selectFrom('platform.organisation')
    .select('id')
    .where('id', '=', organisationId)
    .where(sql<boolean>`platform.in_scope(path)`)
    .executeTakeFirst();
  if (!row) throw indicatorProblems.problem('no-such-organisation', { id: organisationId });
}

async function linkedTargets(tx: Tx, plan: PlanPort, indicatorId: string) {
  const answers = [];
  for (const link of await targetsOfIndicator(tx, indicatorId)) {
    const target = await plan.target(tx, link.target_id);
    const owner = await plan.plan(tx, link.plan_id);
    if (!target || !owner) continue;
    answers.push({
      targetId: target.id,
      planId: target.planId,
      taskId: target.taskId,
      planTitle: owner.title,
      taskTitle: target.taskId ? ((await plan.task(tx, target.taskId))?.title ?? null) : null,
      text: target.phrase,
      value: target.value,
      unit: target.unit,
      clause: target.clause,
      due: target.dueOn,
    });
  }
  return answers;
}

export const definitionRoutes = {
  list: route({
    response: schemas.list,
    handle: ({ transact, viewer, platform }) =>
      transact(async (tx) => ({
        indicators: await viewsOf(tx, viewer, await listDefinitions(tx), platform.clock.today()),
      })),
  }),

  create: route({
    body: schemas.definition,
    response: schemas.indicator,
    handle: ({ transact, viewer, body, platform, requestId }) =>
      transact(async (tx) => {
        if (body.ownerOrganisationId) await mustBeOwn(tx, body.ownerOrganisationId);
        const id = await insertDefinition(tx, viewer.scopePath, body);
        const indicator = await getDefinition(tx, id);
        await note(tx, viewer, requestId, 'indicators.create', indicator, { name: body.name.zh });
        return oneView(tx, viewer, id, platform.clock.today());
      }),
  }),

  get: route({
    params: schemas.indicatorParams,
    response: schemas.detail,
    handle: ({ transact, viewer, params, platform, setVersion }) =>
      transact(async (tx) => {
        const indicator = await oneView(tx, viewer, params.indicatorId, platform.clock.today());
        setVersion(indicator.version);
        const values = await selectValues(tx).where('v.indicator_id', '=', params.indicatorId).execute();
        const targets = await linkedTargets(tx, platform.port<PlanPort>('plan'), params.indicatorId);
        return { indicator, values: values.map(valueView), targets };
      }),
  }),

  update: route({
    params: schemas.indicatorParams,
    body: schemas.definitionChange,
    response: schemas.indicator,
    handle: ({ transact, viewer, params, body, platform, requestId, ifMatch }) =>
      transact(async (tx) => {
        if (body.ownerOrganisationId) await mustBeOwn(tx, body.ownerOrganisationId);
        const before = await updateDefinition(tx, params.indicatorId, ifMatch(), body);
        await note(tx, viewer, requestId, 'indicators.update', before, { ...body });
        return oneView(tx, viewer, params.indicatorId, platform.clock.today());
      }),
  }),

  enter: route({
    params: schemas.indicatorParams,
    body: schemas.entry,
    response: schemas.value,
    handle: (context) => context.transact((tx) => enterValue(tx, context)),
  }),
};

type EntryContext = RouteContext<
  { indicatorId: string },
  undefined,
  import('zod').output<typeof schemas.entry>
>;

async function enterValue(tx: Tx, { viewer, params, body, platform, requestId }: EntryContext) {
  const indicator = await getDefinition(tx, params.indicatorId);
  if (indicator.computed_code !== null)
    throw indicatorProblems.problem('filled-from-data', { name: indicator.name_zh });
  if (!mayEnter(viewer, indicator)) {
    const owner = await organisationName(tx, indicator.owner_organisation_id);
    throw indicatorProblems.problem('not-your-indicator', { name: indicator.name_zh, owner: owner.zh });
  }
  const organisationId = body.organisationId ?? indicator.owner_organisation_id ?? viewer.organisationId;
  await mustBeOwn(tx, organisationId);
  const world = await entryWorld(tx, viewer, {
    today: platform.clock.today(),
    periods: [body.period],
    codes: [],
    mayEnter: (row) => mayEnter(viewer, row),
    indicatorId: indicator.id,
  });
  if (!world.mayEnterFor(indicator.id, organisationId)) {
    const other = await organisationName(tx, organisationId);
    throw indicatorProblems.problem('not-your-indicator', { name: indicator.name_zh, owner: other.zh });
  }
  const [checked] = checkRows(
    [
      {
        sheet: '',
        line: 1,
        code: indicator.code,
        organisation: organisationId,
        period: body.period,
        numerator: body.numerator,
        denominator: body.denominator ?? '',
        note: body.note,
        findings: [],
      },
    ],
    world,
  );
  const found = checked?.findings ?? [];
  refuseFaults(found, indicator, body);
  const id = await insertValue(tx, indicator, {
    ...body,
    organisationId,
    enteredBy: viewer.accountId,
    enteredByName: viewer.displayName,
    remarks: found,
  });
  await note(tx, viewer, requestId, 'indicators.enter', indicator, { ...body, organisationId });
  return valueView(await selectValues(tx).where('v.id', '=', id).executeTakeFirstOrThrow());
}

/** The first fault as a refusal; remarks do not refuse, they travel with the value. */
function refuseFaults(
  found: readonly Finding[],
  indicator: IndicatorRow,
  body: import('zod').output<typeof schemas.entry>,
): void {
  const name = indicator.name_zh;
  const { numerator, period } = body;
  const denominator = body.denominator ?? '';
  const fault = found.find(({ severity }) => severity === 'error');
  switch (fault?.code) {
    case undefined:
      return;
    case 'future-period':
      throw indicatorProblems.problem('future-period', { period, start: periodStart(period) });
    case 'part-exceeds-whole':
      throw indicatorProblems.problem('part-exceeds-whole', { name, numerator, denominator });
    case 'below-nought':
      throw indicatorProblems.problem('below-nought', { name });
    case 'denominator-missing':
    case 'denominator-zero':
    case 'denominator-not-used':
      throw indicatorProblems.problem(fault.code, { name });
    default:
      throw new Error(`an entry by form cannot have the fault ${fault?.code}`);
  }
}

async function note(
  tx: Tx,
  viewer: Viewer,
  requestId: string,
  action: string,
  indicator: Pick<IndicatorRow, 'id' | 'code' | 'scope_path'>,
  detail: Record<string, unknown>,
) {
  await recordAudit(tx, {
    actor: viewer,
    action,
    subjectKind: 'indicator',
    subjectId: indicator.id,
    scopePath: indicator.scope_path,
    requestId,
    detail: { code: indicator.code, ...detail },
  });
}
