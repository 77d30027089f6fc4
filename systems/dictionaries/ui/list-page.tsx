import { routeOf } from '@sanyi/kernel';
import { GoLink, PageHeader, ProblemNote, useAddress, useGo, useMay, useRoute, useText } from '@sanyi/ui';
import { Button, Tabs } from 'antd';
import { manifest } from '../manifest.ts';
import { pageWords } from '../text/page-words.ts';
import type { Lines } from './contract.ts';
import { LineTable } from './line-table.tsx';
import { importHref } from './pages.ts';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';
import { ValueListsTab } from './value-lists.tsx';
import './dictionaries.css';

export default function ListPage() {
  const text = useText(pageWords);
  const go = useGo();
  const [query, change] = useAddress();
  const imports = useMay('dictionaries.import');
  const { data, error, isPending, refetch } = useRoute<Lines>(routeOf(manifest, 'list'));
  const codes = (data?.lines ?? []).reduce((sum, line) => sum + (line.line === 'map' ? 0 : line.rows), 0);
  const tab = query['tab'] === 'values' ? 'values' : 'codes';
  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        facts={data ? [text.count(codes.toLocaleString('en'), data.valueLists)] : []}
        actions={
          data?.mayImport && (
            <Button type="primary" onClick={() => go(importHref)}>
              {text.importIt}
            </Button>
          )
        }
      />
      <SearchBox />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {query['q'] ? (
        <SearchResults text={query['q']} system={query['system'] ?? ''} />
      ) : (
        <>
          <Tabs
            activeKey={tab}
            onChange={(next) => change({ tab: next === 'codes' ? null : next, field: null })}
            items={[
              { key: 'codes', label: text.lists },
              { key: 'values', label: text.valueLists },
            ]}
          />
          {tab === 'values' ? (
            <ValueListsTab />
          ) : (
            <>
              <LineTable lines={data?.lines ?? []} loading={isPending} mayImport={data?.mayImport ?? false} />
              {data && !data.mayImport && imports && <p className="sanyi-faint">{text.mayNot}</p>}
            </>
          )}
        </>
      )}
      {query['q'] && <GoLink href={manifest.pages[0].path}>{text.back}</GoLink>}
    </>
  );
}
