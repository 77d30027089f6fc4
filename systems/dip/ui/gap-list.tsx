import { useLocale } from '@sanyi/ui';
import type { Gap } from './contract.ts';

const SHOWN = 200;

/** Rows of a file that were not taken, each with its reason (未读入的行). */
export function GapList({
  title,
  rowNo,
  gaps,
}: {
  title: string;
  rowNo: (row: number) => string;
  gaps: readonly Gap[];
}) {
  const { say } = useLocale();
  if (gaps.length === 0) return null;
  return (
    <details className="dip-gaps" open={gaps.length <= 10}>
      <summary>{title}</summary>
      <ul>
        {gaps.slice(0, SHOWN).map((gap, place) => (
          <li key={`${gap.row} ${place}`}>
            <strong>{rowNo(gap.row)}</strong> {say(gap.text)}
          </li>
        ))}
        {gaps.length > SHOWN && <li>… {gaps.length}</li>}
      </ul>
    </details>
  );
}
