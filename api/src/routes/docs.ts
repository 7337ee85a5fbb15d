import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { App, Deps } from '../deps.ts';
import { openApiDocument } from '../openapi.ts';
import { refusals } from '../messages.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

type Asset = { file: string; type: string } | { text: string; type: string };

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What a problem's `type` points at: every code with what it says. */
const problems = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Vocero API: problems</title>
  </head>
  <body>
    <main>
      <h1>Problems</h1>
      <p>What the API answers when it refuses, by code. The words come in the reader’s language.</p>
      <dl>${refusals
        .map(
          ([code, text]) => `<dt id="${code}"><code>${code}</code></dt><dd>${escaped(text)}</dd>`,
        )
        .join('\n')}</dl>
    </main>
  </body>
</html>`;

const assets = new Map<string, Asset>([
  ['problems', { text: problems, type: 'text/html; charset=utf-8' }],
  ['swagger-ui.css', { file: 'swagger-ui.css', type: 'text/css; charset=utf-8' }],
  [
    'swagger-ui-bundle.js',
    { file: 'swagger-ui-bundle.js', type: 'text/javascript; charset=utf-8' },
  ],
  [
    'start.js',
    {
      text: "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });",
      type: 'text/javascript; charset=utf-8',
    },
  ],
]);

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Vocero API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <main id="docs"></main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>`;

/** The API's document, for programs and for people; every script comes from here. */
export function docsRoutes(app: App, deps: Deps) {
  const document = openApiDocument(deps.settings.publicUrl);

  serveRaw(app, deps, rawRoutes.openapi, (c) => c.json(document));
  serveRaw(app, deps, rawRoutes.docs, (c) => c.html(page));
  serveRaw(app, deps, rawRoutes.docsAsset, async (c) => {
    const asset = assets.get(c.req.param('file') ?? '');
    if (!asset) throw notFound();
    const body = 'text' in asset ? asset.text : await readFile(join(swagger, asset.file), 'utf8');
    return c.body(body, 200, { 'content-type': asset.type, 'cache-control': 'max-age=3600' });
  });
}
