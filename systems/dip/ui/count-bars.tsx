import { GoLink, useFormat } from '@sanyi/ui';
import { percentOf } from './contract.ts';

export interface CountBar {
  readonly label: string;
  readonly cases: number;
  readonly href?: string;
}

/** How many cases ended in each way (分类计数): the parts of a whole, the longest bar the largest part. */
export function CountBars({
  label,
  bars,
  whole,
  total,
}: {
  label: string;
  bars: readonly CountBar[];
  whole: number;
  /** What the bars add up to is called, where it is to be said. */
  total?: string;
}) {
  const format = useFormat();
  const most = Math.max(1, ...bars.map(({ cases }) => cases));
  return (
    <table className="dip-bars" aria-label={label}>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.href ? <GoLink href={bar.href}>{bar.label}</GoLink> : bar.label}</th>
            <td className="dip-bar" aria-hidden="true">
              <span style={{ width: `${(bar.cases * 100) / most}%` }} />
            </td>
            <td>{format.decimal(String(bar.cases))}</td>
            <td className="sanyi-faint">{percentOf(bar.cases, whole)}</td>
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row">{total}</th>
            <td />
            <td>{format.decimal(String(whole))}</td>
            <td />
          </tr>
        </tfoot>
      )}
    </table>
  );
}
