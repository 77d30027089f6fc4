import { type IdOf, routeOf } from '@sanyi/kernel';
import type { z } from 'zod';
import type * as schemas from '../../api/schemas.ts';
import { manifest } from '../../manifest.ts';

export type FileState = z.output<typeof schemas.fileState>;
export type DataFile = z.output<typeof schemas.file>;
export type FileDetail = z.output<typeof schemas.fileDetail>;
export type FileList = z.output<typeof schemas.fileList>;
export type ReceivedFiles = z.output<typeof schemas.receivedFiles>;
export type ReceivedFile = ReceivedFiles['files'][number];
export type FileReport = z.output<typeof schemas.fileReport>;
export type Recognition = z.output<typeof schemas.recognition>;
export type Issue = z.output<typeof schemas.issue>;
export type IssueCount = z.output<typeof schemas.issueCount>;
export type IssueList = z.output<typeof schemas.issueList>;
export type ImportChoice = z.output<typeof schemas.importChoice>;
export type Preview = z.output<typeof schemas.preview>;
export type Started = z.output<typeof schemas.started>;
export type SenderLine = z.output<typeof schemas.senderLine>;
export type Format = z.output<typeof schemas.format>;
export type FormatList = z.output<typeof schemas.formatList>;
export type Overview = z.output<typeof schemas.overview>;
export type OverviewSender = Overview['senders'][number];
export type SenderCell = OverviewSender['cells'][number];
export type OverviewTable = Overview['tables'][number];
export type Quality = z.output<typeof schemas.quality>;
export type QualityRow = Quality['rows'][number];
export type Finding = Quality['findings'][number];
export type QualityFields = z.output<typeof schemas.qualityFields>;
export type QualityField = QualityFields['fields'][number];
export type FrontPages = z.output<typeof schemas.frontPages>;
export type FrontPageHospital = FrontPages['hospitals'][number];
export type Balances = z.output<typeof schemas.balances>;
export type BalanceCheck = Balances['checks'][number];
export type BalanceRow = BalanceCheck['rows'][number];
export type TableList = z.output<typeof schemas.tableList>;
export type CanonicalTable = TableList['tables'][number];
export type RowList = z.output<typeof schemas.rowList>;
export type Expectation = z.output<typeof schemas.expectation>;
export type ExpectationList = z.output<typeof schemas.expectationList>;

/** A declared route of the data system (接口), by its id. */
export function dataRoute(id: IdOf<(typeof manifest)['routes']>) {
  return routeOf(manifest, id);
}

/** A declared page of the data system (页面), by its id, for `pageHref`. */
export function dataPage(id: IdOf<(typeof manifest)['pages']>) {
  const page = manifest.pages.find((one) => one.id === id);
  if (!page) throw new Error(`data has no page ${id}`);
  return page;
}
