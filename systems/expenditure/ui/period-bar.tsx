import { Choice, useAddress, useFormat, useText } from '@sanyi/ui';
import { Select } from 'antd';
import { words } from '../text/words.ts';
import type { Kind } from './contract.ts';

const KINDS: readonly Kind[] = ['month', 'quarter', 'year'];

/** Kind and period as the address holds them (周期选择). */
export function useChosenPeriod(): { kind: Kind; period?: string } {
  const [address] = useAddress();
  const kind = KINDS.find((known) => known === address['kind']) ?? 'quarter';
  return { kind, ...(address['period'] ? { period: address['period'] } : {}) };
}

/** Chooses which period is compared with the year before (周期选择). */
export function PeriodBar({
  kind,
  periods,
  period,
}: {
  kind: Kind;
  periods: readonly string[];
  period: string | null;
}) {
  const text = useText(words);
  const format = useFormat();
  const [, change] = useAddress();
  return (
    <div className="expenditure-bar">
      <Choice
        label={text.kind}
        value={kind}
        options={KINDS.map((value) => ({ value, label: text[value] }))}
        onChange={(next) => change({ kind: next, period: undefined })}
      />
      <Select
        aria-label={text.period}
        value={period}
        options={periods.map((value) => ({ value, label: format.period(value) }))}
        onChange={(next: string) => change({ period: next })}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}
