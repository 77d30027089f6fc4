import { pageHref } from '@sanyi/ui';
import { dataPage, type OverviewSender } from '../shared/contract.ts';

/** The files of a sender in a month (某单位当月文件); of everybody without a sender. */
export function cellHref(sender: OverviewSender | null, month: string): string {
  return pageHref(
    dataPage('files'),
    {},
    { sender: sender?.organisationId ?? null, month: month.slice(0, 7) },
  );
}
