import pino, { type Logger } from 'pino';

/** Personal fields that never reach a log. */
const REDACTED = ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.idNumber', '*.phone'];

/**
 * What is logged of an error. A database error carries the refused row in its details, and with it personal fields and
 * password hashes; name, sentence, code and stack are enough to find the defect.
 */
function loggedError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type: error.name, message: error.message, stack: error.stack ?? '', ...code };
}

/**
 * The log (运行日志) of a process: one JSON line an entry, to standard output or where it is told to write. Requests,
 * stores and jobs write to the same one.
 */
export function createLog(level: string, stream?: { write(line: string): void }): Logger {
  const options = {
    level,
    redact: { paths: REDACTED, censor: '[已隐去]' },
    serializers: { err: loggedError, error: loggedError },
  };
  return stream ? pino(options, stream) : pino(options);
}
