import { route } from '@sanyi/api';
import type { LocalText, Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import { holdsNumber, normalNumber } from '../engine/number.ts';
import { PERSON_FIELDS, type Person } from '../engine/person.ts';
import { identityProblems } from '../problems.ts';
import {
  correctPerson,
  erasePerson,
  lookUp,
  masked,
  type OpenedRow,
  rowsOfKey,
} from '../store/one-person.ts';
import { listUses } from '../store/uses.ts';
import * as schemas from './schemas.ts';

const SHOWN_SECONDS = 60;
/** A shorter number would find too many by trying. */
const LEAST_NUMBER = 6;

/** @throws Problem identities/reason-holds-number */
function refuseNumbers(reason: string): void {
  if (holdsNumber(reason)) throw identityProblems.problem('reason-holds-number');
}

/** Writes down the use: which fields, why, and for whom; never what stood in them. */
async function note(
  tx: Tx,
  viewer: Viewer,
  requestId: string,
  action: 'look-up' | 'unmask' | 'correct' | 'erase',
  personKey: string,
  detail: { readonly reason: string; readonly fields: readonly string[] },
): Promise<void> {
  await recordAudit(tx, {
    actor: viewer,
    action: `identities.${action}`,
    subjectKind: 'person',
    subjectId: personKey,
    scopePath: viewer.scopePath,
    requestId,
    detail,
  });
}

function fieldsOf(person: Person): string[] {
  return PERSON_FIELDS.filter((field) => person[field] !== undefined);
}

async function regionNames(tx: Tx, rows: readonly OpenedRow[]): Promise<ReadonlyMap<string, LocalText>> {
  if (rows.length === 0) return new Map();
  const found = await tx
    .selectFrom('platform.organisation')
    .select(['path', 'name_zh', 'name_en'])
    .where(
      'path',
      'in',
      rows.map((row) => row.scopePath),
    )
    .execute();
  return new Map(found.map((row) => [row.path, { zh: row.name_zh, en: row.name_en || row.name_zh }]));
}

export const routes = {
  'look-up': route({
    body: schemas.lookUp,
    response: schemas.found,
    handle: async ({ platform, viewer, body, requestId, transact }) => {
      const number = normalNumber(body.number);
      if (number === null || number.length < LEAST_NUMBER) throw identityProblems.problem('number-unclear');
      return transact(async (tx) => {
        const rows = await lookUp(platform.keys, tx, body.kind, number);
        const names = await regionNames(tx, rows);
        await note(tx, viewer, requestId, 'look-up', rows[0] ? String(rows[0].personKey) : '-', {
          reason: '',
          fields: [body.kind === 'person' ? 'personNumber' : 'identityNumber'],
        });
        return {
          persons: rows.map((row) => {
            const { note: _, ...shown } = masked(row.personKey, row.person);
            return {
              ...shown,
              personKey: String(row.personKey),
              regionName: names.get(row.scopePath) ?? { zh: row.scopePath, en: row.scopePath },
              fileNo: String(row.fileNo),
              updatedAt: row.updatedAt,
            };
          }),
        };
      });
    },
  }),

  unmask: route({
    body: schemas.unmask,
    response: schemas.clear,
    handle: async ({ platform, viewer, body, requestId, transact }) => {
      refuseNumbers(body.reason);
      return transact(async (tx) => {
        const [row] = await rowsOfKey(platform.keys, tx, BigInt(body.personKey));
        if (!row) throw identityProblems.problem('no-such-person');
        const { person } = row;
        await note(tx, viewer, requestId, 'unmask', body.personKey, {
          reason: body.reason,
          fields: fieldsOf(person),
        });
        return {
          personKey: body.personKey,
          name: person.name ?? null,
          personNumber: person.personNumber ?? null,
          identityNumber: person.identityNumber ?? null,
          phone: person.phone ?? null,
          address: person.address ?? null,
          seconds: SHOWN_SECONDS,
        };
      });
    },
  }),

  correct: route({
    body: schemas.correct,
    response: schemas.done,
    handle: async ({ platform, viewer, body, requestId, transact }) => {
      refuseNumbers(body.reason);
      return transact(async (tx) => {
        const rows = await correctPerson(platform.keys, tx, BigInt(body.personKey), body.field, body.value);
        await note(tx, viewer, requestId, 'correct', body.personKey, {
          reason: body.reason,
          fields: [body.field],
        });
        return { rows: rows.length };
      });
    },
  }),

  erase: route({
    body: schemas.erase,
    response: schemas.done,
    handle: async ({ platform, viewer, body, requestId, transact }) => {
      refuseNumbers(body.reason);
      return transact(async (tx) => {
        const rows = await erasePerson(platform.keys, tx, BigInt(body.personKey));
        await note(tx, viewer, requestId, 'erase', body.personKey, {
          reason: body.reason,
          fields: [...new Set(rows.flatMap(({ person }) => fieldsOf(person)))],
        });
        return { rows: rows.length };
      });
    },
  }),

  uses: route({
    query: schemas.usesQuery,
    response: schemas.uses,
    handle: async ({ query, transact }) => ({
      entries: await transact((tx) => listUses(tx, query.before ?? null, query.action ?? null)),
    }),
  }),
};
