import { describe, expect, test } from 'vitest'
import { changeBetween, reverseChange, applyChange } from '#shared/observation/change.ts'
import { pressCode } from '#shared/observation/coding.ts'
import { changeCode, moveOnset, removeEvent } from '#shared/observation/edit-event.ts'
import { linkEvent } from '#shared/observation/link-event.ts'
import { answersByCue, cueCandidates, linkOf } from '#shared/observation/links.ts'
import { recordEdits } from '#shared/observation/record-edits.ts'
import { recordProblem } from '#shared/observation/validate-record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { ms } from '#shared/time/ms.ts'
import { content, context, episode, event, records } from './builders.ts'

const free = episode('free', 0, 200_000)
const here = content(cueResponse, {}, [free])
const edits = (scheme: Scheme = cueResponse) => context(scheme, { episodes: [free], durationMs: ms(200_000) })

/** A scheme whose responses need no cue, and may answer being upset alone. */
const loose: Scheme = {
  ...cueResponse,
  sets: cueResponse.sets.map((set) =>
    set.linksTo === undefined ? set : { ...set, linksTo: { ...set.linksTo, required: false, codes: ['upset'] } },
  ),
}

const coded = () =>
  records(
    event('cue', 'bid', 10_000, null, 'bid'),
    event('cue', 'upset', 20_000, null, 'upset'),
    { ...event('resp', 'comf', 21_000, null, 'comf'), linkTo: 'upset' },
    event('resp', 'join', 25_000, null, 'join'),
  )
const found = (of: ReturnType<typeof coded>, id: string) => {
  const record = of[id]
  if (record?.type !== 'event') throw new Error(`no event ${id}`)
  return record
}

describe('the cues that are proposed', () => {
  test('are those before the event within the time of the set, the latest first', () => {
    const all = coded()
    expect(cueCandidates({ ...here, records: all }, found(all, 'join')).map(({ id }) => id)).toEqual(['upset', 'bid'])
    expect(cueCandidates({ ...here, records: all }, event('resp', 'join', 45_000, null)).map(({ id }) => id)).toEqual([
      'upset',
    ])
    expect(cueCandidates({ ...here, records: all }, event('resp', 'join', 5000, null))).toEqual([])
  })

  test('are of the codes that may be cues', () => {
    const all = coded()
    expect(cueCandidates({ ...here, scheme: loose, records: all }, found(all, 'join')).map(({ id }) => id)).toEqual([
      'upset',
    ])
  })

  test('lie in the same episode', () => {
    const episodes = [episode('free', 0, 22_000), { ...episode('free', 22_000, 60_000), id: 'second' }]
    const all = coded()
    expect(cueCandidates({ ...here, episodes, records: all }, found(all, 'join'))).toEqual([])
  })
})

describe('a link', () => {
  test('is made, changed, and refused where it cannot be', () => {
    const draft = coded()
    expect(linkEvent(draft, edits(), 'join', 'bid')).toEqual({ done: true, eventId: 'join' })
    expect(draft.join).toMatchObject({ linkTo: 'bid' })
    expect(linkEvent(draft, edits(), 'join', 'bid')).toEqual({ done: false, why: 'no-change' })
    expect(linkEvent(draft, edits(), 'join', null)).toEqual({ done: false, why: 'needs-cue' })
    expect(linkEvent(draft, edits(), 'join', 'comf')).toEqual({ done: false, why: 'no-link' })
    expect(linkEvent(draft, edits(), 'bid', 'upset')).toEqual({ done: false, why: 'no-link' })
    expect(linkEvent(draft, edits(), 'gone', 'bid')).toEqual({ done: false, why: 'unknown-event' })
    expect(linkEvent(draft, edits(loose), 'join', null).done).toBe(true)
    expect(linkOf(loose, draft, found(draft, 'join'))).toEqual({ kind: 'none' })
  })

  test('to what is not there counts as open', () => {
    const lost = { ...event('resp', 'join', 25_000, null, 'join'), linkTo: 'gone' }
    expect(linkOf(cueResponse, { join: lost }, lost)).toEqual({ kind: 'open' })
    expect(answersByCue(cueResponse, { join: lost }).size).toBe(0)
  })

  test('is open again when its cue is taken out, which is said, and the undo brings both back', () => {
    const before = coded()
    let outcome: unknown
    const change = recordEdits(before, (draft) => {
      outcome = removeEvent(draft, edits(), 'upset')
    })
    expect(outcome).toEqual({ done: true, eventId: 'upset', opened: 1 })
    const after = applyChange(before, change)
    expect(after['comf']).not.toHaveProperty('linkTo')
    expect(applyChange(after, reverseChange(change))).toEqual(before)
    expect(changeBetween(before, after)).toEqual(change)
  })

  test('is open again when its cue gets a code that may not be one', () => {
    const draft = coded()
    expect(changeCode(draft, edits(loose), 'upset', 'voc')).toMatchObject({ opened: 1 })
    expect(linkOf(loose, draft, found(draft, 'comf'))).toEqual({ kind: 'open' })
    const other = coded()
    expect(changeCode(other, edits(), 'upset', 'voc')).toEqual({ done: true, eventId: 'upset' })
    expect(other.comf).toMatchObject({ linkTo: 'upset' })
  })

  test('stays when its cue is moved, and is called early where the cue then begins later', () => {
    const draft = coded()
    moveOnset(draft, edits(), 'upset', ms(19_000))
    expect(linkOf(cueResponse, draft, found(draft, 'comf'))).toMatchObject({ kind: 'linked' })
    moveOnset(draft, edits(), 'upset', ms(22_000))
    expect(linkOf(cueResponse, draft, found(draft, 'comf'))).toMatchObject({ kind: 'early' })
  })

  test('is left alone by what other keys do', () => {
    const draft = coded()
    pressCode(draft, edits(), { set: 'cue', code: 'voc', atMs: ms(30_000) })
    expect(draft.comf).toEqual(coded()['comf'])
  })
})

describe('the host refuses', () => {
  const frame = { scheme: cueResponse, durationMs: ms(200_000) }
  const response = event('resp', 'join', 25_000, null, 'join')

  test.each([
    ['a link of a set that is not linked', { ...event('cue', 'bid', 0, null), linkTo: 'x' }, 'unknown-link'],
    ['a link to itself', { ...response, linkTo: 'join' }, 'unknown-link'],
    ['no cue where one is required', { ...response, linkTo: null }, 'unknown-link'],
    ['an option that does not exist', { ...response, modifiers: { fit: 'perfect' } }, 'unknown-modifier'],
    ['one option where several can be', { ...response, modifiers: { mode: 'voice' } }, 'unknown-modifier'],
    ['an option twice', { ...response, modifiers: { mode: ['voice', 'voice'] } }, 'unknown-modifier'],
    ['nothing else', { ...response, linkTo: 'bid', modifiers: { fit: 'fits', mode: ['voice'] } }, null],
  ])('%s', (_what, record, problem) => {
    expect(recordProblem(frame, record)).toBe(problem)
  })
})
