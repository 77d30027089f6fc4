import { GoLink, PageHeader, useLocale } from '@sanyi/ui';
import { planPage } from '../shared/contract.ts';

export default function LedgerPage() {
  const { say } = useLocale();
  const plans = planPage('plans');
  return (
    <>
      <PageHeader title={say(planPage('ledger').title)} />
      <GoLink href={plans.path}>{say(plans.title)} →</GoLink>
    </>
  );
}
