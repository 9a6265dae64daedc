/*
 * The one-way street of docs/architecture.md: a room may use the rooms before it, never those after.
 * kernel <- audit <- ledger <- partner-country <- participant <- methodology <- project
 *   <- {funding, monitoring} <- carbon-credit <- article6 <- reporting <- events <- web <- app.module
 */
const STREET = [
  'kernel',
  'audit',
  'ledger',
  'partner-country',
  'participant',
  'methodology',
  'project',
  '(funding|monitoring)',
  'carbon-credit',
  'article6',
  'reporting',
  'events',
  'web',
];
/* http, identity and database may be used by any room (but the kernel and audit); they know only
 * kernel and audit. */
const SIDE = '(http|identity|database)';

const forwards = STREET.map((room, at) => ({
  name: `${room.replace(/[()|]/g, '-')}-looks-only-back`,
  comment: `src/${room} may use only rooms before it on the street`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${STREET.slice(at + 1).join('|') || 'nothing'})/` },
}));

module.exports = {
  forbidden: [
    ...forwards,
    {
      name: 'funding-and-monitoring-are-neighbours',
      severity: 'error',
      from: { path: '^src/funding/' },
      to: { path: '^src/monitoring/' },
    },
    {
      name: 'monitoring-and-funding-are-neighbours',
      severity: 'error',
      from: { path: '^src/monitoring/' },
      to: { path: '^src/funding/' },
    },
    {
      name: 'kernel-imports-only-decimal',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/kernel/|^node_modules/decimal\\.js|^(node:)?crypto$' },
    },
    {
      name: 'audit-knows-only-kernel',
      severity: 'error',
      from: { path: '^src/audit/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(audit|kernel)/' },
    },
    {
      name: 'sides-know-only-kernel-and-audit',
      severity: 'error',
      from: { path: `^src/${SIDE}/`, pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/', pathNot: `^src/(kernel|audit|${SIDE.slice(1, -1)})/` },
    },
    {
      name: 'nobody-imports-the-root',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^src/(main|cli|app\\.module)\\.ts$' },
    },
    {
      name: 'acts-are-pure',
      comment: 'an act decides from what is known: no database, no Nest, no clock',
      severity: 'error',
      from: { path: '^src/[^/]+/acts/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg)|^src/(database|http|identity)/' },
    },
    {
      name: 'writers-see-only-the-model',
      comment: 'a writer formats: no query and no arithmetic',
      severity: 'error',
      from: { path: '^src/reporting/writers/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: 'node_modules/(@nestjs|typeorm|pg)|^src/(database|ledger|funding|project|audit)/',
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.spec\\.ts$', '^src/(main|cli)\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
