const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.spec\\.ts$' },
  to: { pathNot: [from, ...allowed] },
});
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle means two files are one file, or a third is missing.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '(^|/)data-source\\.ts$', '(^|/)main\\.ts$', '\\.thread\\.ts$'],
      },
      to: {},
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only(
      'domain-is-pure',
      '^libs/domain/',
      [],
      'The domain imports nothing: no package, no node builtin, no other lib.',
    ),
    only(
      'jobs-are-plain',
      '^libs/jobs/',
      ['^libs/domain/'],
      'Job contracts are types and constants.',
    ),
    only(
      'wording-knows-the-domain',
      '^libs/wording/',
      ['^libs/domain/'],
      'Texts for people, in all languages, for the pages and the command line alike.',
    ),
    only(
      'geography-knows-the-domain',
      '^libs/geography/',
      ['^libs/domain/', 'node_modules/(@turf|@types/geojson)/'],
      'Borders and places: plane geometry by a library, in terms of the domain.',
    ),
    only(
      'platform-knows-the-domain',
      '^libs/platform/',
      [
        '^libs/domain/',
        'node_modules/(@nestjs/(common|core|platform-fastify|swagger)|@fastify|fastify|class-validator|class-transformer|csv-parse|temporal-polyfill|temporal-spec)/',
        '^(node:)?(crypto|stream|stream/promises|util)$',
      ],
      'HTTP plumbing maps domain errors; it never touches data.',
    ),
    only(
      'persistence-knows-domain-and-jobs',
      '^libs/persistence/',
      [
        '^libs/(domain|jobs)/',
        'node_modules/(typeorm|pg|@types/pg|reflect-metadata|@nestjs/(common|typeorm))/',
        '^(node:)?crypto$',
      ],
      'Only persistence speaks TypeORM.',
    ),
    {
      name: 'typeorm-stays-in-persistence',
      severity: 'error',
      from: { pathNot: '^(libs/persistence|scripts|test)/' },
      to: { path: 'node_modules/(typeorm|pg|@types/pg|@nestjs/typeorm)/' },
    },
    {
      name: 'rows-stay-in-persistence',
      severity: 'error',
      comment: 'A row is a table, not a value to pass around.',
      from: { pathNot: '^libs/persistence/' },
      to: { path: '\\.row\\.ts$' },
    },
    {
      name: 'rows-do-not-know-rows',
      severity: 'error',
      comment: 'Relations between row classes are how ORM cycles start; join in the store.',
      from: { path: '\\.row\\.ts$' },
      to: { path: '\\.row\\.ts$' },
    },
    {
      name: 'queues-stay-in-the-worker',
      severity: 'error',
      from: { pathNot: '^(apps/worker|scripts|test)/' },
      to: { path: 'node_modules/(bullmq|ioredis|@nestjs/bullmq)/' },
    },
    {
      name: 'libs-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-do-not-know-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'features-do-not-know-features',
      severity: 'error',
      comment: 'Features meet in the domain and in the stores.',
      from: { path: '^apps/(api|worker|cli)/src/([^/]+)/' },
      to: { path: '^apps/$1/src/[^/]+/', pathNot: '^apps/$1/src/($2|openapi)/' },
    },
    {
      name: 'libs-by-the-front-door',
      severity: 'error',
      comment: 'Another lib is entered by its index only.',
      from: { path: '^(apps|test)/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: { pathNot: '(\\.spec\\.ts$|^test/)' },
      to: { path: '(\\.spec\\.ts$|^test/)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
