import { Figure, StateMark, useFormat, useText } from '@sanyi/ui';
import { words } from '../text/words.ts';
import type { Hospital } from './contract.ts';

const LIGHTS = { within: 'green', over: 'red', 'over-by-mix': 'yellow', unknown: 'grey' } as const;

/** Whether a hospital keeps its target (目标判断). */
export function Verdict({ hospital }: { hospital: Hospital }) {
  const text = useText(words);
  return <StateMark light={LIGHTS[hospital.verdict]} word={text.verdictIs(hospital.verdict)} />;
}

/** A figure of a hospital and period that opens (可打开的数). */
export function HospitalFigure({
  hospital,
  period,
  kind,
  size = 'cell',
}: {
  hospital: Hospital;
  period: string;
  kind: 'growth' | 'adjusted' | 'change' | 'volume' | 'mix' | 'price' | 'intensity';
  size?: 'cell' | 'text' | 'card';
}) {
  const text = useText(words);
  const format = useFormat();
  const isRate = kind === 'growth' || kind === 'adjusted';
  const label = isRate ? text[kind] : text.part(kind);
  const value = isRate
    ? { text: signed(hospital[kind]), unit: '%' }
    : format.amountParts(hospital.split[kind], 'wan');
  return (
    <Figure
      size={size}
      value={value}
      source={{ system: 'expenditure', kind, id: `${hospital.code}~${period}` }}
      label={label}
    />
  );
}

function signed(percent: string | null): string | null {
  return percent !== null && !percent.startsWith('-') && Number(percent) > 0 ? `+${percent}` : percent;
}
