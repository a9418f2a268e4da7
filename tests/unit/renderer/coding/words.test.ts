import fc from 'fast-check'
import { expect, test } from 'vitest'
import { savedWords } from '../../../../renderer/features/coding/saved-words.ts'
import { windowOf } from '../../../../renderer/features/coding/event-rows.ts'
import { runningIndex } from '../../../../renderer/features/coding/running-index.ts'
import { clockText, preciseText } from '../../../../renderer/state/clock-text.ts'
import { parseClock } from '../../../../renderer/ui/format/time.ts'
import { currentTask, isSettled, ratingTasks } from '../../../../renderer/state/rating-actions.ts'
import { passesOf } from '../../../../renderer/state/passes.ts'
import { contextRecordId, ratingRecordId, type Records } from '#shared/observation/record.ts'
import { ms } from '#shared/time/ms.ts'
import { sampleView } from '../../../support/coding/sample-view.ts'
import { derivedRating } from '../../../support/schemes/derived-rating.ts'

const states = sampleView({ template: 'stillface-phase-demo', cameras: 1, events: 0, broken: null })
const ratings = sampleView({ template: 'sens-intr-9-demo', cameras: 1, events: 0, broken: null })

test('a moment written to the millisecond is read back as the same moment', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 20_000_000 }), (at) => parseClock(preciseText(at)) === at))
})

test('what is no time is not taken for one', () => {
  for (const text of ['', 'soon', '1:75', '1:2:3:4', '3:12.4809']) expect(parseClock(text)).toBeNull()
  expect(parseClock(' 192,5 ')).toBe(192_500)
})

test('a clock cuts and never rounds up', () => {
  expect(clockText(59_999)).toBe('0:59')
  expect(clockText(3_723_000)).toBe('1:02:03')
})

test('only what the host acknowledged is called saved', () => {
  const tone = (kind: 'saved' | 'saving' | 'stale'): string => savedWords({ kind }, 2, {}).tone
  expect([tone('saved'), tone('saving'), tone('stale')]).toEqual(['ok', 'busy', 'stop'])
  expect(savedWords({ kind: 'failed', code: 'disk-full', params: {} }, 2, {}).text).toBe('NOT saved: 2 steps')
})

test('a long table holds only the rows near what is seen', () => {
  const { from, to } = windowOf(50_000, 32, 32_000, 640)
  expect(from).toBeLessThanOrEqual(1000)
  expect(to).toBeGreaterThanOrEqual(1020)
  expect(to - from).toBeLessThan(60)
})

test('a running state counts up to the moment on screen and is lit only while it holds', () => {
  const set = states.scheme.sets[0]
  if (set === undefined) throw new Error('set')
  const record = {
    type: 'event',
    id: 'a',
    set: set.id,
    code: 'ipos',
    onsetMs: ms(1000),
    offsetMs: null,
    modifiers: {},
    note: '',
    order: 1,
  } as const
  const index = runningIndex({ ...states, records: { a: record } }, set)
  expect(index.at(999)).toBe('')
  expect(index.at(3400)).toBe('|ipos|')
  expect(index.sinceTenth(3450)).toBe(2400)
  expect(index.total('ipos', 3400)).toBe(2)
  expect(index.at(12_000)).toBe('')
})

test('a scale with a condition is asked for only where the condition holds', () => {
  const all = ratings.scheme.ratings.map(({ id }) => id)
  const asked = (value: string | null): string[] => {
    const id = contextRecordId('distress')
    const records = value === null ? {} : { [id]: { type: 'context' as const, id, item: 'distress', value } }
    return ratingTasks({ ...ratings, records }, all).map((task) => task.rating)
  }
  expect(asked(null)).not.toContain('sen_d')
  expect(asked('no')).not.toContain('sen_d')
  expect(asked('yes').filter((id) => id === 'sen_d')).toHaveLength(ratings.episodes.length)
})

test('a scale that a rule leaves out is not asked for where the rule holds', () => {
  const skip = { id: 's', kind: 'skip' as const, scope: 'episode' as const, message: '', fields: ['int'] }
  const asked = (when: string): string[] => {
    const scheme = { ...ratings.scheme, rules: [...ratings.scheme.rules, { ...skip, when }] }
    return ratingTasks({ ...ratings, scheme }, ['sen', 'int']).map((task) => task.rating)
  }
  expect(asked('always')).toEqual(['sen', 'sen'])
  expect(asked('never')).toEqual(['sen', 'int', 'sen', 'int'])
})

test('ratings go episode by episode, and the first open one is at hand', () => {
  const tasks = ratingTasks(ratings, ['sen', 'int'])
  expect(tasks.map((task) => [task.episode, task.rating])).toEqual([
    ['e0', 'sen'],
    ['e0', 'int'],
    ['e1', 'sen'],
    ['e1', 'int'],
  ])
  expect(currentTask(tasks, null, {})?.rating).toBe('sen')
  expect(currentTask(tasks, { rating: 'int', episode: 'e1' }, {})?.episode).toBe('e1')
})

test('a rating that follows by a rule is done and not at hand, until the rule does not hold any more', () => {
  const fuss = (value: number): Records => {
    const id = ratingRecordId('fuss', 'e0')
    return { [id]: { type: 'rating', id, rating: 'fuss', episode: 'e0', value, notCodable: null, note: '' } }
  }
  const episodes = [{ id: 'e0', kind: 'play', startMs: ms(0), endMs: ms(60_000) }]
  const tasks = (records: Records): ReturnType<typeof ratingTasks> =>
    ratingTasks({ scheme: derivedRating, episodes, durationMs: ms(60_000), records }, ['fuss', 'calm', 'warm'])
  const done = (records: Records): boolean[] => tasks(records).map((task) => isSettled(records, task))
  expect([done(fuss(0)), done(fuss(2))]).toEqual([
    [true, true, false],
    [true, false, false],
  ])
  expect(currentTask(tasks(fuss(0)), null, fuss(0))?.rating).toBe('warm')
  expect(currentTask(tasks(fuss(2)), null, fuss(2))?.rating).toBe('calm')
})

test('every scheme ends with a pass to look everything over', () => {
  expect(passesOf(states.scheme).map((pass) => pass.name)).toEqual(['Baby', 'Mother', 'Check'])
  expect(passesOf({ ...states.scheme, passes: [] }).map((pass) => pass.sets.length)).toEqual([4, 4])
})
