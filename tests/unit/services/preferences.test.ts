import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppEvent } from '#shared/contract/events.ts'
import type { Place } from '#shared/study/place.ts'
import { defaultPreferences, type Preferences } from '#shared/study/preferences.ts'
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

const own: Preferences = { keys: { 'player.toggle': ['Shift+Space'] }, stepMs: 2500, againMs: 1500 }
const place: Place = { atMs: ms(12_480), passId: 'p_inf', rate: 0.5, audible: null, stages: {} }

describe('a person’s own keys', () => {
  test('are the defaults at first', async () => {
    await asCoder()
    expect(await client.call('preferences.get', {})).toEqual(defaultPreferences)
  })

  test('stay with the person, and nobody else has them', async () => {
    await asCoder()
    await client.call('preferences.set', own)
    await asLead()
    expect(await client.call('preferences.get', {})).toEqual(defaultPreferences)
    await asCoder()
    expect(await client.call('preferences.get', {})).toEqual(own)
  })

  test('tell the other windows to look again, without saying whose they are', async () => {
    await asCoder()
    const heard: AppEvent[] = []
    const stop = client.subscribe((event) => heard.push(event))
    await client.call('preferences.set', own)
    stop()
    expect(heard).toEqual([{ type: 'changed', topic: 'preferences', id: undefined }])
  })

  test.each([
    ['a key that is none', { ...own, keys: { 'player.toggle': ['<script>'] } }],
    ['steps of no length', { ...own, stepMs: 0 }],
    [
      'thousands of commands',
      { ...own, keys: Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`c${n}`, []])) },
    ],
  ])('are refused whole with %s', async (_, wrong) => {
    await asCoder()
    await client.call('preferences.set', own)
    expect(await codeOf(client.call('preferences.set', wrong))).toBe('input-invalid')
    expect(await client.call('preferences.get', {})).toEqual(own)
  })
})

describe('where a coder was', () => {
  test('is nowhere at first', async () => {
    await asCoder()
    expect((await openMine(client)).place).toBeNull()
  })

  test('comes back as it was left', async () => {
    await asCoder()
    const { assignmentId } = await openMine(client)
    await client.call('observation.setPlace', { assignmentId, place })
    expect((await openMine(client)).place).toEqual(place)
  })

  test('changes nothing of the coding: its revision and history stay', async () => {
    await asCoder()
    const before = await openMine(client)
    await client.call('observation.setPlace', { assignmentId: before.assignmentId, place })
    const after = await openMine(client)
    expect([after.revision, after.history]).toEqual([before.revision, before.history])
  })

  test('cannot be set for another person: their assignment is not there', async () => {
    await asCoder()
    const { assignmentId } = await openMine(client)
    await asLead()
    expect(await codeOf(client.call('observation.setPlace', { assignmentId, place }))).toBe('assignment-not-found')
  })

  test('is kept in a locked coding too, and not told to the lead who looks at it', async () => {
    await asCoder()
    const { assignmentId } = await codeAndLock(client)
    await client.call('observation.setPlace', { assignmentId, place: { ...place, atMs: ms(4000) } })
    expect((await client.call('observation.open', { assignmentId })).place?.atMs).toBe(4000)
    await asLead()
    await codeAndLock(client)
    expect((await client.call('observation.open', { assignmentId })).place).toBeNull()
  })
})
