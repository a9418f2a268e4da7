import { beforeEach, describe, expect, test } from 'vitest'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { newScheme } from '#shared/scheme/edit/starters.ts'
import { createEditor } from '../../../../renderer/features/scheme-editor/editing/editor-store.ts'
import { setAt } from '../../../../renderer/features/scheme-editor/editing/recipes.ts'

const start = { value: newScheme({ id: 'ours', name: 'Ours' }, 'codes'), revision: 1 }

/** A host that keeps drafts when it is told to, and a clock that moves when it is told to. */
function desk() {
  const kept: { base: number; value: DraftValue }[] = []
  const timers = new Set<() => void>()
  let revision = 1
  let refuse: string | null = null
  let hold: (() => void) | null = null
  const editor = createEditor(start, {
    save: async (base, value) => {
      if (hold !== null) await new Promise<void>((resolve) => (hold = resolve))
      if (refuse !== null) throw new Error(refuse)
      kept.push({ base, value })
      return ++revision
    },
    isParted: (error) => error instanceof Error && error.message === 'changed elsewhere',
    now: () => 0,
    later: (work) => {
      timers.add(work)
      return () => timers.delete(work)
    },
  })
  return {
    editor,
    kept,
    save: () => editor.store.getState().save.kind,
    name: () => editor.store.getState().value.name,
    type: (text: string) => editor.edit({ label: 'Name', path: ['name'], key: 'name' }, setAt(['name'], text)),
    refuse: (why: string | null) => (refuse = why),
    holdNext: () => (hold = () => undefined),
    release: () => {
      hold?.()
      hold = null
    },
    pass: async () => {
      for (const work of [...timers]) {
        timers.delete(work)
        work()
      }
      await editor.flush()
    },
  }
}

let here: ReturnType<typeof desk>
beforeEach(() => {
  here = desk()
})

describe('what is typed', () => {
  test('is called saved only once the host has it, and is sent once for a whole word', async () => {
    for (const text of ['G', 'Ga', 'Gaz', 'Gaze']) here.type(text)
    expect(here.save()).toBe('waiting')
    await here.pass()
    expect(here.save()).toBe('saved')
    expect(here.kept.map(({ base, value }) => [base, value.name])).toEqual([[1, 'Gaze']])
  })

  test('while the host is at work follows with the revision that it answered', async () => {
    here.holdNext()
    here.type('One')
    const sent = here.editor.flush()
    here.type('Two')
    expect(here.save()).toBe('saving')
    here.release()
    await sent
    expect(here.save()).toBe('waiting')
    await here.pass()
    expect(here.kept.map(({ base, value }) => [base, value.name])).toEqual([
      [1, 'One'],
      [2, 'Two'],
    ])
  })

  test('is sent again after a failure', async () => {
    here.refuse('disk full')
    here.type('Gaze')
    await here.editor.flush()
    expect(here.save()).toBe('failed')
    here.refuse(null)
    await here.pass()
    expect(here.save()).toBe('saved')
  })

  test('never overwrites a draft that was changed elsewhere: nothing more is sent', async () => {
    here.refuse('changed elsewhere')
    here.type('Gaze')
    await here.editor.flush()
    expect(here.save()).toBe('parted')
    here.refuse(null)
    here.type('Gaze again')
    await here.pass()
    expect(here.kept).toEqual([])
    expect(here.save()).toBe('parted')
    expect(here.name()).toBe('Gaze again')
  })
})

describe('undo', () => {
  test('takes a whole word back, redo brings it again, and both are kept', async () => {
    here.type('G')
    here.type('Gaze')
    here.editor.undo()
    expect(here.name()).toBe('Ours')
    here.editor.redo()
    expect(here.name()).toBe('Gaze')
    here.editor.undo()
    await here.pass()
    expect(here.kept.at(-1)?.value).toEqual(start.value)
  })

  test('after the field was left takes back only what came since', () => {
    here.type('Gaze')
    here.editor.seal()
    here.type('Gaze of babies')
    here.editor.undo()
    expect(here.name()).toBe('Gaze')
    expect(here.editor.store.getState().future).toHaveLength(1)
    here.type('Gaze of mothers')
    expect(here.editor.store.getState().future).toEqual([])
  })

  test('leads to the place, and with nothing to undo does nothing', () => {
    here.editor.edit(
      { label: 'Label', path: ['sets', 0, 'codes', 1, 'label'] },
      setAt(['sets', 0, 'codes', 1, 'label'], 'x'),
    )
    here.editor.show(['subjects'])
    here.editor.undo()
    expect(here.editor.store.getState()).toMatchObject({
      shown: ['sets', 0, 'codes', 1],
      target: { path: ['sets', 0, 'codes', 1, 'label'] },
    })
    here.editor.undo()
    here.editor.undo()
    expect(here.name()).toBe('Ours')
  })
})
