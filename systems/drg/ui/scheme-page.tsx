import {
  PageHeader,
  ProblemNote,
  useAddress,
  useFormat,
  useMay,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Tabs } from 'antd';
import { drgWords } from '../text/drg-words.ts';
import { drgRoute, type Scheme } from './contract.ts';
import { SchemeComparison } from './scheme-comparison.tsx';
import { SchemeFindings } from './scheme-findings.tsx';
import { SchemeStructure } from './scheme-structure.tsx';
import { SchemeUse } from './scheme-use.tsx';
import './drg.css';

const TABS = ['structure', 'lint', 'compare'] as const;

export default function SchemePage() {
  const text = useText(drgWords);
  const format = useFormat();
  const schemeNo = usePageParam('schemeNo');
  const [query, change] = useAddress();
  const manages = useMay('drg.manage');
  const { data, error, refetch } = useRoute<Scheme>(drgRoute('scheme'), { params: { schemeNo } });
  const tab = TABS.find((id) => id === query['tab']) ?? 'structure';
  return (
    <>
      <PageHeader
        title={data?.scheme.name ?? text.schemesTitle}
        summary={data ? (data.options.fallThrough ? text.fallThrough : text.stops) : ''}
        facts={
          data
            ? [
                text.sizeOf(data.scheme.mdcs, data.scheme.adrgs, data.scheme.drgs),
                text.findingsOf(data.scheme.errors, data.scheme.warnings, data.scheme.notes),
                ...data.uses.map((use) => text.from(format.day(use.from))),
                `${text.version} ${data.scheme.version}`,
              ]
            : []
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && (
        <>
          {manages && <SchemeUse scheme={data.scheme} />}
          <Tabs
            activeKey={tab}
            onChange={(next) => change({ tab: next === 'structure' ? null : next, other: null })}
            items={TABS.map((key) => ({ key, label: text[key] }))}
          />
          {tab === 'structure' && <SchemeStructure scheme={data} />}
          {tab === 'lint' && <SchemeFindings scheme={data} />}
          {tab === 'compare' && <SchemeComparison schemeNo={schemeNo} />}
        </>
      )}
    </>
  );
}
