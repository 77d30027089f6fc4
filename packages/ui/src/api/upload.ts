import type { RouteDeclaration } from '@sanyi/kernel';
import { type CallOptions, fileForm, jsonOrNull, requestHeaders, routeAddress } from './api-client.ts';
import { clientProblemOf, unreachableProblem, unreadableProblem } from './client-problem.ts';

export interface UploadOptions extends Omit<CallOptions, 'file'> {
  /** Called with the share already sent, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Sends a file to a route with progress (上传): multipart form, field `file`. `fetch` cannot tell how much was
 * sent, so this one uses XMLHttpRequest.
 *
 * @throws ClientProblem for every refusal; AbortError when aborted.
 */
export function uploadRoute<Answer>(
  route: RouteDeclaration,
  file: File | Blob,
  options: UploadOptions = {},
): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, routeAddress(route, options.params, options.query));
    for (const [name, value] of Object.entries(requestHeaders(options)))
      request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const answer = jsonOrNull(request.responseText);
      if (request.status >= 400)
        reject(clientProblemOf(request.status, answer, request.getResponseHeader('X-Request-Id')));
      else if (answer === null && request.responseText !== '')
        reject(unreadableProblem(request.status, request.responseText.slice(0, 200)));
      else resolve(answer as Answer);
    });
    request.addEventListener('error', () => reject(unreachableProblem('network')));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(fileForm(file, options.body));
  });
}
