import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const inSource = import.meta.url.endsWith('.ts')

/** The version of this build, as `package.json` names it. A package has the file at its root, two folders up from the bundle. */
export function appVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version
}

/** The reference values of independent programs that come with the product. */
export function referenceFiles(): readonly string[] {
  const folder = new URL(inSource ? '../../tests/reference/golden/' : '../../reference/', import.meta.url)
  return ['published', 'random-dev', 'timeline-dev', 'bootstrap-dev'].map((name) =>
    fileURLToPath(new URL(`${name}.json`, folder)),
  )
}

/** Where the demo lies in the source tree. A packaged host passes its own resources folder instead. */
export function demoDir(): string {
  return fileURLToPath(new URL(inSource ? '../demo' : '../../electron/demo', import.meta.url))
}
