import type { FastifyRequest } from 'fastify';
import { apiProblems } from './problems.ts';
import { frameworkProblem } from './request-problems.ts';
import type { IncomingField, IncomingFile, Upload, UploadedFile } from './route.ts';

const MEGABYTE = 1024 * 1024;
/** Files of one streamed form; a hospital's year comes as some dozens. */
const STREAMED_FILES = 500;

/** The files of a form, held in memory (读取上传). @throws Problem `api/upload-expected`, `api/upload-too-large` */
export async function readUpload(request: FastifyRequest, megabytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw apiProblems.problem('upload-expected');
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts({ limits: { fileSize: megabytes * MEGABYTE } })) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer();
        files.push({ field: part.fieldname, name: part.filename, bytes });
      } else fields[part.fieldname] = fieldValue(part);
    }
  } catch (error) {
    throw formProblem(error, megabytes);
  }
  if (files.length === 0) throw apiProblems.problem('upload-expected');
  return { files, fields };
}

/**
 * The parts of a form as they arrive (流式读取上传): nothing is held but what is on its way.
 *
 * @throws Problem `api/upload-expected`, `api/upload-too-large`, `api/malformed-request`
 */
export async function* incomingParts(
  request: FastifyRequest,
  megabytes: number,
): AsyncGenerator<IncomingFile | IncomingField, void, undefined> {
  if (!request.isMultipart()) throw apiProblems.problem('upload-expected');
  const maxBytes = megabytes * MEGABYTE;
  let files = 0;
  const incoming = request.parts({ limits: { fileSize: maxBytes, files: STREAMED_FILES } });
  const parts = incoming[Symbol.asyncIterator]();
  for (;;) {
    const next = await parts.next().catch((error: unknown) => {
      throw formProblem(error, megabytes);
    });
    if (next.done) break;
    const part = next.value;
    if (part.type === 'field') {
      yield { kind: 'field', field: part.fieldname, value: fieldValue(part) };
      continue;
    }
    files += 1;
    const content = contentOf(part.file, megabytes);
    yield { kind: 'file', field: part.fieldname, name: part.filename, content, maxBytes };
    // A handler that did not want the file must not keep the next part waiting.
    part.file.resume();
  }
  if (files === 0) throw apiProblems.problem('upload-expected');
}

async function* contentOf(
  file: AsyncIterable<Buffer> & { readonly truncated: boolean },
  megabytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of file) yield chunk;
  } catch (error) {
    throw formProblem(error, megabytes);
  }
  if (file.truncated) throw apiProblems.problem('upload-too-large', { limit: megabytes });
}

/** A field that is cut short must not pass for a whole one. */
function fieldValue(part: {
  readonly fieldname: string;
  readonly value: unknown;
  readonly valueTruncated: boolean;
}): string {
  if (part.valueTruncated)
    throw apiProblems.problem('malformed-request', { reason: `${part.fieldname}: > 1 MB` });
  return String(part.value);
}

/** Whatever the form reader throws is about the form: it is broken or over a limit. */
function formProblem(error: unknown, megabytes: number): Error {
  return (
    frameworkProblem(error, megabytes) ??
    apiProblems.problem('malformed-request', { reason: 'multipart/form-data' }, { cause: error })
  );
}
