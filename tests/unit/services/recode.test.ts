import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import type { Person } from '#shared/study/people.ts'
import type { RoundFigure } from '#shared/study/recode/round.ts'
import {
  appIn,
  codeAndLock,
  CODER_PASSCODE,
  codeOf,
  jobId,
  LEAD_PASSCODE,
  smallStudy,
  stillface,
  temporaryFolder,
  type SmallStudy,
  wholeCoding,
} from '../../support/study-builder.ts'

let folder: ReturnType<typeof temporaryFolder>
let app: ReturnType<typeof appIn>['app']
let client: Client
let study: SmallStudy

beforeEach(async () => {
  folder = temporaryFolder()
  const host = appIn(folder.path)
  app = host.app
  client = host.client
  study = await smallStudy(client, folder.path)
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

const sit = (person: Person, passcode: string) => client.call('session.signIn', { personId: person.id, passcode })
const newcomer = (name: string): Promise<Person> =>
  client.call('people.add', { name, roles: ['coder'], passcode: CODER_PASSCODE })

async function bothLocked(): Promise<void> {
  await sit(study.lead, LEAD_PASSCODE)
  await codeAndLock(client)
  await sit(study.coder, CODER_PASSCODE)
  await codeAndLock(client)
  await sit(study.lead, LEAD_PASSCODE)
}

const rowsOfScheme = async (id: string) =>
  (await client.call('assignments.list', {})).rows.filter(({ schemeId }) => schemeId === id)

const wish = (...coders: readonly Person[]) => ({
  scheme: stillface,
  recordingIds: null,
  coders: coders.map(({ id }) => id),
})
const reason = 'Retrained after the first round.'
const recode = (...coders: readonly Person[]) => client.call('recode.run', { ...wish(...coders), reason, ...jobId() })

describe('coding anew', () => {
  test('keeps the first figures, sets its codings aside and gives the recording to two who have not seen them', async () => {
    await bothLocked()
    const [dora, eve] = [await newcomer('Dora'), await newcomer('Eve')]
    const before = await client.call('reliability.report', jobId())
    expect(await client.call('recode.preview', wish(study.coder, dora, eve))).toMatchObject({
      ...{ recordings: 1, setAside: 2, unlocked: 0, without: [], doubleWanted: 1, doubleFound: 1 },
      perCoder: [{ name: 'Cora', barred: 1 }, { barred: 0 }, { barred: 0 }],
    })
    const round = await recode(study.coder, dora, eve)
    expect(round).toMatchObject({ round: 1, recordings: 1, setAside: 2, reason, madeBy: 'Lea' })
    const kept = ({ variable, estimate, readout, toleranceMs }: (typeof before.variables)[number] | RoundFigure) =>
      [variable, estimate, readout, toleranceMs] as const
    expect(round.figures.map(kept)).toEqual(before.variables.map(kept))
    expect(round.figures.find(({ variable }) => variable === 'inf_phase')?.readout).toBe('majority')
    const { rows } = await client.call('assignments.list', {})
    expect(rows.map(({ personName, status }) => [personName, status]).sort()).toEqual([
      ['Dora', 'waiting'],
      ['Eve', 'waiting'],
    ])
    expect(rows.map(({ role }) => role).sort()).toEqual(['primary', 'second'])
    expect((await client.call('reliability.report', jobId())).doubleCoded).toBe(0)
  })

  test('keeps what the scheme asked for beside a figure, as it stood', async () => {
    const scheme: Scheme = {
      ...stillfacePhase,
      id: 'asking',
      reliability: stillfacePhase.reliability.map((aim, n) =>
        n === 0 ? { ...aim, also: ['kappa_start', 'agreement'] } : aim,
      ),
    }
    const file = join(folder.path, 'asking.json')
    writeFileSync(file, JSON.stringify(scheme))
    await sit(study.lead, LEAD_PASSCODE)
    const { revision } = await client.call('schemes.importFile', { path: file })
    const asking = { id: scheme.id, version: scheme.version }
    await client.call('schemes.publishDraft', { ...asking, baseRevision: revision })
    const coders = [
      { personId: study.lead.id, role: 'primary' as const },
      { personId: study.coder.id, role: 'second' as const },
    ]
    await client.call('assignments.create', { recordingIds: [...study.recordingIds], scheme: asking, coders })
    for (const { id, personId } of await rowsOfScheme(scheme.id)) {
      await sit(
        personId === study.lead.id ? study.lead : study.coder,
        personId === study.lead.id ? LEAD_PASSCODE : CODER_PASSCODE,
      )
      const view = await client.call('observation.open', { assignmentId: id })
      const on = { observationId: view.id, baseRevision: view.revision }
      const committed = await client.call('observation.commit', { ...on, label: 'code', change: wholeCoding(view) })
      await client.call('observation.lock', { ...on, baseRevision: committed.revision })
    }
    await sit(study.lead, LEAD_PASSCODE)
    const before = (await client.call('reliability.report', jobId())).variables.filter((one) =>
      one.scheme.startsWith('asking'),
    )
    const [dora, eve] = [await newcomer('Dora'), await newcomer('Eve')]
    await client.call('recode.run', { ...wish(dora, eve), scheme: asking, reason, ...jobId() })
    const [round] = await client.call('recode.rounds', {})
    const asked = round?.figures.filter(({ also }) => also !== undefined)
    expect(asked?.map(({ variable, also }) => [variable, also?.map(({ id }) => id)])).toEqual([
      ['inf_phase', ['kappa_start', 'agreement']],
    ])
    expect(asked?.[0]?.also).toEqual(before.find(({ variable }) => variable === 'inf_phase')?.also)
  })

  test('gives back what was set aside to nobody: its coder has no such work any more, and it opens for ever', async () => {
    await bothLocked()
    const [old] = (await client.call('assignments.list', {})).rows
    await recode(await newcomer('Dora'), await newcomer('Eve'))
    const view = await client.call('observation.open', { assignmentId: old?.id ?? '' })
    expect([view.status, view.editable, Object.keys(view.records).length > 0]).toEqual(['locked', false, true])
    await sit(study.coder, CODER_PASSCODE)
    expect(await client.call('work.mine', {})).toEqual([])
  })

  test('computes the second round from its own codings, and a third counts on', async () => {
    await bothLocked()
    const [dora, eve, fay, gil] = [
      await newcomer('Dora'),
      await newcomer('Eve'),
      await newcomer('Fay'),
      await newcomer('Gil'),
    ]
    await recode(dora, eve)
    for (const person of [dora, eve]) {
      await sit(person, CODER_PASSCODE)
      await codeAndLock(client)
    }
    await sit(study.lead, LEAD_PASSCODE)
    expect((await client.call('reliability.report', jobId())).doubleCoded).toBe(1)
    expect(await recode(fay, gil)).toMatchObject({ round: 2 })
    expect((await client.call('recode.rounds', {})).map(({ round }) => round)).toEqual([1, 2])
  })

  test('is refused while a coding is open, and nothing changes', async () => {
    await sit(study.lead, LEAD_PASSCODE)
    const [dora, eve] = [await newcomer('Dora'), await newcomer('Eve')]
    const before = await client.call('assignments.list', {})
    expect(await codeOf(recode(dora, eve))).toBe('recode-unlocked')
    expect(await client.call('assignments.list', {})).toEqual(before)
    expect(await client.call('recode.rounds', {})).toEqual([])
  })

  test('is refused to those who coded before, and where too few are left for the planned double coding', async () => {
    await bothLocked()
    const dora = await newcomer('Dora')
    expect(await codeOf(recode(study.coder))).toBe('recode-nobody')
    expect(await codeOf(recode(dora, study.coder))).toBe('recode-double')
    const elsewhere = { ...wish(dora), recordingIds: ['rec_nowhere'], reason }
    expect(await codeOf(client.call('recode.run', { ...elsewhere, ...jobId() }))).toBe('recode-nothing')
  })

  test('is a lead’s alone', async () => {
    await bothLocked()
    const dora = await newcomer('Dora')
    await sit(study.coder, CODER_PASSCODE)
    expect(await codeOf(recode(dora))).toBe('role-needed')
    expect(await codeOf(client.call('recode.rounds', {}))).toBe('role-needed')
  })
})
