import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventRecord } from '#shared/observation/record.ts'
import { ms } from '#shared/time/ms.ts'
import {
  appIn,
  codeAndLock,
  codeOf,
  CODER_PASSCODE,
  LEAD_PASSCODE,
  openMine,
  smallStudy,
  temporaryFolder,
  wholeCoding,
  type SmallStudy,
} from '../../support/study-builder.ts'

const folder = temporaryFolder()
const { app, client } = appIn(folder.path)
let study: SmallStudy
const asLead = () => client.call('session.signIn', { personId: study.lead.id, passcode: LEAD_PASSCODE })
const asCoder = () => client.call('session.signIn', { personId: study.coder.id, passcode: CODER_PASSCODE })

beforeAll(async () => {
  study = await smallStudy(client, folder.path)
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

const running: EventRecord = {
  type: 'event',
  id: 'running',
  set: 'inf_reg',
  code: 'clasp',
  onsetMs: ms(21_000),
  offsetMs: null,
  modifiers: {},
  note: '',
  order: 50,
}

describe('a coding and those who are not its coder', () => {
  test('an open coding of somebody else is not there, not even for a lead', async () => {
    await asCoder()
    const mine = await openMine(client)
    await asLead()
    expect(await codeOf(client.call('observation.open', { assignmentId: mine.assignmentId }))).toBe(
      'assignment-not-found',
    )
  })

  test('nobody writes in another person’s coding', async () => {
    await asCoder()
    const mine = await openMine(client)
    await asLead()
    const change = { added: { running }, updated: {}, removed: {} }
    const base = { observationId: mine.id, baseRevision: 0 }
    expect(await codeOf(client.call('observation.commit', { ...base, label: 'x', change }))).toBe(
      'observation-not-found',
    )
    expect(await codeOf(client.call('observation.undo', { ...base, direction: 'undo' }))).toBe('observation-not-found')
    expect(await codeOf(client.call('observation.lock', base))).toBe('observation-not-found')
  })

  test('locking gives running states the end of their episode, and what was seen stays', async () => {
    await asCoder()
    const view = await openMine(client)
    const whole = wholeCoding(view)
    const change = { ...whole, added: { ...whole.added, running } }
    const { revision } = await client.call('observation.commit', {
      ...{ observationId: view.id, baseRevision: view.revision, label: 'code', change },
    })
    await client.call('observation.lock', { observationId: view.id, baseRevision: revision })
    const locked = await openMine(client)
    expect(locked.records['running']).toMatchObject({ onsetMs: 21_000, offsetMs: 40_000 })
    expect(Object.keys(locked.records).sort()).toEqual(Object.keys(change.added).sort())
    expect([locked.status, locked.editable]).toEqual(['locked', false])
  })

  test('a lead who codes the recording too does not see it before their own coding is locked', async () => {
    await asCoder()
    const mine = await openMine(client)
    await asLead()
    expect(await codeOf(client.call('observation.open', { assignmentId: mine.assignmentId }))).toBe('own-coding-first')
  })

  test('what is locked no longer changes, and is not undone', async () => {
    await asCoder()
    const { id, revision } = await openMine(client)
    const change = { added: { later: { ...running, id: 'later' } }, updated: {}, removed: {} }
    const base = { observationId: id, baseRevision: revision }
    expect(await codeOf(client.call('observation.commit', { ...base, label: 'x', change }))).toBe('observation-locked')
    expect(await codeOf(client.call('observation.undo', { ...base, direction: 'undo' }))).toBe('observation-locked')
  })

  test('once both are locked a lead may look, and only look; a coder may not even then', async () => {
    await asLead()
    const leads = await codeAndLock(client)
    await asCoder()
    const mine = await openMine(client)
    await asLead()
    const seen = await client.call('observation.open', { assignmentId: mine.assignmentId })
    expect([seen.status, seen.editable]).toEqual(['locked', false])
    await asCoder()
    expect(await codeOf(client.call('observation.open', { assignmentId: leads.assignmentId }))).toBe(
      'assignment-not-found',
    )
  })

  test('a coder is not told how many recordings are coded twice, so locking tells nothing of the other coder', async () => {
    await asCoder()
    expect((await client.call('study.current', {}))?.sums).toMatchObject({
      recordings: 0,
      lockedTwice: 0,
      sites: [],
      timePoints: [],
    })
    await asLead()
    expect((await client.call('study.current', {}))?.sums).toMatchObject({
      recordings: 1,
      lockedTwice: 1,
      sites: ['Northtown'],
    })
  })

  test('somebody who has not signed in is told no sums either', async () => {
    await client.call('session.signOut', {})
    expect((await client.call('study.current', {}))?.sums).toMatchObject({ recordings: 0, sites: [] })
  })
})
