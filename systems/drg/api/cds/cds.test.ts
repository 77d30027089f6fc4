import { settableClock, type TestServer, testServer } from '@sanyi/api/testing';
import { lintScheme, teachingScheme } from '@sanyi/grouping';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, expect, it } from 'vitest';
import { server as drg } from '../../server.ts';
import { keepScheme, putInForce } from '../../store/schemes.ts';

const office = viewerFixture();
const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
const condition = (id: string, code: string, more: object = {}) => ({
  resource: { resourceType: 'Condition', id, code: { coding: [{ system: ICD10, code }] }, ...more },
});
const procedure = (id: string, code: string, status = 'completed') => ({
  resource: { resourceType: 'Procedure', id, status, code: { coding: [{ system: 'urn:icd-9-cm', code }] } },
});
const bundle = (...entry: object[]) => ({ resourceType: 'Bundle', type: 'searchset', entry });

/** A call as a record system makes it: gall bladder out, diabetes beside. */
function call(changes: object = {}, prefetch: object = {}) {
  return {
    hook: 'encounter-discharge',
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    fhirServer: 'https://his.example/fhir',
    context: { userId: 'Practitioner/1', patientId: 'p1', encounterId: 'e1' },
    prefetch: {
      patient: { resourceType: 'Patient', id: 'p1', gender: 'male', birthDate: '1970-05-20' },
      encounter: {
        resourceType: 'Encounter',
        id: 'e1',
        status: 'finished',
        period: { start: '2026-03-01T09:00:00+08:00', end: '2026-03-06T10:00:00+08:00' },
        hospitalization: { dischargeDisposition: { coding: [{ code: 'home' }] } },
        diagnosis: [
          { condition: { reference: 'Condition/c2' }, use: { coding: [{ code: 'DD' }] }, rank: 1 },
          { condition: { reference: 'Condition/c1' }, use: { coding: [{ code: 'DD' }] }, rank: 2 },
        ],
      },
      conditions: bundle(condition('c1', 'E11.900'), condition('c2', 'K80.000')),
      procedures: bundle(procedure('o1', '51.2300'), procedure('o2', '37.5100', 'not-done')),
      ...prefetch,
    },
    ...changes,
  };
}

interface Card {
  readonly uuid: string;
  readonly summary: string;
  readonly detail: string;
  readonly indicator: string;
  readonly source: { readonly label: string; readonly url: string };
}

describeApi(
  'CDS Hooks',
  { migrations: drg.migrations, clock: settableClock('2026-04-10T01:00:00.000Z') },
  (open) => {
    let server: TestServer;
    let ask: TestServer['call'];
    const URL = '/api/drg/cds-services/drg-at-discharge';

    beforeEach(async () => {
      const records = await open();
      await seedOrganisations(records, [office]);
      server = await testServer(records, [drg]);
      await records.asSystem('a scheme in force', async (tx) => {
        const { schemeNo } = await keepScheme(tx, {
          scheme: teachingScheme,
          gaps: [],
          findings: lintScheme(teachingScheme),
          fileName: 'teaching.json',
          layout: 'own',
          scopePath: '/city/',
          importedByName: 'test',
        });
        await putInForce(tx, { schemeNo, from: '2026-01-01', scopePath: '/city/', by: 'test' });
      });
      ask = await server.as(office);
      return () => server.close();
    });

    const cardsOf = async (body: object, language = 'zh-CN') => {
      const answer = await ask('POST', URL, { body, headers: { 'accept-language': language } });
      expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, answer.text.slice(0, 200)]);
      return answer.json<{ cards: Card[] }>().cards;
    };

    it('are told to whoever asks, with what to prefetch', async () => {
      const answer = await server.call('GET', '/api/drg/cds-services', {
        headers: { 'accept-language': 'en' },
      });
      expect(answer.json()).toMatchObject({
        services: [
          {
            hook: 'encounter-discharge',
            id: 'drg-at-discharge',
            title: 'DRG at discharge',
            prefetch: {
              patient: 'Patient/{{context.patientId}}',
              encounter: 'Encounter/{{context.encounterId}}',
              conditions: 'Condition?encounter={{context.encounterId}}',
              procedures: 'Procedure?encounter={{context.encounterId}}',
            },
          },
        ],
      });
    });

    it('tell the group of the stay, why, and what one change would do, in both languages', async () => {
      const [group, change, ...more] = await cardsOf(call());
      expect(more).toEqual([]);
      expect(group).toMatchObject({ summary: '入组 HC23 胆囊切除', indicator: 'info' });
      expect(group?.detail).toContain('K80.000');
      expect(group?.source.label).toContain('教学方案');
      expect(group?.uuid).toMatch(/^[0-9a-f-]{36}$/);
      expect(change?.detail).toContain('没有诊断 E11.900：HC25');
      const [english, changed] = await cardsOf(call(), 'en');
      expect(english).toMatchObject({ summary: 'Group HC23 胆囊切除' });
      expect(changed?.detail).toContain('without diagnosis E11.900: HC25');
      for (const card of [group, change, english, changed]) expect(card?.summary.length).toBeLessThan(140);
    });

    it('say what is missing: a main diagnosis, a weight, a code the scheme knows', async () => {
      const none = await cardsOf(call({}, { conditions: bundle() }));
      expect(none[0]).toMatchObject({ summary: '未入组：没有主要诊断', indicator: 'warning' });
      expect(none[0]?.detail).toContain('请补填主要诊断编码');
      const unsaid = await cardsOf(
        call(
          {},
          { encounter: { resourceType: 'Encounter', period: { start: '2026-03-01', end: '2026-03-06' } } },
        ),
      );
      expect(unsaid.map((card) => card.summary)).toContain('没有指明主要诊断');
      const child = { resourceType: 'Patient', gender: 'female', birthDate: '2026-02-25' };
      const light = await cardsOf(call({}, { patient: child, procedures: bundle() }));
      expect(light[0]).toMatchObject({ summary: '未入组：新生儿没有体重' });
      const weighed = await cardsOf(
        call(
          {},
          {
            patient: child,
            procedures: bundle(),
            weights: bundle({
              resource: {
                resourceType: 'Observation',
                status: 'final',
                valueQuantity: { value: 3.1, code: 'kg' },
              },
            }),
          },
        ),
      );
      expect(weighed[0]?.summary).toMatch(/^入组 PU1/);
      const odd = await cardsOf(
        call(
          {},
          {
            conditions: bundle(
              condition('c2', 'K80.000'),
              condition('c1', 'X99.1'),
              { resource: { resourceType: 'Condition', id: 'c9' } },
              condition('c8', 'A41.900', { verificationStatus: { coding: [{ code: 'refuted' }] } }),
            ),
          },
        ),
      );
      const unused = odd.find((card) => card.summary === '有编码没有用上');
      expect(unused?.detail).toContain('X99.1');
      expect(unused?.detail).toContain('Condition/c9');
      expect(odd[0]).toMatchObject({ summary: '入组 HC25 胆囊切除' });
    });

    it('follow the scheme of the day of discharge', async () => {
      const early = call(
        {},
        {
          encounter: { resourceType: 'Encounter', period: { start: '2025-12-01', end: '2025-12-06' } },
        },
      );
      expect((await ask('POST', URL, { body: early })).json()).toMatchObject({
        status: 409,
        code: 'drg/no-scheme-in-force',
      });
    });

    it('refuse what is no call of the hook, lacks resources or comes from nobody', async () => {
      const lacking = await ask('POST', URL, { body: call({ prefetch: { patient: null } }) });
      expect(lacking.json()).toMatchObject({ status: 412, code: 'drg/prefetch-missing' });
      expect(lacking.text).toContain('procedures');
      expect((await ask('POST', URL, { body: call({ hook: 'patient-view' }) })).status).toBe(400);
      expect((await ask('POST', URL, { body: call({ hookInstance: 'x' }) })).status).toBe(400);
      expect((await server.call('POST', URL, { body: call() })).status).toBe(401);
    });

    it('keep feedback in the trail', async () => {
      const [card] = await cardsOf(call());
      const answer = await ask('POST', `${URL}/feedback`, {
        body: {
          feedback: [
            {
              card: card?.uuid,
              outcome: 'overridden',
              overrideReason: { reason: { code: 'record-checked' }, userComment: '已核对' },
              outcomeTimestamp: '2026-03-06T10:05:00+08:00',
            },
          ],
        },
      });
      expect([answer.status, answer.json()]).toEqual([200, {}]);
      const kept = await server.platform.records.asSystem('trail', (tx) =>
        tx
          .selectFrom('platform.audit_entry')
          .select(['action', 'subject_id', 'detail'])
          .where('action', '=', 'drg.cds-overridden')
          .execute(),
      );
      expect(kept).toMatchObject([
        { subject_id: card?.uuid, detail: { overrideReason: { userComment: '已核对' } } },
      ]);
    });
  },
);
