import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { lockedScheme } from '../support/locked-scheme.ts'
import { lockedPasscode, lockedStudy } from '../support/locked-study.ts'
import { appIn, jobId } from '../support/study-builder.ts'
import { tempFolder } from './support/study.ts'

const { id } = lockedScheme
const reason = 'The scheme was learned from.'

let folder: ReturnType<typeof tempFolder>
let host: ReturnType<typeof appIn> | undefined

beforeEach(() => {
  folder = tempFolder()
})
afterEach(async () => {
  await host?.app.close()
  host = undefined
  folder.remove()
})

/** What a lab changes while it learns. Each is another change every time it is made. */
const edits: Readonly<Record<string, (scheme: Scheme, n: number) => Scheme>> = {
  'reword an anchor': (scheme, n) => ({
    ...scheme,
    ratings: scheme.ratings.map((one, at) =>
      at === n % scheme.ratings.length
        ? { ...one, anchors: one.anchors.map((anchor) => ({ ...anchor, text: `Said anew ${String(n)}.` })) }
        : one,
    ),
  }),
  'take a scale out': (scheme, n) => {
    const gone = scheme.ratings[n % scheme.ratings.length]?.id
    if (gone === 'sen' || gone === 'int') return scheme
    return {
      ...scheme,
      ratings: scheme.ratings.filter((one) => one.id !== gone),
      passes: scheme.passes.map((pass) => ({ ...pass, ratings: pass.ratings.filter((one) => one !== gone) })),
    }
  },
  'rename a code': (scheme, n) => ({
    ...scheme,
    sets: scheme.sets.map((set) => ({
      ...set,
      codes: set.codes.map((one, at) => (set.id === 'touch' && at === 0 ? { ...one, id: `code${String(n)}` } : one)),
    })),
  }),
  'change a formula': (scheme, n) => ({
    ...scheme,
    composites: scheme.composites.map((one) => (one.id === 'both' ? { ...one, expr: `(${n} * sen + int) / 2` } : one)),
  }),
  'widen a scale': (scheme, n) => ({
    ...scheme,
    ratings: scheme.ratings.map((one, at) => (at === n % scheme.ratings.length ? { ...one, max: 6 + (n % 4) } : one)),
  }),
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('publish' as const), edit: fc.constantFrom(...Object.keys(edits)) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bring' as const), from: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'take back' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retire' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'open anew' as const }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What cannot be done in the state it is in is refused in words, and that is all. */
async function unlessRefused(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
}

/** Published versions, the oldest first. */
async function versions(client: Client): Promise<readonly string[]> {
  const rows = await client.call('schemes.list', {})
  return rows
    .filter((row) => row.id === id)
    .map(({ version }) => version)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

async function publish(client: Client, edit: string, n: number): Promise<void> {
  const newest = (await versions(client)).at(-1) ?? ''
  const draft = await client.call('schemes.copyToDraft', { id, version: newest, as: null })
  const { scheme } = await client.call('schemes.draft', { id })
  if (scheme === null) throw new Error('a copy of a version is a whole scheme')
  const { revision: baseRevision } = await client.call('schemes.saveDraft', {
    ...{ id, baseRevision: draft.revision },
    scheme: edits[edit]?.(scheme, n),
  })
  const { nextVersion } = await client.call('schemes.draft', { id })
  await unlessRefused(client.call('schemes.publishDraft', { id, baseRevision, version: nextVersion }))
  const left = await client.call('schemes.drafts', {})
  if (left.length > 0) await client.call('schemes.discardDraft', { id })
}

async function take(client: Client, one: Step, n: number): Promise<void> {
  const all = await versions(client)
  if (one.do === 'publish') return publish(client, one.edit, n)
  if (one.do === 'bring') {
    const way = { id, from: all[one.from % all.length] ?? '', to: all.at(-1) ?? '', decisions: {} }
    return unlessRefused(client.call('migrations.apply', { ...jobId(), ...way, reason }))
  }
  if (one.do === 'take back') {
    const newest = (await client.call('migrations.list', { id })).find(({ revertedAt }) => revertedAt === null)
    if (newest === undefined) return
    return unlessRefused(client.call('migrations.revert', { migrationId: newest.id, reason }))
  }
  if (one.do === 'retire') {
    const version = all[one.which % all.length] ?? ''
    return unlessRefused(client.call('schemes.retire', { id, version, retired: n % 2 === 0 }))
  }
}

async function signedIn(study: { readonly path: string; readonly leadId: string }): Promise<Client> {
  await host?.app.close()
  host = appIn(folder.path)
  await host.client.call('study.open', { path: study.path })
  await host.client.call('session.signIn', { personId: study.leadId, passcode: lockedPasscode })
  return host.client
}

test('whatever becomes of its scheme, a coding opens under the version it was made under, as it was', async () => {
  let study = 0
  const done = { published: 0, broughtOver: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      study += 1
      const made = await lockedStudy(`${folder.path}/study${String(study)}.attune`, 2, 6)
      let client = await signedIn(made)
      const mine = (await client.call('work.mine', {})).map(({ assignmentId }) => assignmentId)
      const look = async (): Promise<unknown[]> => {
        const found: unknown[] = []
        for (const assignmentId of mine) {
          const { scheme, records, episodes, status } = await client.call('observation.open', { assignmentId })
          found.push({ scheme, records, episodes, status })
        }
        return found
      }
      const before = await look()
      expect(before).toHaveLength(2)
      for (const [n, one] of steps.entries()) {
        if (one.do === 'open anew') client = await signedIn(made)
        else await take(client, one, n + 2)
      }
      done.published += (await versions(client)).length - 2
      done.broughtOver += (await client.call('migrations.list', { id })).length
      expect(await look()).toEqual(before)
      expect(await client.call('study.check', jobId())).toMatchObject({ integrity: 'ok', chain: 'ok' })
    }),
    { numRuns: 6, seed: 20 },
  )
  // Otherwise all of it was refused, and nothing is shown.
  expect(Math.min(done.published, done.broughtOver)).toBeGreaterThan(2)
})
