import { randomUUID } from 'node:crypto';
import { json, type StoredFile, type Tx } from '@sanyi/records';
import type { PlanReading } from '../engine/reading.ts';
import { type Actor, recordChange } from './change.ts';
import { initialsOf } from './initials.ts';
import { loadOrganisations, organisationFor } from './organisations.ts';
import type { PaperBlock } from './paper-tables.ts';
import { suggestLinks } from './plan-links.ts';
import { planCitations, sectionRow, taskRows } from './reading-rows.ts';
import { planTables } from './tables.ts';
import { type Origin, planTargets } from './target-rows.ts';

/** A paper that has been read, ready to become a plan. */
export interface ReadPaper {
  readonly file: StoredFile;
  readonly format: string;
  readonly encoding: string | null;
  readonly text: string;
  readonly blocks: readonly PaperBlock[];
  readonly notes: readonly {
    readonly code: string;
    readonly message: { readonly zh: string; readonly en: string };
  }[];
  readonly readerVersion: string;
  readonly reading: PlanReading;
  readonly readMilliseconds: number;
}

/** Aliases taught in this region: printed name → organisation. */
export type TaughtOrganisations = ReadonlyMap<string, string | null>;

/** Rows of one insert; keeps a statement below the limit of 65,535 parameters. */
const BATCH = 400;

/**
 * Makes a plan of a paper (方案入库): paper, plan, sections, tasks and everything that hangs on them, in the region of the
 * actor. Departments are tied to organisations where exactly one fits. Answers the plan's id.
 */
export async function saveReading(
  tx: Tx,
  actor: Actor,
  paper: ReadPaper,
  taught: TaughtOrganisations,
): Promise<string> {
  const db = planTables(tx);
  const { scopePath } = actor.viewer;
  const { reading } = paper;
  const [paperId, planId] = [randomUUID(), randomUUID()];
  const origin: Origin = { scopePath, planId };
  await db
    .insertInto('plan.paper')
    .values({
      id: paperId,
      scope_path: scopePath,
      file_id: paper.file.id,
      sha256: paper.file.sha256,
      file_name: paper.file.originalName,
      bytes: BigInt(paper.file.bytes),
      format: paper.format,
      encoding: paper.encoding,
      raw_text: paper.text,
      blocks: json(paper.blocks),
      notes: json(paper.notes),
      reader_version: paper.readerVersion,
      reading: json(reading),
      read_milliseconds: paper.readMilliseconds,
      imported_by: actor.viewer.accountId,
      imported_by_name: actor.viewer.displayName,
    })
    .execute();
  const facts = planFacts(paper);
  const links = await suggestLinks(tx, scopePath, reading, facts);
  await db
    .insertInto('plan.plan')
    .values({
      id: planId,
      scope_path: scopePath,
      paper_id: paperId,
      owner_organisation_id: actor.viewer.organisationId,
      ...facts,
      ...links,
    })
    .execute();

  const sectionIds = new Map(reading.sections.map((section) => [section.id, randomUUID()]));
  const organisations = await loadOrganisations(tx);
  const rows = taskRows(
    reading,
    origin,
    sectionIds,
    paper.text,
    (department) => taught.get(department.raw) ?? organisationFor(department, scopePath, organisations),
  );
  await inBatches(
    reading.sections.map((section, seq) => sectionRow(section, seq, origin, sectionIds)),
    (batch) => db.insertInto('plan.section').values(batch).execute(),
  );
  await inBatches(rows.tasks, (batch) => db.insertInto('plan.task').values(batch).execute());
  await inBatches(rows.responsibilities, (batch) =>
    db.insertInto('plan.responsibility').values(batch).execute(),
  );
  await inBatches(rows.deadlines, (batch) => db.insertInto('plan.deadline').values(batch).execute());
  await inBatches([...rows.targets, ...planTargets(reading, origin)], (batch) =>
    db.insertInto('plan.target').values(batch).execute(),
  );
  await inBatches([...rows.citations, ...planCitations(reading, origin)], (batch) =>
    db.insertInto('plan.citation').values(batch).execute(),
  );
  await recordChange(tx, actor, {
    action: 'imported',
    planId,
    taskId: null,
    scopePath,
    before: {},
    after: {
      title: facts.title,
      docNumber: facts.doc_number,
      tasks: reading.tasks.length,
      sha256: paper.file.sha256,
    },
  });
  return planId;
}

async function inBatches<Row>(
  rows: readonly Row[],
  insert: (batch: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await insert(rows.slice(start, start + BATCH));
}

interface PlanFacts {
  readonly title: string;
  readonly initials: string;
  readonly doc_number: string | null;
  readonly issuer: string | null;
  readonly issued_on: string | null;
  readonly region: string | null;
  readonly year: number | null;
}

function planFacts(paper: ReadPaper): PlanFacts {
  const { metadata } = paper.reading;
  const title =
    (metadata.title ?? metadata.envelopeTitle)?.text.replace(/\s+/g, '') ||
    paper.file.originalName.replace(/\.[^.]+$/, '');
  const issuedOn = metadata.issueDate?.day ?? metadata.draftDate?.day ?? null;
  const named = /(?:19|20)\d\d(?=\s*年)/.exec(title)?.[0];
  const year = named ?? metadata.period?.from?.slice(0, 4) ?? issuedOn?.slice(0, 4);
  return {
    title,
    initials: initialsOf(title),
    doc_number: metadata.docNumber?.text ?? null,
    issuer: metadata.issuers.map((issuer) => issuer.text).join('、') || null,
    issued_on: issuedOn,
    region: metadata.region?.name ?? null,
    year: year === undefined ? null : Number(year),
  };
}
