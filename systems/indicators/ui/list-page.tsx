import { PageHeader, useAddress, useMay, useText } from '@sanyi/ui';
import { Button, Tabs } from 'antd';
import { listWords } from '../text/list-words.ts';
import { IndicatorTable } from './indicator-table.tsx';
import { TargetLinksTab } from './target-links.tsx';
import './indicators.css';

export default function ListPage() {
  const text = useText(listWords);
  const [query, change] = useAddress();
  const defines = useMay('indicators.define');
  const tab = query['tab'] === 'links' ? 'links' : 'list';
  return (
    <>
      <PageHeader
        title={text.title}
        summary={tab === 'links' ? text.linksNote : text.summary}
        actions={
          defines &&
          tab === 'list' && (
            <Button type="primary" onClick={() => change({ open: 'new' })}>
              {text.newIndicator}
            </Button>
          )
        }
      />
      {defines && (
        <Tabs
          activeKey={tab}
          onChange={(next) =>
            change({ tab: next === 'list' ? null : next, open: null, plan: null, show: null, q: null })
          }
          items={[
            { key: 'list', label: text.tabList },
            { key: 'links', label: text.tabLinks },
          ]}
        />
      )}
      {tab === 'links' && defines ? <TargetLinksTab /> : <IndicatorTable />}
    </>
  );
}
