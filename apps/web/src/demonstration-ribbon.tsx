import { useSession, useText } from '@sanyi/ui';
import { words } from './text.ts';

/** Says on every page of a demonstration that it is one (演示标识). */
export function DemonstrationRibbon() {
  const text = useText(words);
  if (!useSession().installation.demonstration) return null;
  return (
    <p className="shell-ribbon" role="note">
      <strong>{text.demonstration}</strong>
      <span>{text.demonstrationSentence}</span>
    </p>
  );
}
