import { type Access, PUBLIC, roles, SIGNED_IN, type SystemManifest } from '@sanyi/kernel';
import type { Parameter, PartValue, Sources } from '@sanyi/parameters';
import { fixedText } from '@sanyi/quantity';
import { engineType, type RegionTable } from '@sanyi/region';
import type { Catalogue, Literal } from '../check/problems.ts';
import { generatedNote, table } from './markdown.ts';

const page = (title: string, body: string) => `# ${title}\n\n${generatedNote}\n\n${body.trimEnd()}\n`;

function accessText(access: Access): string {
  if (access === PUBLIC) return 'anybody';
  return access === SIGNED_IN ? 'any account' : `\`${access}\``;
}

/** Page of one system: what orders it, what it declares, how far it works. */
export function systemPage(manifest: SystemManifest, sources: Sources): string {
  const ordered = [...sources].flatMap(([id, document]) => {
    const clauses = manifest.sources
      .filter((source) => source.startsWith(`${id}#`))
      .map((source) => source.slice(id.length + 1));
    return clauses.length > 0
      ? [[document.doc_number ?? document.title, document.title, clauses.join('、')]]
      : [];
  });
  const list = (title: string, head: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length > 0 ? `## ${title}\n\n${table(head, rows)}\n` : '';
  const state = manifest.state === 'works' ? 'works' : 'tracked, not computed yet';
  return page(
    `${manifest.title.zh} · ${manifest.title.en}`,
    [
      `\`${manifest.id}\`${manifest.cluster ? ` · ${manifest.cluster}` : ''} · stage ${manifest.stage} · **${state}**\n\n`,
      `${manifest.summary.zh}\n\n${manifest.summary.en}\n\n`,
      manifest.scope ? `> ${manifest.scope.zh}\n>\n> ${manifest.scope.en}\n\n` : '',
      list('Ordered by', ['Number', 'Paper', 'Clauses'], ordered),
      list(
        'Pages',
        ['Address', 'Title', 'For'],
        manifest.pages.map((item) => [
          `\`${item.path}\``,
          `${item.title.zh} · ${item.title.en}`,
          accessText(item.access),
        ]),
      ),
      list(
        'Permissions',
        ['Code', 'Title', 'Roles'],
        manifest.permissions.map((item) => [
          `\`${item.code}\``,
          `${item.title.zh} · ${item.title.en}`,
          item.roles.join(', '),
        ]),
      ),
      list(
        'Jobs',
        ['Id', 'Title', 'For'],
        manifest.jobs.map((item) => [
          `\`${item.id}\``,
          `${item.title.zh} · ${item.title.en}`,
          accessText(item.access),
        ]),
      ),
      list(
        'Commands',
        ['Command', 'Title'],
        manifest.commands.map((item) => [
          `\`sanyi ${manifest.id} ${item.usage.startsWith(item.id) ? item.usage : `${item.id} ${item.usage}`.trim()}\``,
          `${item.title.zh} · ${item.title.en}`,
        ]),
      ),
      list(
        'Indicators',
        ['Id', 'Title', 'Unit', 'Direction'],
        manifest.indicators.map((item) => [
          `\`${item.id}\``,
          `${item.title.zh} · ${item.title.en}`,
          item.unit,
          item.direction,
        ]),
      ),
      list(
        'Parameters',
        ['Id'],
        manifest.parameters.map((item) => [`[\`${item}\`](../parameters.md)`]),
      ),
    ].join(''),
  );
}

/** Page of all systems by stage. */
export function systemsPage(manifests: readonly SystemManifest[]): string {
  const rows = manifests.map((manifest) => [
    manifest.cluster ?? '',
    `[${manifest.title.zh}](${manifest.id}.md)`,
    manifest.title.en,
    manifest.stage,
    manifest.state === 'works' ? '**works**' : 'tracked',
  ]);
  return page('Systems (系统)', table(['No.', 'System', 'In English', 'Stage', 'State'], rows));
}

/** Page of permissions against roles (角色权限). */
export function permissionsPage(manifests: readonly SystemManifest[]): string {
  const rows = manifests.flatMap((manifest) =>
    manifest.permissions.map((permission) => [
      `\`${permission.code}\``,
      `${permission.title.zh} · ${permission.title.en}`,
      ...roles.map((role) => (permission.roles.includes(role.id) ? '●' : '')),
    ]),
  );
  const legend = roles
    .map((role) => `- **${role.title.zh}** (\`${role.id}\`): ${role.summary.en}\n`)
    .join('');
  return page(
    'Permissions (权限)',
    `${legend}\n${table(['Permission', 'Title', ...roles.map((role) => role.title.zh)], rows)}`,
  );
}

/** Page of all routes of the HTTP interface. */
export function routesPage(manifests: readonly SystemManifest[]): string {
  const rows = manifests.flatMap((manifest) =>
    manifest.routes.map((route) => [
      route.method,
      `\`/api${route.path}\``,
      `${route.title.zh} · ${route.title.en}`,
      accessText(route.access),
    ]),
  );
  return page('Routes (接口)', table(['Method', 'Address', 'Title', 'For'], rows));
}

/** Page of all refusals: what happened, why, what to do (问题目录). */
export function problemsPage(catalogues: readonly Catalogue[]): string {
  const sections = catalogues.map(({ system, codes, entries }) => {
    const rows = codes.map(({ code }) => {
      const entry = entries.get(code) ?? null;
      const said = (language: string) =>
        ['title', 'detail', 'cure'].map((part) => textAt(entry, part, language)).join('<br>');
      return [`\`${system}/${code}\``, textAt(entry, 'kind'), said('zh'), said('en')];
    });
    return `## ${system}\n\n${table(['Code', 'Kind', '中文', 'English'], rows)}\n`;
  });
  return page('Problems (问题)', sections.join(''));
}

function textAt(entry: Literal | null, ...path: readonly string[]): string {
  let at: Literal | null | undefined = entry;
  for (const name of path) at = typeof at === 'object' && at !== null ? at[name] : undefined;
  return typeof at === 'string' ? at : '';
}

/** One setting of the server, as `apps/server` declares it. */
export interface SettingDoc {
  readonly environment: string;
  readonly fallback: string;
  readonly description: { readonly zh: string; readonly en: string };
}

/** Page of all settings (配置项). */
export function configPage(settings: readonly SettingDoc[]): string {
  const rows = settings.map((setting) => [
    `\`${setting.environment}\``,
    setting.fallback === '' ? '(empty)' : `\`${setting.fallback}\``,
    `${setting.description.zh}<br>${setting.description.en}`,
  ]);
  return page('Configuration (配置)', table(['Environment', 'Default', 'Meaning'], rows));
}

/** Page of all dated policy numbers with their values and sources (参数). */
export function parametersPage(parameters: readonly Parameter[]): string {
  const sections = parameters.map((parameter) => {
    const parts = Object.entries(parameter.parts);
    const rows = parameter.values.flatMap((dated) =>
      parts.map(([name, part]) => [
        dated.from,
        dated.region,
        `${part.title.zh} · ${part.title.en}`,
        `${valueText(dated.value, name)} ${part.unit.zh}`,
        dated.source ?? `[${dated.mark ?? ''}] ${dated.note?.zh ?? ''}`,
        dated.lastConfirmedOn,
      ]),
    );
    const head = ['From', 'Region', 'Number', 'Value', 'Source', 'Last confirmed'];
    return `## ${parameter.title.zh} · ${parameter.title.en}\n\n\`${parameter.id}\`: ${parameter.description.en}\n\n${table(head, rows)}\n`;
  });
  return page('Parameters (参数)', sections.join(''));
}

function valueText(value: Parameter['values'][number]['value'], part: string): string {
  if (value === null) return '—';
  if (typeof value !== 'object') return String(value);
  if ('mantissa' in value && typeof value.mantissa === 'bigint')
    return partText({ mantissa: value.mantissa, scale: Number(value.scale) });
  const record = value as Readonly<Record<string, PartValue>>;
  const inner = record[part];
  return inner === undefined ? partText(value as PartValue) : partText(inner);
}

function partText(value: PartValue): string {
  if (typeof value !== 'object') return String(value);
  return 'mantissa' in value
    ? fixedText(value)
    : `${fixedText(value.numerator)} / ${fixedText(value.denominator)}`;
}

/** Page of the canonical facts tables: the contract that every system may read. */
export function factsTablesPage(tables: readonly RegionTable[]): string {
  const marked = (item: RegionTable) =>
    table(
      ['Column', 'Type', '含义', 'Meaning', 'Standard'],
      item.columns.map((column) => [
        `\`${column.name}\``,
        `\`${engineType(column)}\``,
        column.title.zh,
        column.title.en,
        column.standard ? `\`${column.standard}\`` : '',
      ]),
    );
  return page(
    'Canonical facts tables',
    [
      'Read them through a snapshot only (`packages/region/README.md`). `file_no` is the number of a chunk of rows.\n\n',
      ...tables.map(
        (item) =>
          `## \`${item.name}\` ${item.title.zh} · ${item.title.en}\n\n${item.summary.zh}\n\n${item.summary.en}\n\n` +
          `Key: ${item.key.map((name) => `\`${name}\``).join(', ') || 'none'}. ` +
          `Order: ${item.orderBy.map((name) => `\`${name}\``).join(', ')}. ` +
          (item.partitionBy ? `Partition: month of \`${item.partitionBy}\`. ` : '') +
          `Shards: \`${item.shardBy}\`. ` +
          `${item.latestWins ? 'The latest of the same key counts.' : 'The same key may be said once.'}\n\n${marked(item)}\n`,
      ),
    ].join(''),
  );
}
