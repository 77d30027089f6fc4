import { PageHeader, useAddress, useMay, useText } from '@sanyi/ui';
import { Button, Tabs } from 'antd';
import { computedWords } from '../text/computed-words.ts';
import { listWords } from '../text/list-words.ts';
import { ComputedTable } from './computed-table.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { TargetLinksTab } from './target-links.tsx';
import './indicators.css';

export default function ListPage() {
  const text = useText(listWords);
  const [query, change] = useAddress();
  const defines = useMay('indicators.define');
  const computed = useText(computedWords);
  const asked = query['tab'];
  const tab = asked === 'computed' ? 'computed' : asked === 'links' && defines ? 'links' : 'list';
  return (
    <>
      <PageHeader
        title={text.title}
        summary={tab === 'links' ? text.linksNote : tab === 'computed' ? computed.summary : text.summary}
        actions={
          defines &&
          tab === 'list' && (
            <Button type="primary" onClick={() => change({ open: 'new' })}>
              {text.newIndicator}
            </Button>
          )
        }
      />
      <Tabs
        activeKey={tab}
        onChange={(next) =>
          change({ tab: next === 'list' ? null : next, open: null, plan: null, show: null, q: null })
        }
        items={[
          { key: 'list', label: text.tabList },
          { key: 'computed', label: computed.tab },
          ...(defines ? [{ key: 'links', label: text.tabLinks }] : []),
        ]}
      />
      {tab === 'links' && <TargetLinksTab />}
      {tab === 'computed' && <ComputedTable />}
      {tab === 'list' && <IndicatorTable />}
    </>
  );
}
