import { DataTable, EmptyState, SidePanel, useAddress, useFormat, useLocale, useText } from '@sanyi/ui';
import { pageWords } from '../text/page-words.ts';
import { lineNames, systemNames } from '../text/system-words.ts';
import type { Line } from './contract.ts';
import { importerName } from './importer-name.ts';
import { importHref } from './pages.ts';

const BEGINNING = '1900-01-01';

function keyOf(line: Line): string {
  return `${line.system}/${line.line}`;
}

/** The dictionaries there are (字典清单): present edition, rows, first day and where from; a row opens its editions. */
export function LineTable({
  lines,
  loading,
  mayImport,
}: {
  lines: readonly Line[];
  loading: boolean;
  mayImport: boolean;
}) {
  const text = useText(pageWords);
  const format = useFormat();
  const { say } = useLocale();
  const [query, change] = useAddress();
  const open = lines.find((line) => keyOf(line) === query['open']);
  const dayOf = (day: string | undefined) =>
    day === undefined ? '—' : day === BEGINNING ? text.always : format.day(day);
  return (
    <>
      <DataTable<Line>
        id="dictionaries.lines"
        label={text.lists}
        rows={lines}
        loading={loading}
        rowKey={keyOf}
        openKey={query['open'] ?? null}
        onOpen={(line) => change({ open: keyOf(line) })}
        empty={
          <EmptyState
            title={text.noLists}
            {...(mayImport ? { action: { label: text.importIt, href: importHref } } : {})}
          >
            {mayImport ? text.noListsNote : text.mayNot}
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            title: text.lists,
            matters: 1,
            pinned: true,
            render: (line) => (
              <span className="dictionaries-edition">
                {say(systemNames[line.system])}
                <small>{say(lineNames[line.line])}</small>
              </span>
            ),
          },
          {
            id: 'edition',
            title: text.edition,
            matters: 2,
            render: (line) => <code>{line.editions.at(-1)?.name}</code>,
          },
          {
            id: 'rows',
            title: text.rows,
            align: 'end',
            matters: 3,
            render: (line) => line.rows.toLocaleString('en'),
          },
          {
            id: 'grey',
            title: text.greys,
            align: 'end',
            render: (line) => (line.grey > 0 ? line.grey.toLocaleString('en') : '—'),
          },
          {
            id: 'from',
            title: text.validFrom,
            render: (line) => dayOf(line.editions.at(-1)?.validFrom),
          },
          {
            id: 'file',
            title: text.from,
            render: (line) => <span className="dictionaries-name">{line.editions.at(-1)?.fileName}</span>,
          },
        ]}
      />
      <SidePanel
        open={Boolean(open)}
        title={open && `${say(systemNames[open.system])} · ${say(lineNames[open.line])}`}
        onClose={() => change({ open: null })}
      >
        <ol className="dictionaries-editions">
          {(open?.editions ?? []).toReversed().map((edition) => (
            <li key={edition.name}>
              <strong>{edition.name}</strong>
              <span>
                {text.validFrom} {dayOf(edition.validFrom)}
              </span>
              <span>{text.counts(edition.added, edition.changed, edition.retired)}</span>
              <small>
                {edition.fileName} · {importerName(edition.importedBy, text)} ·{' '}
                {format.instant(edition.importedAt)}
              </small>
            </li>
          ))}
        </ol>
      </SidePanel>
    </>
  );
}
