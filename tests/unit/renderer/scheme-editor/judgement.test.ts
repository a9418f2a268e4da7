import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { newScheme } from '#shared/scheme/edit/starters.ts'
import { createEditor } from '../../../../renderer/features/scheme-editor/editing/editor-store.ts'
import {
  judgeAlong,
  judgementOf,
  lookAt,
  type Found,
} from '../../../../renderer/features/scheme-editor/editing/judgement.ts'
import { setAt } from '../../../../renderer/features/scheme-editor/editing/recipes.ts'

const begun: DraftValue = newScheme({ id: 'ours', name: 'Ours' }, 'codes')
const nameless = { ...begun, name: '' }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what there is to say is counted for a thing and for all that it is in', () => {
  const { counts } = judgementOf(nameless, lookAt(nameless), null)
  expect(counts.get('')).toMatchObject({ problems: 1 })
  expect(counts.get('sets.0')?.advice).toBeGreaterThan(0)
  expect(counts.get('sets.0.codes.0.include')).toEqual({ problems: 0, advice: 1 })
})

test('a note that stays the same stays the same object', () => {
  const first = judgementOf(nameless, lookAt(nameless), null)
  const second = judgementOf({ ...nameless }, lookAt({ ...nameless }), first)
  expect(second.notes.get('name')).toBe(first.notes.get('name'))
})

test('typing is looked at once it pauses, one look at a time, and the last word is always seen', async () => {
  const asked: { readonly value: DraftValue; readonly answer: (found: Found) => void }[] = []
  const editor = createEditor(
    { value: begun, revision: 1 },
    { save: async () => 2, isParted: () => false, now: () => 0, later: () => () => undefined },
  )
  const { judged, stop } = judgeAlong(editor, lookAt(begun), {
    look: (value) => new Promise((answer) => asked.push({ value, answer })),
    end: () => undefined,
  })
  const type = (name: string): void =>
    editor.edit({ label: 'Name', path: ['name'], key: 'name' }, setAt(['name'], name))
  for (const name of ['A', 'Al', 'Alo']) type(name)
  expect(asked).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(500)
  expect(asked.map(({ value }) => value.name)).toEqual(['Alo'])
  type('')
  await vi.advanceTimersByTimeAsync(500)
  expect(asked).toHaveLength(1)
  asked[0]!.answer(lookAt(asked[0]!.value))
  await vi.advanceTimersByTimeAsync(500)
  expect(judged.getState().problems).toEqual([])
  expect(asked.map(({ value }) => value.name)).toEqual(['Alo', ''])
  asked[1]!.answer(lookAt(asked[1]!.value))
  await vi.advanceTimersByTimeAsync(0)
  expect(judged.getState().notes.get('name')?.problems).toHaveLength(1)
  stop()
  type('Alone')
  await vi.advanceTimersByTimeAsync(500)
  expect(asked).toHaveLength(2)
})
