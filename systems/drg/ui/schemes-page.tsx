import {
  DataTable,
  EmptyState,
  FileDrop,
  GoLink,
  PageHeader,
  ProblemNote,
  useFormat,
  useGo,
  useLocale,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { useState } from 'react';
import { drgWords } from '../text/drg-words.ts';
import { drgHref, drgRoute, type Imported, type SchemeHead, type Schemes } from './contract.ts';
import './drg.css';

const MEGABYTES = 64 * 1_048_576;

export default function SchemesPage() {
  const text = useText(drgWords);
  const format = useFormat();
  const { say } = useLocale();
  const go = useGo();
  const manages = useMay('drg.manage');
  const [done, setDone] = useState<{ readonly name: string; readonly answer: Imported } | null>(null);
  const { data, error, isPending, refetch } = useRoute<Schemes>(drgRoute('schemes'));
  const usesOf = (schemeNo: number) => (data?.uses ?? []).filter((use) => use.schemeNo === schemeNo);
  return (
    <>
      <PageHeader title={text.schemesTitle} summary={text.schemesSummary} />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {manages && (
        <FileDrop<Imported>
          route={drgRoute('import')}
          accept={['.xlsx', '.json']}
          maxBytes={MEGABYTES}
          hint={text.drop}
          onDone={(answer, file) => {
            setDone({ name: file.name, answer });
            void refetch();
          }}
        />
      )}
      {done && (
        <section className="sanyi-section" role="status">
          <p>
            {done.answer.fresh ? text.importedAs(done.name) : text.known} ·{' '}
            {text.findingsOf(done.answer.errors, done.answer.warnings, done.answer.notes)} ·{' '}
            <GoLink href={drgHref('scheme', { schemeNo: String(done.answer.schemeNo) })}>
              {text.findings}
            </GoLink>
          </p>
          {done.answer.gaps.length > 0 && (
            <>
              <h3>{text.notTaken}</h3>
              <ul>
                {done.answer.gaps.map((gap) => (
                  <li key={gap.zh}>{say(gap)}</li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
      <DataTable<SchemeHead>
        id="drg.schemes"
        label={text.schemesTitle}
        rows={data?.schemes ?? []}
        loading={isPending && !error}
        rowKey={(row) => String(row.schemeNo)}
        onOpen={(row) => go(drgHref('scheme', { schemeNo: String(row.schemeNo) }))}
        empty={<EmptyState title={text.noSchemes}>{text.drop}</EmptyState>}
        columns={[
          {
            id: 'name',
            title: text.name,
            matters: 1,
            pinned: true,
            render: (row) => (
              <GoLink href={drgHref('scheme', { schemeNo: String(row.schemeNo) })}>{row.name}</GoLink>
            ),
          },
          { id: 'version', title: text.version, render: (row) => <code>{row.version}</code> },
          {
            id: 'uses',
            title: text.uses,
            matters: 2,
            render: (row) =>
              usesOf(row.schemeNo)
                .map((use) => `${text.from(format.day(use.from))}${use.own ? '' : `（${text.above}）`}`)
                .join('、') || text.notUsed,
          },
          {
            id: 'size',
            title: text.size,
            render: (row) => text.sizeOf(row.mdcs, row.adrgs, row.drgs),
          },
          {
            id: 'findings',
            title: text.findings,
            matters: 3,
            render: (row) => text.findingsOf(row.errors, row.warnings, row.notes),
          },
          {
            id: 'layout',
            title: text.layout,
            spare: true,
            render: (row) => text.layoutOf(row.layout),
          },
          {
            id: 'imported',
            title: text.importedBy,
            render: (row) => `${format.instant(row.importedAt)} ${row.importedBy}`,
          },
        ]}
      />
    </>
  );
}
