import { routeOf } from '@sanyi/kernel';
import { DataTable, EmptyState, GoLink, ProblemNote, useGo, useLocale, useRoute, useText } from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import { pageWords } from '../text/page-words.ts';
import { lineNames, systemNames } from '../text/system-words.ts';
import { CodeState } from './code-state.tsx';
import type { Found, FoundCode } from './contract.ts';
import { Marked } from './marked.tsx';
import { codeHref, listHref } from './pages.ts';

const LIMIT = 60;

/** What was found (检索结果): codes with edition, map and state, then values of national fields. */
export function SearchResults({ text: wanted, system }: { text: string; system: string }) {
  const text = useText(pageWords);
  const { say } = useLocale();
  const go = useGo();
  const { data, error, isPending, refetch } = useRoute<Found>(routeOf(manifest, 'search'), {
    query: { text: wanted.slice(0, 100), limit: LIMIT, ...(system ? { system } : {}) },
    keepPrevious: true,
  });
  const codes = data?.codes ?? [];
  return (
    <div className="dictionaries-results">
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable<FoundCode>
        id="dictionaries.found"
        label={text.found}
        rows={codes}
        loading={isPending}
        rowKey={(found) => `${found.system}/${found.line}/${found.code}`}
        onOpen={(found) => go(codeHref(found.system, found.code))}
        empty={
          <EmptyState title={text.nothing(wanted)} action={{ label: text.back, href: listHref }}>
            {text.nothingNote}
          </EmptyState>
        }
        filters={
          data && (
            <span className="sanyi-faint" role="status">
              {codes.length < LIMIT
                ? text.speed(codes.length, data.milliseconds)
                : text.atLeast(codes.length, data.milliseconds)}
            </span>
          )
        }
        columns={[
          {
            id: 'code',
            title: text.code,
            matters: 1,
            pinned: true,
            render: (found) => (
              <GoLink href={codeHref(found.system, found.code)}>
                <code className="dictionaries-code">
                  <Marked text={found.code} wanted={wanted} />
                </code>
              </GoLink>
            ),
          },
          {
            id: 'name',
            title: text.name,
            matters: 2,
            render: (found) => (
              <span className="dictionaries-name">
                <Marked text={found.name} wanted={wanted} />
              </span>
            ),
          },
          {
            id: 'edition',
            title: text.edition,
            render: (found) => (
              <span className="dictionaries-edition">
                {say(systemNames[found.system])}
                <small>
                  {found.line === 'national'
                    ? found.edition
                    : `${say(lineNames[found.line])} ${found.edition.replace(/^[a-z]+-/, '')}`}
                </small>
              </span>
            ),
          },
          {
            id: 'other',
            title: text.other,
            render: (found) =>
              found.mapsTo.length === 0 ? (
                <span className="sanyi-faint">—</span>
              ) : (
                <span className="dictionaries-maps">
                  {found.mapsTo.slice(0, 3).map((code) => (
                    <GoLink key={code} href={codeHref(found.system, code)}>
                      <code>{code}</code>
                    </GoLink>
                  ))}
                  {found.mapsTo.length > 3 && <small>+{found.mapsTo.length - 3}</small>}
                </span>
              ),
          },
          { id: 'state', title: text.state, matters: 3, render: (found) => <CodeState found={found} /> },
        ]}
      />
      {data && data.values.length > 0 && (
        <section className="sanyi-section">
          <h2>{text.values}</h2>
          <ul className="dictionaries-values">
            {data.values.map((value) => (
              <li key={`${value.field}/${value.code}`}>
                <code>{value.field}</code>
                <code>{value.code}</code>
                <span>{say(value.name)}</span>
                <small>
                  {say(value.fieldTitle)}
                  {value.sameAs && ` · ${text.sameAs} ${value.sameAs}`}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
