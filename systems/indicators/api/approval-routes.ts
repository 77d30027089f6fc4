import { route } from '@sanyi/api';
import type { LocalText } from '@sanyi/kernel';
import { fixedText } from '@sanyi/quantity';
import { recordAudit } from '@sanyi/records';
import { entryChecksAt } from '../parameters/entry-checks.ts';
import { indicatorProblems } from '../problems.ts';
import { judgeValues, selectWaiting } from '../store/approval.ts';
import { getDefinition } from '../store/definitions.ts';
import {
  insertSumRule,
  listElements,
  listSumRules,
  putElement,
  removeSumRule,
} from '../store/entry-rules.ts';
import { selectValues, valueView } from '../store/values.ts';
import { mayJudge } from './access.ts';
import * as schemas from './entry-schemas.ts';

const both = (zh: string, en: string): LocalText => ({ zh, en: en || zh });

/** Approval of values (数值审核), and the rules they are checked by. */
export const approvalRoutes = {
  waiting: route({
    response: schemas.waiting,
    handle: ({ transact, viewer }) =>
      transact(async (tx) => {
        const all = await selectWaiting(tx).execute();
        const rows = all.filter(
          (row) =>
            viewer.role !== 'department' ||
            row.organisation_id === viewer.organisationId ||
            row.entered_by === viewer.accountId,
        );
        const ids = [...new Set(rows.map((row) => row.indicator_id))];
        const counting =
          ids.length === 0
            ? []
            : await selectValues(tx)
                .where('v.indicator_id', 'in', ids)
                .where('v.superseded_by', 'is', null)
                .where('v.approval', '=', 'approved')
                .execute();
        const current = new Map(
          counting.map((row) => [
            `${row.indicator_id} ${row.organisation_id} ${row.period}`,
            valueView(row).result,
          ]),
        );
        return {
          values: rows.map((row) => {
            const view = valueView(row);
            return {
              ...view,
              indicatorId: row.indicator_id,
              code: row.code,
              indicatorName: both(row.indicator_zh, row.indicator_en),
              unit: row.unit,
              submissionId: row.submission_id,
              current: current.get(`${row.indicator_id} ${row.organisation_id} ${row.period}`) ?? null,
              mayJudge: mayJudge(viewer, row),
            };
          }),
        };
      }),
  }),

  'judge-values': route({
    body: schemas.verdict,
    response: schemas.judged,
    handle: ({ transact, viewer, body, platform, requestId }) =>
      transact(async (tx) => {
        const judged = await judgeValues(tx, viewer, body.ids, { ...body, at: platform.clock.now() });
        for (const row of judged) {
          const indicator = await getDefinition(tx, row.indicator_id);
          await recordAudit(tx, {
            actor: viewer,
            action: body.verdict === 'approved' ? 'indicators.approve' : 'indicators.return',
            subjectKind: 'indicator',
            subjectId: row.indicator_id,
            scopePath: indicator.scope_path,
            requestId,
            detail: { code: indicator.code, value: row.id, period: row.period, note: body.note },
          });
        }
        return { count: judged.length };
      }),
  }),

  rules: route({
    response: schemas.rules,
    handle: ({ transact, viewer, platform }) =>
      transact(async (tx) => {
        const bounds = entryChecksAt(platform.clock.today(), viewer.scopePath);
        return {
          jump: {
            percent: fixedText(bounds.value.jumpPercent),
            from: bounds.from,
            toBeConfirmed: bounds.mark === 'D',
            note: bounds.note ?? null,
          },
          sums: (await listSumRules(tx)).map((row) => ({
            id: row.id,
            wholeId: row.whole_id,
            partIds: [...row.part_ids],
            createdBy: row.created_by_name,
            createdAt: row.created_at,
          })),
          elements: (await listElements(tx)).map((row) => ({
            element: row.element,
            indicatorId: row.indicator_id,
            part: row.part,
            assignedBy: row.assigned_by_name,
            assignedAt: row.assigned_at,
          })),
        };
      }),
  }),

  'add-rule': route({
    body: schemas.newSum,
    response: 'nothing',
    handle: ({ transact, viewer, body, requestId }) =>
      transact(async (tx) => {
        const whole = await getDefinition(tx, body.wholeId);
        if (body.partIds.includes(whole.id))
          throw indicatorProblems.problem('sum-of-itself', { name: whole.name_zh });
        const parts = [];
        for (const id of body.partIds) parts.push(await getDefinition(tx, id));
        const id = await insertSumRule(tx, viewer, body);
        await recordAudit(tx, {
          actor: viewer,
          action: 'indicators.add-rule',
          subjectKind: 'sum-rule',
          subjectId: id,
          scopePath: viewer.scopePath,
          requestId,
          detail: { whole: whole.code, parts: parts.map(({ code }) => code) },
        });
      }),
  }),

  'remove-rule': route({
    params: schemas.ruleParams,
    response: 'nothing',
    handle: ({ transact, viewer, params, requestId }) =>
      transact(async (tx) => {
        await removeSumRule(tx, params.ruleId);
        await recordAudit(tx, {
          actor: viewer,
          action: 'indicators.remove-rule',
          subjectKind: 'sum-rule',
          subjectId: params.ruleId,
          scopePath: viewer.scopePath,
          requestId,
          detail: {},
        });
      }),
  }),

  'assign-element': route({
    body: schemas.element,
    response: 'nothing',
    handle: ({ transact, viewer, body, requestId }) =>
      transact(async (tx) => {
        const indicator = await getDefinition(tx, body.indicatorId);
        await putElement(tx, viewer, body);
        await recordAudit(tx, {
          actor: viewer,
          action: 'indicators.assign-element',
          subjectKind: 'indicator',
          subjectId: indicator.id,
          scopePath: viewer.scopePath,
          requestId,
          detail: { element: body.element, part: body.part, code: indicator.code },
        });
      }),
  }),
};
