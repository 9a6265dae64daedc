import type { BookKind } from '../database/migrator.ts';
import type { ErrorDefinition } from '../kernel/refusal.ts';
import type { ErrorCatalogues } from './error-catalogues.ts';
import { statusOfDefinition } from './problem.ts';

/** Starts Swagger UI; a file of its own, because no page may hold a script. */
export const START_SCRIPT = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
});
`;

const DEMONSTRATION =
  '<p><strong>Demonstration: invented figures, not a book of record.</strong></p>';

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
</head>
<body>
${body}
</body>
</html>
`;
}

function bannerOf(kind: BookKind): string {
  return kind === 'demonstration' ? DEMONSTRATION : '';
}

/** The page on which the interface can be browsed and tried. */
export function docsPage(kind: BookKind): string {
  return page(
    'JCM Ledger: interface',
    `${bannerOf(kind)}
<p><a href="/docs/errors">What each error code means</a></p>
<div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/start.js"></script>`,
  );
}

/** Where the `type` of every problem leads: one anchor per code. */
export function errorsPage(catalogues: ErrorCatalogues, kind: BookKind): string {
  const rooms = Object.entries(catalogues).map(
    ([room, definitions]) =>
      `<h2>${escaped(room)}</h2>\n<dl>\n${Object.entries(definitions).map(entryOf).join('\n')}\n</dl>`,
  );
  return page(
    'JCM Ledger: error codes',
    `${bannerOf(kind)}<main class="swagger-ui"><h1>Error codes</h1>\n${rooms.join('\n')}</main>`,
  );
}

function entryOf([code, definition]: readonly [string, ErrorDefinition]): string {
  const status = statusOfDefinition(code, definition);
  return `<dt id="${escaped(code)}"><code>${escaped(code)}</code> (${status})</dt>
<dd>${escaped(definition.title)}. ${escaped(definition.advice)}</dd>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
