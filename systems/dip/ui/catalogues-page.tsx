import {
  type DataColumn,
  DataTable,
  EmptyState,
  FileDrop,
  GoLink,
  PageHeader,
  ProblemNote,
  useFormat,
  useGo,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { catalogueWords } from '../text/catalogue-words.ts';
import { dipWords } from '../text/dip-words.ts';
import { CoefficientsCard } from './coefficients-card.tsx';
import { type CatalogueHead, type Catalogues, dipHref, dipRoute, type Imported } from './contract.ts';
import { FormDialog } from './form-dialog.tsx';
import { GapList } from './gap-list.tsx';
import { Parameters } from './parameters.tsx';
import { RulesCard } from './rules-card.tsx';
import './dip.css';

const MEGABYTES = 32 * 1_048_576;

export default function CataloguesPage() {
  const text = useText(catalogueWords);
  const own = useText(dipWords);
  const manages = useMay('dip.manage');
  const [forming, setForming] = useState(false);
  const [begun, setBegun] = useState(false);
  const { data, error, isPending, refetch } = useRoute<Catalogues>(dipRoute('catalogues'), {
    every: () => 15_000,
  });
  const go = useGo();
  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        actions={
          <>
            <GoLink href={dipHref('groups')}>{own.title}</GoLink>
            {manages && data?.rules && data.years.length > 0 && (
              <Button type="primary" onClick={() => setForming(true)}>
                {text.form}
              </Button>
            )}
          </>
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && forming && (
        <FormDialog
          catalogues={data}
          onClose={(started) => {
            setForming(false);
            setBegun(started);
          }}
        />
      )}
      <div className="sanyi-stack">
        {begun && (
          <p role="status" className="dip-note">
            {text.formed}
          </p>
        )}
        {manages && data?.rules && <Import onDone={() => void refetch()} />}
        {data && !data.rules && <p className="dip-stale">{text.rulesNone}</p>}
        <DataTable<CatalogueHead>
          id="dip.catalogues"
          label={text.title}
          rows={data?.catalogues ?? []}
          loading={isPending && !error}
          rowKey={(row) => String(row.catalogueNo)}
          onOpen={(row) => go(hrefOf(row.catalogueNo))}
          empty={<EmptyState title={text.none}>{text.drop}</EmptyState>}
          columns={useColumns(data)}
        />
        {data && (
          <div className="sanyi-columns">
            <Parameters catalogues={data} />
            <div className="sanyi-stack">
              <RulesCard rules={data.rules} onChanged={() => void refetch()} />
              <CoefficientsCard />
            </div>
          </div>
        )}
      </div>
    </>
  );
}

function hrefOf(catalogueNo: number): string {
  return dipHref('catalogue', { catalogueNo: String(catalogueNo) });
}

/** Where a published catalogue is dropped, and what became of its rows (导入目录). */
function Import({ onDone }: { onDone: () => void }) {
  const text = useText(catalogueWords);
  const [done, setDone] = useState<{ readonly name: string; readonly answer: Imported } | null>(null);
  return (
    <section className="sanyi-section">
      <FileDrop<Imported>
        route={dipRoute('import')}
        accept={['.xlsx', '.csv']}
        maxBytes={MEGABYTES}
        hint={text.drop}
        onDone={(answer, file) => {
          setDone({ name: file.name, answer });
          onDone();
        }}
      />
      {done && (
        <div role="status" className="dip-note">
          <p>
            {done.answer.fresh ? text.importedAs(done.name, done.answer.groups) : text.known}{' '}
            {done.answer.gaps.length === 0 && text.allTaken}{' '}
            <GoLink href={hrefOf(done.answer.catalogueNo)}>{text.open}</GoLink>
          </p>
          <GapList
            title={text.notTaken(done.answer.gaps.length)}
            rowNo={text.rowNo}
            gaps={done.answer.gaps}
          />
        </div>
      )}
    </section>
  );
}

function useColumns(data: Catalogues | undefined): readonly DataColumn<CatalogueHead>[] {
  const text = useText(catalogueWords);
  const format = useFormat();
  const usesOf = (catalogueNo: number) =>
    (data?.uses ?? [])
      .filter((use) => use.catalogueNo === catalogueNo)
      .map((use) =>
        use.own
          ? text.from(format.day(use.from))
          : format.remarked(text.from(format.day(use.from)), text.above),
      );
  return [
    {
      id: 'name',
      title: text.name,
      matters: 1,
      pinned: true,
      render: (row) => (
        <span>
          <GoLink href={hrefOf(row.catalogueNo)}>{row.name}</GoLink>{' '}
          {data?.today === row.catalogueNo && <Tag className="dip-kind-core">{text.today}</Tag>}
        </span>
      ),
    },
    { id: 'origin', title: text.origin, render: (row) => text.originOf(row.origin) },
    {
      id: 'size',
      title: text.size,
      matters: 2,
      render: (row) => text.sizeOf(row.groups, row.coreGroups, row.compositeGroups),
    },
    {
      id: 'cases',
      title: text.cases,
      align: 'end',
      render: (row) => (row.cases === null ? '—' : format.decimal(String(row.cases))),
    },
    {
      id: 'uses',
      title: text.uses,
      matters: 3,
      render: (row) => format.list(usesOf(row.catalogueNo)) || text.notUsed,
    },
    {
      id: 'made',
      title: text.made,
      render: (row) => `${format.instant(row.madeAt)} ${row.madeBy}`,
    },
    { id: 'version', title: text.version, spare: true, render: (row) => <code>{row.version}</code> },
  ];
}
