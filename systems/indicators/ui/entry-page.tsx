import { routeOf } from '@sanyi/kernel';
import { PageHeader, useAddress, useRoute, useText } from '@sanyi/ui';
import { Tabs } from 'antd';
import { manifest } from '../manifest.ts';
import { entryWords } from '../text/entry-words.ts';
import type { WaitingValues } from './contract.ts';
import { EntryFiles } from './entry-files.tsx';
import { EntryRulesTab } from './entry-rules.tsx';
import { WaitingTable } from './waiting-table.tsx';
import './indicators.css';

const TABS = ['send', 'waiting', 'rules'] as const;

/** Values by file, their approval and the rules they are checked by (数据报送). */
export default function EntryPage() {
  const text = useText(entryWords);
  const [query, change] = useAddress();
  const tab = TABS.find((one) => one === query['tab']) ?? 'send';
  const { data } = useRoute<WaitingValues>(routeOf(manifest, 'waiting'));
  return (
    <>
      <PageHeader title={text.title} summary={tab === 'rules' ? text.rulesNote : text.summary} />
      <Tabs
        activeKey={tab}
        onChange={(next) => change({ tab: next === 'send' ? null : next })}
        items={[
          { key: 'send', label: text.tabSend },
          { key: 'waiting', label: text.tabWaiting(data?.values.length ?? 0) },
          { key: 'rules', label: text.tabRules },
        ]}
      />
      {tab === 'send' && <EntryFiles />}
      {tab === 'waiting' && <WaitingTable />}
      {tab === 'rules' && <EntryRulesTab />}
    </>
  );
}
