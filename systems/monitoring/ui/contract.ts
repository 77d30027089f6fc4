import type { z } from 'zod';
import type * as schemas from '../api/schemas.ts';

export type Window = z.output<typeof schemas.window>;
export type Windows = z.output<typeof schemas.windows>;
export type WindowSuggestion = Windows['suggested'][number];
export type WindowDetail = z.output<typeof schemas.windowDetail>;
export type WindowTask = z.output<typeof schemas.windowTask>;
export type TaskLight = z.output<typeof schemas.taskLight>;
export type TargetRow = z.output<typeof schemas.targetRow>;
export type Entry = z.output<typeof schemas.entry>;
export type EntryText = z.output<typeof schemas.entryText>;
export type Rule = z.output<typeof schemas.rule>;
export type Report = z.output<typeof schemas.report>;
export type Reports = z.output<typeof schemas.reports>;
export type ReportDetail = z.output<typeof schemas.reportDetail>;
export type Snapshot = z.output<typeof schemas.snapshot>;
export type SnapshotTask = Snapshot['tasks'][number];
