import { GoLink, PageHeader, useLocale } from '@sanyi/ui';
import { planPage } from '../shared/contract.ts';

export default function LedgerImportPage() {
  const { say } = useLocale();
  const ledger = planPage('ledger');
  return (
    <>
      <PageHeader title={say(planPage('ledger-import').title)} />
      <GoLink href={ledger.path}>{say(ledger.title)} →</GoLink>
    </>
  );
}
