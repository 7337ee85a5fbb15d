import { problemFrom, ProblemError } from '@vocero/api/client';
import type { ImportPreview } from '@vocero/api/contract/imports';

export type Uploaded = ImportPreview & { id: string };

interface Upload {
  file: File;
  headers: Record<string, string>;
  /** Said when the connection breaks. */
  unreachable: string;
  /** Called with the share that has been sent, 0 to 1. */
  onprogress: (share: number) => void;
  signal: AbortSignal;
}

/** Sends a file as it is, telling how far it is, which `fetch` cannot do for what it sends. */
export function uploadFile(upload: Upload): Promise<Uploaded> {
  const { file, headers, unreachable, onprogress, signal } = upload;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/imports?fileName=${encodeURIComponent(file.name)}`);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ProblemError(0, 'unreachable', unreachable));
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
    request.onload = () =>
      request.status < 300
        ? resolve(JSON.parse(request.responseText) as Uploaded)
        : reject(problemFrom(request.status, request.responseText));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
