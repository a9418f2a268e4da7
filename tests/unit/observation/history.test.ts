import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { historyOf, nextToReverse, type ChangeCause } from '#shared/observation/history.ts'

const log = (...causes: ChangeCause[]): { seq: number; cause: ChangeCause }[] =>
  causes.map((cause, n) => ({ seq: n + 1, cause }))

describe('history from the log', () => {
  test.each([
    ['nothing', [], [], []],
    ['two changes', ['do', 'do'], [1, 2], []],
    ['one taken back', ['do', 'do', 'undo'], [1], [3]],
    ['both taken back', ['do', 'do', 'undo', 'undo'], [], [3, 4]],
    ['one done again', ['do', 'do', 'undo', 'redo'], [1, 4], []],
    ['a new change after one taken back', ['do', 'do', 'undo', 'do'], [1, 4], []],
    ['a log that begins with an undo', ['undo'], [1], []],
  ] as const)('%s', (_what, causes, undo, redo) => {
    expect(historyOf(log(...causes))).toEqual({ undo, redo })
  })

  test('the next change to reverse is the last of its stack', () => {
    const stacks = historyOf(log('do', 'do', 'undo'))
    expect([nextToReverse(stacks, 'undo'), nextToReverse(stacks, 'redo')]).toEqual([1, 3])
    expect(nextToReverse(historyOf([]), 'undo')).toBeNull()
  })

  test('following the stacks behaves like an editor that keeps its own past and future', () => {
    const wish = fc.constantFrom<ChangeCause>('do', 'undo', 'redo')
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
        // The text is the list of done changes; each committed change is the pair of texts it leads between.
        const past: string[] = []
        const future: string[] = []
        let text = ''
        const committed: { seq: number; cause: ChangeCause; from: string; to: string }[] = []
        let replayed = ''
        for (const cause of wishes) {
          const reverse = cause === 'do' ? null : nextToReverse(historyOf(committed), cause)
          if (cause === 'do') {
            past.push(text)
            future.length = 0
            text += String.fromCharCode(97 + (committed.length % 26))
            committed.push({ seq: committed.length, cause, from: replayed, to: text })
            replayed = text
            continue
          }
          const [back, forth] = cause === 'undo' ? [past, future] : [future, past]
          const earlier = back.pop()
          expect(reverse === null).toBe(earlier === undefined)
          if (earlier === undefined || reverse === null) continue
          forth.push(text)
          text = earlier
          replayed = committed[reverse]?.from ?? ''
          committed.push({ seq: committed.length, cause, from: committed[reverse]?.to ?? '', to: replayed })
          expect(replayed).toBe(text)
        }
      }),
    )
  })
})
