import { route } from '@sanyi/api';
import { inLocale, type Locale } from '@sanyi/kernel';
import { recordAudit } from '@sanyi/records';
import { cardsFor } from '../../engine/cds/cards.ts';
import type { Prefetched } from '../../engine/cds/fhir.ts';
import { fhirCase } from '../../engine/cds/fhir-case.ts';
import { schemeNames } from '../../engine/scheme-names.ts';
import { drgProblems } from '../../problems.ts';
import { chosenScheme } from '../chosen-scheme.ts';
import { cards, feedbackBody, hookBody, received, services } from './schemas.ts';

const SERVICE = 'drg-at-discharge';
/** What a client is asked to send ahead; without the first four nothing can be said. */
const PREFETCH = {
  patient: 'Patient/{{context.patientId}}',
  encounter: 'Encounter/{{context.encounterId}}',
  conditions: 'Condition?encounter={{context.encounterId}}',
  procedures: 'Procedure?encounter={{context.encounterId}}',
  weights:
    'Observation?encounter={{context.encounterId}}&code=http://loinc.org|8339-4,http://loinc.org|29463-7',
};
const NEEDED = ['patient', 'encounter', 'conditions', 'procedures'] as const;
const REASONS = [
  { code: 'record-checked', zh: '已核对病历，编码无误', en: 'Checked against the record, codes are right' },
  { code: 'not-coded-yet', zh: '编码尚未完成', en: 'Coding is not finished' },
];

export const cdsRoutes = {
  'cds-services': route({
    response: services,
    handle: async ({ locale }) => {
      const say = (zh: string, en: string) => inLocale({ zh, en }, locale);
      return {
        services: [
          {
            hook: 'encounter-discharge',
            id: SERVICE,
            title: say('出院病例分组', 'DRG at discharge'),
            description: say(
              '出院时告诉这次住院的分组、依据、缺少的内容，以及改动一项编码会怎样；不作填报建议。',
              'Tells at discharge the group of the stay, why, what is missing, and what one change of codes would do; it advises no code.',
            ),
            usageRequirements: say(
              '以有“查看病例分组”权限的账号登录；四种资源须随请求预取。',
              'Signed in with an account that may read the grouping; the four resources must be prefetched.',
            ),
            prefetch: PREFETCH,
          },
        ],
      };
    },
  }),

  'cds-discharge': route({
    body: hookBody,
    response: cards,
    handle: async (context) => {
      const { body, locale, origin } = context;
      const read = fhirCase(prefetchedOf(body.prefetch ?? {}));
      const { schemeNo, scheme, explainer } = await chosenScheme(context, {
        dischargedOn: read.dischargedOn ?? undefined,
      });
      const explanation = explainer.explain(read.given);
      return {
        cards: cardsFor(read, explanation, schemeNames(scheme), (text) => inLocale(text, locale)).map(
          (card) => ({
            ...card,
            uuid: crypto.randomUUID(),
            source: {
              label: inLocale({ zh: `三医 · ${scheme.name}`, en: `Sanyi · ${scheme.name}` }, locale),
              url: `${origin}/drg/schemes/${schemeNo}`,
            },
            ...(card.indicator === 'warning' ? { overrideReasons: reasonsIn(locale, origin) } : {}),
          }),
        ),
      };
    },
  }),

  'cds-feedback': route({
    body: feedbackBody,
    // The standard wants 200, not 204.
    response: received,
    handle: async ({ transact, viewer, requestId, body }) => {
      await transact(async (tx) => {
        for (const { card, outcome, ...detail } of body.feedback)
          await recordAudit(tx, {
            actor: viewer,
            action: `drg.cds-${outcome}`,
            subjectKind: 'cds-card',
            subjectId: card,
            scopePath: viewer.scopePath,
            requestId,
            detail,
          });
      });
      return {};
    },
  }),
};

function reasonsIn(locale: Locale, origin: string) {
  return REASONS.map(({ code, ...display }) => ({
    system: `${origin}/drg/cds-override`,
    code,
    display: inLocale(display, locale),
  }));
}

type Sent = NonNullable<ReturnType<typeof hookBody.parse>['prefetch']>;

/** @throws Problem drg/prefetch-missing */
function prefetchedOf(sent: Sent): Prefetched {
  const missing = NEEDED.filter((key) => !sent[key]);
  const { patient, encounter, conditions, procedures, weights } = sent;
  if (!patient || !encounter || !conditions || !procedures)
    throw drgProblems.problem('prefetch-missing', { missing: missing.join(', ') });
  return {
    patient,
    encounter,
    conditions: resourcesOf<Prefetched['conditions'][number]>(conditions, 'Condition'),
    procedures: resourcesOf<Prefetched['procedures'][number]>(procedures, 'Procedure'),
    weights: resourcesOf<Prefetched['weights'][number]>(weights ?? {}, 'Observation'),
  };
}

function resourcesOf<Resource extends { readonly resourceType: string }>(
  bundle: {
    readonly entry?:
      | readonly { readonly resource?: { readonly resourceType: string } | undefined }[]
      | undefined;
  },
  type: Resource['resourceType'],
): Resource[] {
  return (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === type ? [resource as Resource] : [],
  );
}
