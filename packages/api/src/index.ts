export { type CommandHost, hostOf } from './command-host.ts';
export { createHttpServer, type HttpOptions } from './http-server.ts';
export { createLog } from './log.ts';
export { openApiDocument } from './openapi.ts';
export { hashPassword, passwordMatches } from './password.ts';
export type { DemonstrationLogin, Installation, Platform } from './platform.ts';
export { apiProblems } from './problems.ts';
export {
  bindServer,
  type Download,
  type IncomingBody,
  type IncomingField,
  type IncomingFile,
  type RouteBinding,
  type RouteContext,
  route,
  type ServerBinding,
  type Upload,
  type UploadedFile,
} from './route.ts';
export { createSessions, SESSION_COOKIE, type SessionLimits, type Sessions } from './session.ts';
