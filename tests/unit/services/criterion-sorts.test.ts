import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { ObservationRecord } from '#shared/observation/record.ts'
import { answerRecordId } from '#shared/observation/record.ts'
import { deck, sort25 } from '#shared/scheme/templates/sort-25.ts'
import { ms } from '#shared/time/ms.ts'
import {
  appIn,
  CODER_PASSCODE,
  codeOf,
  jobId,
  LEAD_PASSCODE,
  registerRow,
  smallStudy,
  temporaryFolder,
  type SmallStudy,
} from '../../support/study-builder.ts'

let folder: ReturnType<typeof temporaryFolder>
let app: ReturnType<typeof appIn>['app']
let client: Client
let study: SmallStudy
let recordingId: string

const version = sort25.version
const ref = { id: sort25.id, version, sort: deck.id }

beforeEach(async () => {
  folder = temporaryFolder()
  const host = appIn(folder.path)
  app = host.app
  client = host.client
  study = await smallStudy(client, folder.path)
  const episodes = [{ kind: 'free', startMs: ms(0), endMs: ms(59_000) }]
  const [outcome] = await client.call('recordings.import', { ...jobId(), rows: [registerRow('D002', { episodes })] })
  recordingId = outcome?.recordingId ?? ''
  await client.call('schemes.addTemplate', { template: sort25.id })
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

const assign = (personId: string, role: 'primary' | 'second' | 'master') =>
  client.call('assignments.create', {
    recordingIds: [recordingId],
    scheme: { id: sort25.id, version },
    coders: [{ personId, role }],
  })

async function signIn(who: 'lead' | 'coder'): Promise<void> {
  const passcode = who === 'lead' ? LEAD_PASSCODE : CODER_PASSCODE
  await client.call('session.signIn', { personId: study[who].id, passcode })
}

/** Whoever is at the desk lays the cards out in fives and locks; `turned` from the highest pile down. */
async function sortAndLock(turned = false, cards = deck.cards): Promise<void> {
  const item = (await client.call('work.mine', {})).find(({ schemeId }) => schemeId === sort25.id)
  const view = await client.call('observation.open', { assignmentId: item?.assignmentId ?? '' })
  const episode = view.episodes[0]?.id ?? ''
  const added = Object.fromEntries(
    cards.map(({ id: card }, n): [string, ObservationRecord] => {
      const id = answerRecordId(deck.id, card, episode)
      const pile = Math.floor(n / 5) + 1
      const value = turned ? 6 - pile : pile
      return [id, { type: 'answer', id, form: deck.id, item: card, episode, interval: null, value }]
    }),
  )
  const step = { observationId: view.id, baseRevision: view.revision, label: 'sort' }
  const { revision } = await client.call('observation.commit', {
    ...step,
    change: { added, updated: {}, removed: {} },
  })
  await client.call('observation.lock', { observationId: view.id, baseRevision: revision })
}

const criterion = { id: 'experts', label: 'As our experts sort it' }

async function fromAll() {
  const { rows } = await client.call('schemes.sortsToChoose', ref)
  return rows.map(({ observationId, episodeId }) => ({ observationId, episodeId }))
}

describe('with two locked sorts', () => {
  beforeEach(async () => {
    await assign(study.lead.id, 'primary')
    await assign(study.coder.id, 'master')
    await sortAndLock()
    await signIn('coder')
    await sortAndLock(true)
    await signIn('lead')
  })

  test('they are listed, masters first, each with its piles', async () => {
    const { rows, withheld, more } = await client.call('schemes.sortsToChoose', ref)
    expect(rows.map(({ role, personName, episode, dyad }) => [role, personName, episode, dyad])).toEqual([
      ['master', 'Cora', 'Free play', 'D002'],
      ['primary', 'Lea', 'Free play', 'D002'],
    ])
    expect(rows[1]?.placements).toEqual(Object.fromEntries(deck.cards.map(({ id }, n) => [id, Math.floor(n / 5) + 1])))
    expect([withheld, more]).toEqual([0, 0])
  })

  test('their mean becomes a criterion in a draft that can be published as a minor version and names nobody', async () => {
    const [one] = (await client.call('schemes.sortsToChoose', ref)).rows.filter(({ role }) => role === 'primary')
    if (one === undefined) throw new Error('the sort is listed')
    const from = [{ observationId: one.observationId, episodeId: one.episodeId }]
    expect(await client.call('schemes.makeCriterion', { ...ref, criterion, from })).toMatchObject({ problems: 0 })
    const { scheme, nextVersion, comparison } = await client.call('schemes.draft', { id: sort25.id })
    expect([nextVersion, comparison?.level]).toEqual(['1.1.0', 'minor'])
    const made = scheme?.qsorts?.[0]?.criteria?.[0]
    expect(made).toMatchObject({ ...criterion, sorts: 1 })
    expect(made?.source).toMatch(/^Mean of 1 locked sort by 1 person, made with version 1\.0\.0 on \d{4}-\d\d-\d\d\.$/)
    expect(made?.agreement).toBeUndefined()
    expect(made?.placements[24]).toEqual({ card: deck.cards[24]?.id, value: 5 })
    expect(scheme?.composites.at(-1)?.expr).toBe('sort(deck, experts)')
    expect(JSON.stringify(scheme)).not.toMatch(/Lea\b|Cora|D002/)
  })

  test('opposite sorts have a mean without variation, which the draft says', async () => {
    const made = await client.call('schemes.makeCriterion', { ...ref, criterion, from: await fromAll() })
    expect(made.problems).toBe(1)
    const { scheme, problemRows } = await client.call('schemes.draft', { id: sort25.id })
    expect(scheme?.qsorts?.[0]?.criteria?.[0]?.agreement).toBe(-1)
    expect(problemRows[0]?.code).toBe('criterion-without-variation')
  })

  test('it goes into the draft that is there, but not where that has other cards', async () => {
    const from = (await fromAll()).slice(0, 1)
    await client.call('schemes.copyToDraft', { id: sort25.id, version, as: null })
    const { revision } = await client.call('schemes.draft', { id: sort25.id })
    const renamed = { ...sort25, name: 'Ours' }
    const saved = await client.call('schemes.saveDraft', { id: sort25.id, baseRevision: revision, scheme: renamed })
    await client.call('schemes.makeCriterion', { ...ref, criterion, from })
    const { scheme, revision: after } = await client.call('schemes.draft', { id: sort25.id })
    expect([scheme?.name, scheme?.qsorts?.[0]?.criteria?.length, after > saved.revision]).toEqual(['Ours', 1, true])
    const other = { ...sort25, qsorts: [{ ...deck, cards: deck.cards.map((card) => ({ ...card, text: 'Other.' })) }] }
    await client.call('schemes.saveDraft', { id: sort25.id, baseRevision: after, scheme: other })
    expect(await codeOf(client.call('schemes.makeCriterion', { ...ref, criterion, from }))).toBe('sort-differs')
  })

  test('what is not there is refused, and a coder may neither look nor make', async () => {
    const gone = [{ observationId: 'ob_gone', episodeId: null }]
    expect(await codeOf(client.call('schemes.makeCriterion', { ...ref, criterion, from: gone }))).toBe('sort-gone')
    expect(await codeOf(client.call('schemes.sortsToChoose', { ...ref, sort: 'nothing' }))).toBe('sort-not-found')
    const from = await fromAll()
    const hyphen = { ...ref, criterion: { ...criterion, id: 'a-b' }, from }
    expect(await codeOf(client.call('schemes.makeCriterion', hyphen))).toBe('input-invalid')
    await signIn('coder')
    expect(await codeOf(client.call('schemes.sortsToChoose', ref))).toBe('role-needed')
    expect(await codeOf(client.call('schemes.makeCriterion', { ...ref, criterion, from }))).toBe('role-needed')
  })
})

test('a lead who still has the recording to sort sees no other sort of it', async () => {
  await assign(study.lead.id, 'primary')
  await assign(study.coder.id, 'master')
  await signIn('coder')
  await sortAndLock()
  await signIn('lead')
  expect(await client.call('schemes.sortsToChoose', ref)).toEqual({ rows: [], withheld: 1, more: 0 })
})
