import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import type { Platform } from '@sanyi/api';
import type { LocalText, Viewer } from '@sanyi/kernel';
import { json } from '@sanyi/records';
import type { RegionPort } from '@sanyi/system-region/port';
import { register } from '../api/file-routes.ts';
import type { FormatId } from '../engine/contract.ts';
import { importJob } from '../jobs/import.ts';
import { changeFile } from '../store/files.ts';
import { IMPORT_ORDER } from '../store/import-order.ts';
import { dataTables } from '../store/tables.ts';
import { personOf } from './cast.ts';
import { platformOn } from './dated.ts';
import { linkInstitutions, readInstitutions } from './senders.ts';

/**
 * The practice region of the demonstration (演示数据规模): the year before last and last year, so that every row lies in the
 * past. Some five thousand stays, so that every page is alive; fewer visits than a region has, so that a first start stays
 * within a minute.
 */
const SIZE = { residents: 10_000, stays: 285, visits: 1_800 };
const SEED = 20_260_101;
const LARGEST = 4 * 1024 * 1024 * 1024;

/** Files that stay out, so that something is late. */
const WITHHELD = [/front-page_(\d{4})\.csv$/];

type Tell = (text: LocalText) => void;

/** Generates the demonstration's region (生成演示区域) into a folder, which is answered; `null` where there is no generator. */
export async function prepareData(platform: Platform, tell: Tell = () => undefined): Promise<string | null> {
  if (!platform.facts) return null;
  if (!platform.manifests.some((manifest) => manifest.id === 'region' && manifest.offers)) return null;
  const folder = await mkdtemp(join(tmpdir(), 'sanyi-demonstration-'));
  const year = Number(platform.clock.today().slice(0, 4)) - 2;
  try {
    await platform
      .port<RegionPort>('region')
      .generate({ ...SIZE, seed: SEED, year, years: 2 }, folder, ({ percent }) =>
        tell({ zh: `生成演练区域 ${percent}%`, en: `Generating the practice region ${percent}%` }),
      );
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

/** Lays down the demonstration's data (演示数据): the generated region, imported file by file by the job a user's upload starts. */
export async function seedData(
  platform: Platform,
  tell: Tell = () => undefined,
  prepared: unknown = null,
): Promise<void> {
  if (typeof prepared !== 'string') return;
  try {
    await importRegion(platform, prepared, tell);
  } finally {
    await rm(prepared, { recursive: true, force: true });
  }
}

interface Delivery {
  readonly path: string;
  readonly senderId: string;
  readonly receivedOn: string;
}

/** Imports a generated region (导入演练区域), each file in the name of its organisation. */
export async function importRegion(platform: Platform, folder: string, tell: Tell): Promise<void> {
  const { insurance, office, region } = await platform.records.asSystem(
    'people of the demonstration',
    async (tx) => ({
      insurance: await personOf(tx, 'guminzhi'),
      office: await personOf(tx, 'zhanglan'),
      region: await tx
        .selectFrom('platform.organisation')
        .select(['id', 'path'])
        .where('id', '=', 'qinghe')
        .executeTakeFirst(),
    }),
  );
  if (!insurance || !office || !region) return;
  const institutions = await readInstitutions(join(folder, 'templates', 'institutions.xlsx'));
  const links = await platform.records.asSystem('institutions of the demonstration', (tx) =>
    linkInstitutions(tx, institutions, region),
  );
  const deliveries = await deliveriesOf(folder, links);
  const hospitals = deliveries.filter((delivery) => WITHHELD.some((pattern) => pattern.test(delivery.path)));
  const late = hospitals.toSorted((a, b) => b.path.localeCompare(a.path))[0];
  await setExpectations(platform, region.path, deliveries);
  const received = [];
  for (const delivery of deliveries) {
    if (delivery === late) continue;
    const dated = platformOn(platform, delivery.receivedOn);
    const viewer = delivery.senderId === insurance.organisationId ? insurance : office;
    const name = basename(delivery.path);
    const sealed = await platform.sealed.receive(createReadStream(delivery.path), name, LARGEST);
    const file = await register(
      dated,
      { viewer, clock: dated.clock, requestId: null },
      {
        ...sealed,
        name,
        senderId: delivery.senderId,
      },
    );
    received.push({ file, viewer, dated });
  }
  const rank = (format: string | null) => {
    const place = IMPORT_ORDER.findIndex((one) => one === format);
    return place < 0 ? IMPORT_ORDER.length : place;
  };
  const order = received
    .filter(({ file }) => file.format !== null && file.format !== 'mapped' && !file.known)
    .toSorted(
      (a, b) =>
        rank(a.file.format ?? null) - rank(b.file.format ?? null) ||
        a.dated.clock.today().localeCompare(b.dated.clock.today()),
    );
  let begun = 0;
  // What came on one day may go in side by side; what a later file repeats or is joined to stands before.
  const groups = new Map<string, typeof order>();
  for (const item of order) {
    const key = `${rank(item.file.format ?? null)} ${item.dated.clock.today()}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  for (const group of groups.values()) {
    const waiting = [...group];
    // One file is read while the engine stores another.
    const take = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { file, viewer, dated } = next;
        begun += 1;
        tell({
          zh: `导入 ${begun}/${order.length} ${file.name}`,
          en: `Importing ${begun}/${order.length} ${file.name}`,
        });
        await importOne(dated, viewer, file.fileNo, file.format as FormatId);
      }
    };
    await Promise.all([take(), take()]);
  }
}

async function importOne(
  platform: Platform,
  viewer: Viewer,
  fileNo: number,
  format: FormatId,
): Promise<void> {
  await platform.records.asViewer(viewer, (tx) =>
    changeFile(tx, fileNo, {
      state: 'importing',
      choice: json({
        format,
        remember: false,
        wrongRows: 'set-aside',
        onOverlap: 'new-only',
        supersedes: null,
      }),
    }),
  );
  try {
    await importJob(platform).run({
      id: '00000000-0000-4000-8000-000000000000',
      payload: { fileNo },
      viewer,
      records: platform.records,
      logger: undefined,
      attempt: 1,
      lastCheckpoint: null,
      signal: new AbortController().signal,
      progress: () => undefined,
      checkpoint: async () => undefined,
    });
  } catch (error) {
    // A file that is refused stays in the list as refused; that is a part of the story.
    if (!(error instanceof Error && error.name === 'Problem')) throw error;
  }
}

const INSURER = 'qh-ybj';
const HEALTH = 'qh-wjw';

/** Who sent which file on which day: the insurer its tables, hospitals their pages, the health commission the rest. */
async function deliveriesOf(folder: string, links: ReadonlyMap<string, string>): Promise<Delivery[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .toSorted()
    .flatMap((path): Delivery[] => {
      const [room = '', part = ''] = relative(folder, path).split(/[\\/]/);
      const year = Number(/(20\d\d)/.exec(basename(path))?.[1] ?? 0);
      const day = (of: string) => `${(year || 2025) + 1}-${of}`;
      if (room === 'insurer')
        return [
          { path, senderId: INSURER, receivedOn: day(path.includes('second-upload') ? '02-11' : '01-12') },
        ];
      if (room === 'hospitals')
        return [
          {
            path,
            senderId: links.get(part) ?? HEALTH,
            receivedOn: day(`01-${10 + (part.charCodeAt(11) % 12)}`),
          },
        ];
      if (room === 'templates' || room === 'indicators')
        return [{ path, senderId: HEALTH, receivedOn: year === 0 ? '2026-01-15' : day('01-15') }];
      return [];
    });
}

async function setExpectations(
  platform: Platform,
  scopePath: string,
  deliveries: readonly Delivery[],
): Promise<void> {
  const hospitals = new Set(
    deliveries
      .filter((delivery) => /front-page_\d{4}\.csv$/.test(delivery.path))
      .map((delivery) => delivery.senderId),
  );
  const wanted: { organisation_id: string; format: FormatId; due_day: number }[] = [
    ...(
      [
        'insurer-encounters',
        'insurer-settlements',
        'insurer-fee-lines',
        'insurer-diagnoses',
        'insurer-operations',
      ] as const
    ).map((format) => ({ organisation_id: INSURER, format, due_day: 15 })),
    ...[...hospitals].map((organisation_id) => ({
      organisation_id,
      format: 'front-page' as const,
      due_day: 20,
    })),
    ...(['institutions', 'finance', 'capacity', 'population', 'contracts', 'prescriptions'] as const).map(
      (format) => ({
        organisation_id: HEALTH,
        format,
        due_day: 31,
      }),
    ),
  ];
  await platform.records.asSystem('expectations of the demonstration', async (tx) => {
    for (const item of wanted)
      await dataTables(tx)
        .insertInto('data.expectation')
        .values({ ...item, scope_path: scopePath, every: 'year' })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });
}
