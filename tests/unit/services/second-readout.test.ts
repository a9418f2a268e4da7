import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '#shared/contract/messages.ts'
import type { Change } from '#shared/observation/change.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import type { SecondReadout } from '#shared/study/second-readout.ts'
import { statisticInWords } from '#shared/study/statistic-words.ts'
import { ms } from '#shared/time/ms.ts'
import { shownValue } from '../../../renderer/features/plan/plan-fields.ts'
import {
  appIn,
  CODER_PASSCODE,
  jobId,
  LEAD_PASSCODE,
  openMine,
  smallStudy,
  temporaryFolder,
  wholeCoding,
} from '../../support/study-builder.ts'

const folder = temporaryFolder()
const { app, client } = appIn(folder.path)

/** Enjoying until `untilMs`, watching for the rest of the 20 s of play; enjoying in the 39 s of the other episodes. */
async function codeBaby(untilMs: number): Promise<void> {
  const view = await openMine(client)
  const whole = wholeCoding(view)
  const others = Object.entries(whole.added).filter(([id]) => !id.startsWith('inf_phase-'))
  const baby = (id: string, code: string, from: number, to: number): EventRecord => ({
    ...{ type: 'event', id, set: 'inf_phase', code, onsetMs: ms(from), offsetMs: ms(to) },
    ...{ modifiers: {}, note: '', order: from },
  })
  const states = [
    baby('b1', 'ipos', 0, untilMs),
    baby('b2', 'imon', untilMs, 20_000),
    baby('b3', 'ipos', 20_000, 40_000),
    baby('b4', 'ipos', 40_000, 59_000),
  ]
  const added = Object.fromEntries([...others, ...states.map((one) => [one.id, one] as const)])
  const change: Change = { ...whole, added }
  const step = { observationId: view.id, baseRevision: view.revision, label: 'code', change }
  const { revision } = await client.call('observation.commit', step)
  await client.call('observation.lock', { observationId: view.id, baseRevision: revision })
}

beforeAll(async () => {
  const { lead, coder } = await smallStudy(client, folder.path)
  await codeBaby(4400)
  await client.call('session.signIn', { personId: coder.id, passcode: CODER_PASSCODE })
  await codeBaby(4600)
  await client.call('session.signIn', { personId: lead.id, passcode: LEAD_PASSCODE })
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

const setReadout = (secondReadout: SecondReadout) =>
  client.call('study.setPlan', { ...defaultPlan, secondReadout, reason: 'As in our earlier studies.' })
const rowOf = async (variable: string) => {
  const { variables } = await client.call('reliability.report', jobId())
  const found = variables.find((one) => one.variable === variable)
  if (found === undefined) throw new Error(`${variable} is a variable`)
  return found
}
const figures = async () => {
  const asked = { scheme: 'stillface-phase@1.0.0', variable: 'inf_phase' }
  const { alternatives } = await client.call('reliability.detail', { ...jobId(), ...asked })
  const valueOf = (id: string) => {
    const figure = alternatives.find((one) => one.id === id)?.figure
    return figure?.ok === true ? figure.value : null
  }
  return { main: valueOf('kappa_time'), start: valueOf('kappa_start'), majority: valueOf('kappa_majority') }
}

/*
 * The fifth second changes from enjoying to watching at 400 ms of the first coder and at 600 ms of the second. By what fills
 * most of it, the first has it watching and the second enjoying: 43 seconds both enjoying, 15 both watching, 1 apart, so
 * chance is (43 x 44 + 16 x 15) / 59^2 and kappa is (58 x 59 - 2132) / (59^2 - 2132). At its start both have it enjoying.
 */
const byMajority = 1290 / 1349

test('usually a second counts with what fills most of it, and the other readout stands beside it', async () => {
  const row = await rowOf('inf_phase')
  expect(row).toMatchObject({ readout: 'majority', reason: 'states-exclusive' })
  expect(row.estimate.ok && row.estimate.value).toBeCloseTo(byMajority, 12)
  const found = await figures()
  expect(found.main).toBeCloseTo(byMajority, 12)
  expect([found.start, found.majority]).toEqual([1, null])
})

test('where the plan says so it counts with the state at its start, everywhere and in words', async () => {
  await setReadout('start')
  const row = await rowOf('inf_phase')
  expect(row).toMatchObject({ readout: 'start', estimate: { ok: true, value: 1 }, reason: 'states-exclusive-start' })
  expect(statisticInWords(row, textOf)).toBe('kappa, 1 s (start of second)')
  const found = await figures()
  expect([found.main, found.start]).toEqual([1, null])
  expect(found.majority).toBeCloseTo(byMajority, 12)
  const gate = (await client.call('gate.report', jobId())).rows.find(({ variable }) => variable === 'inf_phase')
  const form = gate?.checks.find(({ id }) => id === 'G06')
  expect(textOf(form?.code ?? '', form?.params ?? {})).toMatch(/each second counts with the state at the start of the/)
  const free = await rowOf('inf_reg')
  expect(free).toMatchObject({ statistic: 'kappa_per_code', readout: 'start', reason: 'states-overlapping-start' })
})

test('the change of the plan is kept with its reason, in words', async () => {
  const [newest] = (await client.call('study.planPage', {})).changes
  expect(newest).toMatchObject({
    reason: 'As in our earlier studies.',
    changed: [{ member: 'secondReadout', from: 'majority', to: 'start' }],
  })
  expect(newest?.changed.map(({ member, from, to }) => [shownValue(member, from), shownValue(member, to)])).toEqual([
    ['the state that fills most of the second', 'the state at the start of the second'],
  ])
})

test('a registered plan keeps its hash: what is registered is what will be exported, not how it is compared', async () => {
  const { hash } = await client.call('study.registerPlan', {})
  await setReadout('majority')
  expect((await client.call('study.registerPlan', {})).hash).toBe(hash)
  expect((await rowOf('inf_phase')).readout).toBe('majority')
})
