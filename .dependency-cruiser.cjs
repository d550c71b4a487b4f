/**
 * Who may import whom, as a table: one row per room. `lib/checks/boundaries.ts` runs it and adds the rules that need to
 * look at more than one edge; `lib/checks/boundaries.test.ts` plants a violation for every rule.
 */

/** Tests and their helpers may reach further than the code they test; they are never part of the product. */
const TESTS = '\\.(test|spec|bench)\\.tsx?$|/testing(/|\\.ts$)|^e2e/|^supabase/tests/';
const DOMAIN = '^lib/domain/';
/* Leaves that hold no domain words: settings and typed paths, languages. */
const LEAVES = ['^lib/config/', '^lib/i18n/'];
/*
 * Not nouns but what every screen is made of: primitives, the frame, the ties to the engine and to the person, and the
 * picture of where a thing is, what is asked of the server alone, and what a sensor says.
 */
const FRAME = ['ui', 'shell', 'sync', 'commands', 'session', 'places', 'remote', 'readings'];
const READERS = [
  ...['^lib/sync/', '^lib/scanning/', '^lib/bluetooth/', '^lib/voice/', '^lib/imports/'],
  // What a report says; what lays it out for paper is the server's.
  '^lib/reports/(?!pdf/|ask-backend)',
];
/** Everything in this repository; what lies outside it (npm, Node) is not a room. */
const ANY_ROOM = '^(app|components|lib|supabase|e2e)/|^(proxy|instrumentation-client)\\.ts$';

/** `room` is a path, `may` lists the other paths it may import; a room may always import itself. */
const ROOMS = [
  { name: 'domain', room: '^lib/domain/', may: [] },
  // The engine knows "command", never "sample": the words of the protocol, not the nouns.
  { name: 'sync', room: '^lib/sync/', may: ['^lib/domain/(commands|devices|errors|sync|world)/'] },
  { name: 'scanning', room: '^lib/scanning/', may: [DOMAIN] },
  { name: 'bluetooth', room: '^lib/bluetooth/', may: [DOMAIN] },
  { name: 'voice', room: '^lib/voice/', may: [DOMAIN] },
  // Files from outside: what parses them may bring libraries, what they mean is the domain's.
  { name: 'imports', room: '^lib/imports/', may: [DOMAIN] },
  { name: 'connectors', room: '^lib/connectors/', may: [DOMAIN] },
  // A process of its own beside a broker: it knows readings and how a request is signed, no screen and no database.
  { name: 'gateway-mqtt', room: '^lib/gateway-mqtt/', may: [DOMAIN, '^lib/connectors/_kit/'] },
  { name: 'analytics', room: '^lib/analytics/', may: [DOMAIN] },
  { name: 'reports', room: '^lib/reports/', may: [DOMAIN, ...LEAVES] },
  { name: 'supabase-clients', room: '^lib/supabase/', may: [DOMAIN, '^lib/config/'] },
  { name: 'config', room: '^lib/config/', may: [] },
  { name: 'i18n', room: '^lib/i18n/', may: ['^lib/config/'] },
  { name: 'pwa', room: '^lib/pwa/', may: [DOMAIN, ...LEAVES] },
  { name: 'ui', room: '^components/ui/', may: [] },
  {
    name: 'components',
    room: '^components/(?!ui/)',
    may: ['^components/ui/', DOMAIN, ...READERS, ...LEAVES],
  },
  { name: 'functions', room: '^supabase/functions/', may: [DOMAIN, '^lib/connectors/'] },
  // What an operator runs against any database: no screen, no stack of its own.
  { name: 'operations', room: '^supabase/operations/', may: [DOMAIN, '^lib/connectors/_kit/'] },
  {
    name: 'local-stack',
    room: '^supabase/local/',
    may: [DOMAIN, '^lib/supabase/', '^lib/config/', '^lib/scanning/copy-wasm[.]ts$'],
  },
];

const roomRules = ROOMS.map(({ name, room, may }) => ({
  name: `room-${name}`,
  comment: `may import itself${may.map((path) => `, ${path}`).join('')}`,
  severity: 'error',
  from: { path: room, pathNot: TESTS },
  to: { path: ANY_ROOM, pathNot: [room, ...may] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'domain-is-pure',
      comment: 'lib/domain runs in the browser, in Node and in Deno: zod and nothing else from outside',
      severity: 'error',
      from: { path: DOMAIN, pathNot: TESTS },
      to: { pathNot: [ANY_ROOM, '(^|/)node_modules/zod/', '^zod$'] },
    },
    {
      name: 'connectors-apart',
      comment: 'a connector imports the kit, never another connector',
      severity: 'error',
      from: { path: '^lib/connectors/([^/]+)/' },
      to: { path: '^lib/connectors/[^/]+/', pathNot: '^lib/connectors/($1|_kit)/' },
    },
    {
      name: 'components-apart',
      comment: 'components of one noun do not import those of another: pages compose them',
      severity: 'error',
      from: { path: '^components/([^/]+)/', pathNot: TESTS },
      to: { path: '^components/', pathNot: `^components/($1|${FRAME.join('|')})/` },
    },
    {
      name: 'connector-by-its-index',
      comment: 'the inside of a connector is its own business',
      severity: 'error',
      from: { path: '^(app/|(proxy|instrumentation-client)\\.ts$)' },
      to: { path: '^lib/connectors/(?!_kit/)[^/]+/', pathNot: '^lib/connectors/[^/]+/index\\.ts$' },
    },
    {
      name: 'never-app',
      comment: 'pages only load and compose: nothing builds on them',
      severity: 'error',
      from: { pathNot: '^app/' },
      to: { path: '^app/' },
    },
    {
      name: 'product-without-tools',
      comment: 'the running product needs neither the checks nor the embedded stack',
      severity: 'error',
      from: {
        path: '^(app|components)/|^lib/(?!checks/|bench/)|^(proxy|instrumentation-client)\\.ts$',
        pathNot: TESTS,
      },
      to: { path: '^(supabase|e2e)/|^lib/(checks|bench)/' },
    },
    {
      name: 'fakes-in-tests-only',
      comment: 'a fake in the running product is a stub',
      severity: 'error',
      from: { pathNot: [TESTS, '^lib/(checks|bench)/', '^supabase/local/'] },
      to: { path: '^lib/.*/testing(/|\\.ts$)' },
    },
    {
      name: 'e2e-from-outside',
      comment: 'browser tests see the product as a person does; they may start the stack and use its words',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: ANY_ROOM, pathNot: ['^e2e/', '^supabase/local/', DOMAIN, '^lib/bench/'] },
    },
    {
      name: 'database-tests-without-screens',
      comment: 'a database test that needs a screen is a browser test',
      severity: 'error',
      from: { path: '^supabase/' },
      to: { path: '^(components|e2e)/' },
    },
    {
      name: 'no-cycles',
      comment: 'files that import each other in a ring cannot be understood one at a time',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules/(?!zod/)[^/]+/.*\\.d\\.ts|\\.next|\\.local)/' },
    // Imports of types alone count: they tie rooms together too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'] },
    skipAnalysisNotInRules: true,
  },
};
