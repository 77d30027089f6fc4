import { useText } from '@sanyi/ui';
import { windowWords } from '../text/window-words.ts';
import { DemandDialog } from './demand-dialog.tsx';

/** Asks for a reason before something is done (说明理由): returning an entry, reopening a window. */
export function ReasonDialog({
  onGive,
  ...dialog
}: {
  open: boolean;
  title: string;
  note: string;
  action: string;
  busy: boolean;
  problem: unknown;
  onGive: (reason: string) => void;
  onClose: () => void;
}) {
  const text = useText(windowWords);
  return <DemandDialog {...dialog} label={text.reason} most={1000} rows={[3, 8]} onGive={onGive} />;
}
