import { DataTable, EmptyState, useFormat, useText } from '@sanyi/ui';
import { certaintyWords } from '../text/certainty-words.ts';
import { dipWords } from '../text/dip-words.ts';
import type { Catalogue } from './contract.ts';

type Test = NonNullable<Catalogue['account']>['auxiliary'][number];

/** Auxiliary directories that open (辅助目录), with how much more even costs are inside their bands. */
export function CatalogueAuxiliary({ catalogue: { account } }: { catalogue: Catalogue }) {
  const text = useText(certaintyWords);
  const own = useText(dipWords);
  const format = useFormat();
  if (!account) return <EmptyState title={text.noAccount} />;
  if (account.auxiliary.length === 0)
    return <EmptyState title={text.auxiliaryNone(account.auxiliaryTried)} />;
  return (
    <section className="sanyi-section">
      <p className="sanyi-soft">
        {text.auxiliaryFinding(account.auxiliaryTried, account.auxiliary.length)} {own.auxiliaryNote}
      </p>
      <DataTable<Test>
        id="dip.auxiliary"
        label={own.auxiliary}
        rows={account.auxiliary}
        rowKey={(row) => `${row.group} ${row.dimension}`}
        columns={[
          { id: 'group', title: own.group, matters: 1, pinned: true, render: (row) => row.group },
          { id: 'dimension', title: text.dimension, matters: 2, render: (row) => row.dimension },
          { id: 'before', title: text.before, align: 'end', render: (row) => row.before },
          { id: 'after', title: text.after, align: 'end', render: (row) => row.after },
          {
            id: 'bands',
            title: text.bands,
            matters: 3,
            render: (row) =>
              format.list(row.bands.map((band) => text.bandOf(band.band, band.cases, band.coefficient))),
          },
        ]}
      />
    </section>
  );
}
