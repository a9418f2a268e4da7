import { describe, expect, test } from 'vitest'
import { missingForLock } from '#shared/observation/completeness.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { isShort, shortBoutIssues } from '#shared/observation/short-bouts.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { ms } from '#shared/time/ms.ts'

const [states] = stillfacePhase.sets.filter(({ kind, exclusive }) => kind === 'state' && exclusive)
const [a = '', b = ''] = states?.codes.map(({ id }) => id) ?? []
const setId = states?.id ?? ''

/** The scheme with a shortest bout of a second for its first code. */
const withShortest = (minS: number | undefined, set = setId): Scheme => ({
  ...stillfacePhase,
  sets: stillfacePhase.sets.map((each) =>
    each.id !== set || minS === undefined
      ? each
      : { ...each, codes: each.codes.map((code, n) => (n === 0 ? { ...code, minS } : code)) },
  ),
})

function content(...states: (readonly [code: string, onset: number, offset: number | null])[]): ObservationContent {
  const [kind] = stillfacePhase.episodes
  const events = states.map(([code, onset, offset], order): EventRecord => ({
    ...{ type: 'event', id: `e${order}`, set: setId, code, onsetMs: ms(onset), order },
    ...{ offsetMs: offset === null ? null : ms(offset), modifiers: {}, note: '' },
  }))
  return {
    scheme: withShortest(1),
    episodes: [{ id: 'p1', kind: kind?.id ?? '', startMs: ms(0), endMs: ms(60_000) }],
    durationMs: ms(60_000),
    records: Object.fromEntries(events.map((event) => [event.id, event])),
  }
}
const found = (coded: ObservationContent) => shortBoutIssues(coded).map(({ atMs, params }) => [atMs, params.seconds])

describe('a bout that is shorter than its code says', () => {
  test('is told at its place, with both lengths, and does not keep a coding open', () => {
    const coded = content([b, 0, 2000], [a, 2000, 2400], [b, 2400, 5000])
    const [issue] = missingForLock(coded).filter(({ code }) => code === 'lock.bout-short')
    expect(issue).toMatchObject({ severity: 'warn', atMs: 2000, eventId: 'e1', params: { seconds: 0.4, minimum: 1 } })
  })

  test('is one of all the states of a code that touch', () => {
    expect(found(content([b, 0, 2000], [a, 2000, 2600], [a, 2600, 3200], [b, 3200, 5000]))).toEqual([])
    const short = content([b, 0, 2000], [a, 2000, 2300], [a, 2300, 2600], [b, 2600, 5000])
    expect(found(short)).toEqual([[2000, 0.6]])
    const second = short.records.e2
    expect(second?.type === 'event' && isShort(second, short)).toBe(true)
  })

  test('is none where an edge of the episode cuts it off, or it still runs', () => {
    expect(found(content([a, 0, 400], [b, 400, 5000]))).toEqual([])
    expect(found(content([b, 0, 59_800], [a, 59_800, null]))).toEqual([])
  })

  test('is none of exactly that length, and none of another code', () => {
    expect(found(content([b, 500, 600], [a, 2000, 3000]))).toEqual([])
  })
})

test('a moment has no shortest bout', () => {
  const points = stillfacePhase.sets.findIndex(({ kind }) => kind === 'point')
  const scheme = withShortest(1, stillfacePhase.sets[points]?.id ?? '')
  expect(checkScheme(scheme).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    `bout-of-points sets.${points}.codes.0.minS`,
  ])
})

test('another shortest bout is a major change', () => {
  const { changes } = compareSchemes(withShortest(undefined), withShortest(0.5))
  expect(changes.map(({ level }) => level)).toEqual(['major'])
})
