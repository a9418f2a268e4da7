/**
 * The import directions of the house, as rules. `tests/architecture/boundaries.test.ts` proves for each group of rules
 * that a breach is found.
 */
const order = ['lib', 'time', 'scheme', 'observation', 'study', '(?:reliability|measures|formats)', 'contract']

/** A layer of shared/ may import itself and what stands before it. Siblings at one step do not know each other. */
const sharedOrder = order.map((layer, index) => {
  const isSiblings = layer.startsWith('(?:')
  const before = order.slice(0, index)
  const own = isSiblings ? '$1' : layer
  return {
    name: `shared-order-${isSiblings ? 'siblings' : layer}`,
    comment:
      'shared/ imports one way: lib -> time -> scheme -> observation -> study -> (reliability | measures | formats) -> contract',
    severity: 'error',
    from: { path: `^shared/(${isSiblings ? 'reliability|measures|formats' : layer})/` },
    to: { path: '^shared/', pathNot: `^shared/(?:${[...before, own].join('|')})/` },
  }
})

const hosts = ['desktop', 'local-server', 'cli']

module.exports = {
  forbidden: [
    ...sharedOrder,
    {
      name: 'shared-is-pure',
      comment: 'shared/ is pure TypeScript: no Node, no host, no interface',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(?:electron|renderer|tests|migrations)/' },
    },
    { name: 'shared-without-node', severity: 'error', from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'shared-packages',
      comment: 'shared/ uses zod and nothing else from the registry',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'services-know-no-host',
      severity: 'error',
      from: { path: '^electron/services/' },
      to: { path: '^(?:electron/(?:desktop|local-server|cli|launch)|renderer)/' },
    },
    {
      name: 'handlers-see-all-but-are-seen-by-hosts',
      comment: 'handlers.ts is the one place that sees everything; a service that imports it would see everything too',
      severity: 'error',
      from: { path: '^electron/services/', pathNot: '^electron/services/handlers' },
      to: { path: '^electron/services/handlers\\.ts$' },
    },
    ...hosts.map((host) => ({
      name: `host-${host}-alone`,
      severity: 'error',
      from: { path: `^electron/${host}/` },
      to: { path: `^(?:electron/(?:${hosts.filter((other) => other !== host).join('|')})|renderer)/` },
    })),
    { name: 'renderer-without-host', severity: 'error', from: { path: '^renderer/' }, to: { path: '^electron/' } },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-do-not-know-each-other',
      comment: 'renderer/app composes features; a feature never imports another one',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/(?:features/|app/)', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-is-at-the-bottom',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(?:app|features|state|host|commands)/' },
    },
    {
      name: 'only-desktop-imports-electron',
      severity: 'error',
      from: { pathNot: '^(?:electron/desktop/|tests/(?:unit/desktop/|e2e/desktop\\.spec\\.ts))' },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'only-the-player-imports-video-js',
      severity: 'error',
      from: { pathNot: '^renderer/features/player/' },
      to: { path: 'node_modules/video\\.js/' },
    },
    {
      name: 'only-the-store-imports-sqlite',
      severity: 'error',
      from: { pathNot: '^(?:electron/services/store/|tests/)' },
      to: { path: 'node_modules/(?:@types/)?better-sqlite3/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(?:shared|electron|renderer)/', pathNot: '^electron/launch/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-circle',
      comment: 'a circle of types alone is gone at run time',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'an import that cannot be followed cannot be judged by the other rules',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(?:url|raw)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:out|dist|\\.cache|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'require', 'types', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts', '.css'],
    },
  },
}
