import { expect, test } from 'vitest'
import { createObservationStore } from '../../../../renderer/state/observation-store.ts'
import { addNote, setNote } from '#shared/observation/answers.ts'
import { fakeHost } from '../../../support/coding/fake-client.ts'
import { sampleView } from '../../../support/coding/sample-view.ts'
import type { NoteRecord } from '#shared/observation/record.ts'

const view = sampleView({ template: 'sens-intr-9-demo', cameras: 1, events: 0, broken: null })
const opened = () => {
  const host = fakeHost(view)
  return { host, observation: createObservationStore(host.client, view) }
}
const write = (observation: ReturnType<typeof opened>['observation'], id: string, text = id) =>
  observation.edit('Note', (draft) => addNote(draft, id, text, null))
const texts = (records: object): string[] =>
  (Object.values(records) as NoteRecord[]).map((record) => record.text).sort()

test('an edit is drawn at once and called saved only after the host has answered', async () => {
  const { host, observation } = opened()
  write(observation, 'a')
  expect(texts(observation.store.getState().records)).toEqual(['a'])
  expect(observation.store.getState().save.kind).toBe('saving')
  expect(host.records()).toEqual({})
  expect(await observation.settled()).toBe(true)
  expect(texts(host.records())).toEqual(['a'])
})

test('edits made faster than the host answers are all saved, in order', async () => {
  const { host, observation } = opened()
  for (let i = 0; i < 20; i += 1) write(observation, 'same', String(i))
  for (let i = 0; i < 20; i += 1) write(observation, `n${i}`)
  await observation.settled()
  expect(Object.keys(host.records())).toHaveLength(21)
  expect(host.records()['same']).toMatchObject({ text: '19' })
})

test('an edit that changes nothing is no step', async () => {
  const { observation } = opened()
  observation.edit('Nothing', () => 'answer')
  await observation.settled()
  expect(observation.store.getState().history.undo).toBeNull()
})

test('a failed save keeps the steps, says why, and a retry saves them all', async () => {
  const { host, observation } = opened()
  host.fail('disk-full')
  write(observation, 'a')
  expect(await observation.settled()).toBe(false)
  write(observation, 'b')
  expect(observation.store.getState()).toMatchObject({ save: { kind: 'failed', code: 'disk-full' }, unsaved: 2 })
  host.fail(null)
  observation.retry()
  expect(await observation.settled()).toBe(true)
  expect(texts(host.records())).toEqual(['a', 'b'])
})

test('undo waits for what is still being saved, and redo brings it back', async () => {
  const { host, observation } = opened()
  write(observation, 'a')
  write(observation, 'b')
  await observation.undo()
  expect(texts(host.records())).toEqual(['a'])
  expect(texts(observation.store.getState().records)).toEqual(['a'])
  await observation.redo()
  expect(texts(observation.store.getState().records)).toEqual(['a', 'b'])
})

test('two undos asked for in one breath take two steps back', async () => {
  const { observation } = opened()
  write(observation, 'a')
  write(observation, 'b')
  await Promise.all([observation.undo(), observation.undo()])
  expect(texts(observation.store.getState().records)).toEqual([])
})

test('history that came with the observation can be undone', async () => {
  const { host } = opened()
  host.intrude({ added: { a: { type: 'note', id: 'a', atMs: null, text: 'a' } }, updated: {}, removed: {} })
  const fresh = await host.client.call('observation.open', { assignmentId: view.assignmentId })
  const again = createObservationStore(host.client, fresh)
  await again.undo()
  expect(again.store.getState().records).toEqual({})
})

test('a change elsewhere is never overwritten: after loading again the own step stands on top', async () => {
  const { host, observation } = opened()
  host.intrude({ added: { other: { type: 'note', id: 'other', atMs: null, text: 'other' } }, updated: {}, removed: {} })
  write(observation, 'mine')
  await observation.settled()
  expect(observation.store.getState()).toMatchObject({ save: { kind: 'stale' }, unsaved: 1 })
  await observation.reload()
  expect(await observation.settled()).toBe(true)
  expect(texts(host.records())).toEqual(['mine', 'other'])
})

test('two versions of one record are put to the coder, who may keep either', async () => {
  for (const [keepMine, winner] of [
    [true, 'mine'],
    [false, 'other'],
  ] as const) {
    const { host, observation } = opened()
    write(observation, 'n', 'first')
    await observation.settled()
    const from: NoteRecord = { type: 'note', id: 'n', atMs: null, text: 'first' }
    host.intrude({ added: {}, updated: { n: [from, { ...from, text: 'other' }] }, removed: {} })
    observation.edit('Note', (draft) => setNote(draft, 'n', 'mine'))
    await observation.settled()
    await observation.reload()
    expect(observation.store.getState().save.kind).toBe('conflict')
    observation.settleConflict(keepMine)
    expect(await observation.settled()).toBe(true)
    expect(texts(host.records())).toEqual([winner])
    expect(texts(observation.store.getState().records)).toEqual([winner])
  }
})

test('a step that was saved although its answer got lost is not saved twice', async () => {
  const { host, observation } = opened()
  host.fail('host-unreachable')
  write(observation, 'a')
  await observation.settled()
  host.fail(null)
  host.intrude({ added: { a: { type: 'note', id: 'a', atMs: null, text: 'a' } }, updated: {}, removed: {} })
  observation.retry()
  await observation.settled()
  await observation.reload()
  expect(await observation.settled()).toBe(true)
  expect(texts(host.records())).toEqual(['a'])
})
