import { Choice, PageHeader, useAddressFilters, useText } from '@sanyi/ui';
import { frontPageWords } from '../../text/front-page-words.ts';
import { LinePanel } from '../shared/line-panel.tsx';
import { BalanceChecks } from './balance-checks.tsx';
import { HospitalQuality } from './hospital-quality.tsx';
import '../shared/data.css';
import './front-pages.css';

const RESTING = { tab: 'hospitals' };

export default function FrontPagesPage() {
  const text = useText(frontPageWords);
  const { filters, set } = useAddressFilters(RESTING);
  const balances = filters.tab === 'balances';
  return (
    <>
      <PageHeader title={text.title} summary={balances ? text.balancesSummary : text.summary}>
        <Choice
          label={text.tab}
          value={filters.tab}
          onChange={(tab) => set({ tab })}
          options={[
            { value: 'hospitals', label: text.tabHospitals },
            { value: 'balances', label: text.tabBalances },
          ]}
        />
      </PageHeader>
      {balances ? <BalanceChecks /> : <HospitalQuality />}
      <LinePanel />
    </>
  );
}
