import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a foreign site: what is in its body, and its content security policy. */
export interface ForeignPage {
  body: string;
  policy: string;
}

const styles = `body { margin: 0; } #corner { bottom: 16px; position: fixed; right: 16px; }`;

/** A site of somebody else on another port, whose pages can be exchanged. */
export async function foreignSite(page: () => ForeignPage) {
  const server = createServer((request, response) => {
    if (request.url === '/host.css') {
      response.setHeader('content-type', 'text/css').end(styles);
      return;
    }
    const { body, policy } = page();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(`<!doctype html><html lang="en"><head><title>Shop</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/host.css"></head>
<body>${body}</body></html>`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
