// Which way imports may point. DESIGN: everything points forward, nothing calls back.
const INSIDE = '^(api|sql|web|workers)/';
const TEST = '\\.(test|spec)\\.ts$|/test-[^/]+\\.ts$|^web/e2e/';
const CONTRACT = '^api/src/contract/';
const CLIENT = '^api/src/client\\.ts$';
const ENGINE = '^workers/src/engine/';
const CUSTOMER_WORDS = '^workers/src/messages/compose-customer-message\\.ts$';
const LEXICON = '^workers/src/read-lexicon\\.ts$';
/** @param {string[]} names */
const npm = (names) => `/node_modules/(${names.join('|')})(/|$)`;
const ANY_PACKAGE = '/node_modules/';

/**
 * From some files, only to these.
 * @param {string} name
 * @param {string} comment
 * @param {string} from
 * @param {string[]} allowed
 */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that call each other are one file, or lack a third. Types call nobody.',
      severity: 'error',
      from: { path: INSIDE },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      comment: 'The file or package is not there.',
      severity: 'error',
      from: { path: INSIDE },
      to: { couldNotResolve: true, pathNot: '^(svelte|virtual:)' },
    },
    {
      name: 'no-test-in-product',
      comment:
        'What runs in production imports no test; a benchmark may fill its tables as tests do.',
      severity: 'error',
      from: { path: INSIDE, pathNot: [TEST, '^[a-z]+/bench/'] },
      to: { path: TEST },
    },
    {
      name: 'web-knows-contract-only',
      comment: "The pages know the API's contract and client, nothing behind them.",
      severity: 'error',
      from: { path: '^web/(src|public)/', pathNot: TEST },
      to: { path: '^(api|sql|workers)/', pathNot: [CONTRACT, CLIENT] },
    },
    {
      name: 'web-without-node',
      comment: 'The pages run in browsers, and on the server without its modules.',
      severity: 'error',
      from: { path: '^web/src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'api-knows-sql-and-engine',
      comment:
        'HTTP in, SQL out: the engine, its lexicon, how work is limited and customers are written to, never the queue or the pages’ sources.',
      severity: 'error',
      from: { path: '^api/src/', pathNot: TEST },
      to: {
        path: '^(web|workers)/',
        pathNot: [ENGINE, LEXICON, CUSTOMER_WORDS, '^workers/src/time-limit\\.ts$'],
      },
    },
    {
      name: 'api-without-queue',
      comment: 'What happens afterwards goes into the outbox.',
      severity: 'error',
      from: { path: '^api/' },
      to: { path: npm(['bullmq', 'ioredis', 'pg']) },
    },
    {
      name: 'workers-know-sql',
      comment: 'Jobs never call the API.',
      severity: 'error',
      from: { path: '^workers/src/', pathNot: TEST },
      to: { path: '^(api|web)/' },
    },
    {
      name: 'sql-knows-nobody',
      comment: 'Queries are used by everyone and use no one.',
      severity: 'error',
      from: { path: '^sql/src/' },
      to: { path: '^(api|web|workers)/' },
    },
    {
      name: 'sql-knows-postgres-only',
      comment: 'The one package below is postgres.js.',
      severity: 'error',
      from: { path: '^sql/src/', pathNot: TEST },
      to: { path: ANY_PACKAGE, pathNot: npm(['postgres']) },
    },
    only('contract-knows-zod-only', 'Browsers load the contract too: zod and itself.', CONTRACT, [
      CONTRACT,
      npm(['zod']),
    ]),
    {
      name: 'client-knows-contract-only',
      comment: 'Browsers load the client: the contract and what needs no server.',
      severity: 'error',
      from: { path: CLIENT },
      to: { pathNot: [CONTRACT, npm(['hono', 'zod'])] },
    },
    only('engine-is-pure', 'Numbers and strings in, numbers and strings out.', ENGINE, [
      ENGINE,
      npm(['natural', 'tinyld']),
    ]),
    {
      name: 'natural-by-deep-imports',
      comment: 'Its root takes a second, loads a database driver and reads .env.',
      severity: 'error',
      from: { path: INSIDE },
      to: { path: '/node_modules/natural/lib/natural/index\\.js$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^((api|sql|web|workers)/dist|\\.vocero)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.svelte', '.json'],
    },
  },
};
