import { GoLink, useFormat, useText } from '@sanyi/ui';
import { pageWords } from '../text/page-words.ts';
import type { FoundCode } from './contract.ts';
import { codeHref } from './pages.ts';

/** Whether a code counts, and what to use where it does not (编码状态). */
export function CodeState({ found }: { found: FoundCode }) {
  const text = useText(pageWords);
  const format = useFormat();
  if (found.retiredOn !== null)
    return (
      <span className="dictionaries-retired">
        {text.retired(format.day(found.retiredOn))}
        {found.replacement && (
          <>
            {' → '}
            <GoLink href={codeHref(found.system, found.replacement)}>{found.replacement}</GoLink>
          </>
        )}
      </span>
    );
  return found.grey ? (
    <span className="dictionaries-grey" title={text.greyNote}>
      {text.grey}
    </span>
  ) : (
    <span className="sanyi-faint">{text.inForce}</span>
  );
}
