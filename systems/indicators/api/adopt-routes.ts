import { route } from '@sanyi/api';
import { recordAudit } from '@sanyi/records';
import { filledDefinition } from '../engine/filled-definition.ts';
import { fillRegion } from '../jobs/fill.ts';
import { insertDefinition } from '../store/definitions.ts';
import { compiledOf } from './computed-routes.ts';
import * as schemas from './computed-schemas.ts';
import { formulaWords } from './computed-views.ts';
import { mustBeOwn } from './definition-routes.ts';

/** Taking a computed indicator into the office's library (纳入指标库), where targets link to it. */
export const adoptRoutes = {
  adopt: route({
    params: schemas.computedParams,
    body: schemas.adoption,
    response: schemas.adopted,
    handle: async ({ platform, transact, viewer, params, body, requestId }) => {
      const indicator = compiledOf(params.code);
      const { ownerOrganisationId } = body;
      const definition = filledDefinition(indicator, {
        formula: formulaWords(indicator),
        ownerOrganisationId,
      });
      const indicatorId = await transact(async (tx) => {
        if (ownerOrganisationId !== null) await mustBeOwn(tx, ownerOrganisationId);
        const id = await insertDefinition(tx, viewer.scopePath, definition, params.code);
        await recordAudit(tx, {
          actor: viewer,
          action: 'indicators.adopt',
          subjectKind: 'indicator',
          subjectId: id,
          scopePath: viewer.scopePath,
          requestId,
          detail: { code: params.code },
        });
        return id;
      });
      return { indicatorId, filled: await fillRegion(platform, viewer.scopePath) };
    },
  }),
};
