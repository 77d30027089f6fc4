import { useLocale } from '@sanyi/ui';
import type { Remark } from './contract.ts';

/** What the checks found, each with what to do about it (校验提示). */
export function Remarks({ remarks, none }: { remarks: readonly Remark[]; none: string }) {
  const { say } = useLocale();
  if (remarks.length === 0) return <span className="sanyi-faint">{none}</span>;
  return (
    <ul className="indicators-remarks">
      {remarks.map((remark, place) => (
        <li key={place} className={`indicators-remark-${remark.severity}`}>
          {say(remark.message)} <small>{say(remark.cure)}</small>
        </li>
      ))}
    </ul>
  );
}
