import {
  Choice,
  type DataColumn,
  DataTable,
  EmptyState,
  useAddressFilters,
  useFormat,
  useText,
} from '@sanyi/ui';
import { certaintyWords } from '../text/certainty-words.ts';
import type { Catalogue } from './contract.ts';

type Directory = NonNullable<Catalogue['account']>['directories'][number];

const LEVELS = ['primary', 'secondary', 'chapter'] as const;
const RESTING = { level: 'primary' };

/** Upper directories (上级目录): all cases gathered by one level. */
export function CatalogueDirectories({ catalogue: { account } }: { catalogue: Catalogue }) {
  const text = useText(certaintyWords);
  const columns = useColumns();
  const { filters, set } = useAddressFilters(RESTING);
  if (!account || account.directories.length === 0)
    return <EmptyState title={account ? text.directoriesNone : text.noAccount} />;
  return (
    <section className="sanyi-section">
      <p className="sanyi-soft">{text.directoriesNote}</p>
      <DataTable<Directory>
        id="dip.directories"
        label={text.tab('directories')}
        rows={account.directories.filter(({ level }) => level === filters.level)}
        rowKey={(row) => `${row.level} ${row.key}`}
        filters={
          <Choice
            label={text.directoryKind}
            value={filters.level}
            onChange={(level) => set({ level })}
            options={LEVELS.map((level) => ({ value: level, label: text.directoryLevel(level) }))}
          />
        }
        columns={columns}
      />
    </section>
  );
}

function useColumns(): readonly DataColumn<Directory>[] {
  const text = useText(certaintyWords);
  const format = useFormat();
  const by = (pick: (row: Directory) => number) => (one: Directory, other: Directory) =>
    pick(one) - pick(other);
  return [
    { id: 'key', title: text.directory, matters: 1, render: (row) => text.directoryOf(row.key) },
    {
      id: 'groups',
      title: text.groups,
      align: 'end',
      render: (row) => format.decimal(String(row.groups)),
      order: by((row) => row.groups),
    },
    {
      id: 'cases',
      title: text.cases,
      align: 'end',
      matters: 2,
      render: (row) => format.decimal(String(row.cases)),
      order: by((row) => row.cases),
    },
    {
      id: 'mean',
      title: text.meanCost,
      align: 'end',
      matters: 3,
      render: (row) => format.amount(row.meanFen),
      order: by((row) => Number(row.meanFen)),
    },
    {
      id: 'variation',
      title: text.variation,
      align: 'end',
      render: (row) => row.variation ?? '—',
      order: by((row) => Number(row.variation ?? 0)),
    },
  ];
}
