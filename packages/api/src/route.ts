import type { Readable } from 'node:stream';
import type { IdOf, Locale, LocalText, ProblemCatalogue, SystemManifest, Viewer } from '@sanyi/kernel';
import type { JobHandler, RecordsMigration, Tx } from '@sanyi/records';
import type { z } from 'zod';
import type { Platform } from './platform.ts';

/** A file sent in a form (上传的文件), held in memory up to the limit of its route. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Upload {
  readonly files: readonly UploadedFile[];
  readonly fields: Readonly<Record<string, string>>;
}

/** A file of a form while it arrives (流式上传); it must be read to its end before the next part comes. */
export interface IncomingFile {
  readonly kind: 'file';
  readonly field: string;
  readonly name: string;
  /** Throws `api/upload-too-large` where the file is over the limit. */
  readonly content: AsyncIterable<Uint8Array>;
  readonly maxBytes: number;
}

/** A plain field of a form, where it stands among the files. */
export interface IncomingField {
  readonly kind: 'field';
  readonly field: string;
  readonly value: string;
}

/** A body that is taken as it arrives (流式正文), never held as a whole. */
export interface IncomingBody {
  /** Without its parameters, in small letters. */
  readonly mediaType: string;
  /** Throws `api/upload-too-large` where the body is over the installation's limit for data. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** A file to send to the browser (下载的文件). */
export interface Download {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array | Readable;
}

export interface RouteContext<Params, Query, Body> {
  readonly platform: Platform;
  /** The signed-in account; on a public route without a session, reading it throws `api/not-signed-in`. */
  readonly viewer: Viewer;
  readonly viewerOrNull: Viewer | null;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly locale: Locale;
  readonly requestId: string;
  /** Scheme and host as the browser sees them, for addresses inside files that leave the product. */
  readonly origin: string;
  /** The version the client based its change on; throws `api/version-missing` when the header is absent. */
  ifMatch(): number;
  /** The form's files; throws when there are none or one is over the route's limit. */
  upload(): Promise<Upload>;
  /** The form's parts one by one as they arrive, never held as a whole; only on a route whose uploads are streamed. */
  incoming(): AsyncIterable<IncomingFile | IncomingField>;
  /** The body as it arrives; only on a route that takes such bodies. */
  streamedBody(): IncomingBody;
  /** One transaction inside the viewer's organisation scope. */
  transact<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  readonly session: SessionControl;
  /** Tells the client the version of what it was given. */
  setVersion(version: number): void;
}

/** How a route signs somebody in or out. */
export interface SessionControl {
  start(accountId: string): Promise<void>;
  end(): Promise<void>;
}

export interface RouteBinding {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** What the route answers; fields not declared here are dropped. `download` answers a file. */
  readonly response: z.ZodType | 'download' | 'nothing';
  readonly uploadMegabytes?: number;
  /** Files of any size up to the installation's limit for data, taken with `incoming`. */
  readonly streamsUpload?: true;
  /** Media types of bodies that are taken with `streamedBody`; a form or JSON is refused. */
  readonly streamsBody?: readonly string[];
  /** Open to an account that still has its initial password: changing it, and signing out. */
  readonly withInitialPassword?: boolean;
  /** A method, so that a handler may take the narrower context its schemas give. */
  handle(context: RouteContext<unknown, unknown, unknown>): Promise<unknown>;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Answer<Response> = Response extends z.ZodType
  ? z.input<Response>
  : Response extends 'download'
    ? Download
    : void;

/** Binds one declared route to its schemas and handler; the types of the handler follow from the schemas. */
export function route<
  Response extends z.ZodType | 'download' | 'nothing',
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(definition: {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
  readonly uploadMegabytes?: number;
  readonly streamsUpload?: true;
  readonly streamsBody?: readonly string[];
  readonly withInitialPassword?: boolean;
  handle(context: RouteContext<Parsed<Params>, Parsed<Query>, Parsed<Body>>): Promise<Answer<Response>>;
}): RouteBinding {
  return definition as RouteBinding;
}

/** What a system gives the server besides its manifest. */
export interface ServerBinding {
  readonly manifest: SystemManifest;
  readonly routes: Readonly<Record<string, RouteBinding>>;
  readonly jobs: Readonly<Record<string, (platform: Platform) => JobHandler>>;
  readonly migrations: readonly RecordsMigration[];
  readonly problems: readonly ProblemCatalogue[];
  readonly port?: (platform: Platform) => unknown;
  /** Begins what the seed needs and what takes long, beside the seeds of the systems before; it writes to no store. */
  readonly prepareSeed?: PrepareSeed;
  /** Fills a demonstration folder; runs once, in the order of the systems. */
  readonly seed?: Seed;
  /** Lays down what rests on the seeds of the systems after this one; runs when all seeds are done. */
  readonly finishSeed?: Seed;
}

/** Prepares a system's part of the demonstration (示例预备); what it answers, the seed is given. */
export type PrepareSeed = (platform: Platform, tell?: (text: LocalText) => void) => Promise<unknown>;

/** Lays down a system's part of the demonstration; `tell` shows how far it is. */
export type Seed = (
  platform: Platform,
  tell?: (text: LocalText) => void,
  prepared?: unknown,
) => Promise<void>;

/** Binds a manifest's routes and jobs; a missing or extra id does not compile. */
export function bindServer<const Manifest extends SystemManifest>(
  manifest: Manifest,
  binding: {
    readonly routes: Readonly<Record<IdOf<Manifest['routes']>, RouteBinding>>;
    readonly jobs: Readonly<Record<IdOf<Manifest['jobs']>, (platform: Platform) => JobHandler>>;
    readonly migrations: readonly RecordsMigration[];
    readonly problems: readonly ProblemCatalogue[];
    readonly port?: (platform: Platform) => unknown;
    readonly prepareSeed?: PrepareSeed;
    readonly seed?: Seed;
    readonly finishSeed?: Seed;
  },
): ServerBinding {
  return { manifest, ...binding };
}
