import { expect, test } from 'vitest'
import type { ObservationRecord } from '#shared/observation/record.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { passesOf, type Pass } from '../../../../renderer/state/passes.ts'
import { questionsOf } from '../../../../renderer/state/event-questions.ts'
import { visitsOf } from '../../../../renderer/state/visit-actions.ts'
import { content, episode, event, records } from '../../observation/builders.ts'

const passOf = (id: string): Pass => {
  const pass = passesOf(cueResponse).find((each) => each.id === id)
  if (pass === undefined) throw new Error(`no pass ${id}`)
  return pass
}
const cue = event('cue', 'bid', 10_000, null, 'cue')
const response = { ...event('resp', 'join', 12_000, null, 'join'), linkTo: 'cue' }

/** The events that a pass goes to; those that are open have a mark. */
const visited = (pass: string, ...all: ObservationRecord[]): string[] =>
  visitsOf(content(cueResponse, records(...all), [episode('free', 0, 60_000)]), passOf(pass)).map(
    ({ event: { id }, open }) => `${id}${open ? '?' : ''}`,
  )

test('a cue is open until something is linked to it, and one that counts as missing never is', () => {
  expect(visited('p_resp', cue)).toEqual(['cue?'])
  expect(visited('p_resp', cue, response)).toEqual(['cue'])
  expect(visited('p_resp', event('cue', 'unc', 9000, null, 'unclear'), cue, response)).toEqual(['unclear', 'cue'])
})

test('a response is open until what is required of it is answered; what is not required never keeps it open', () => {
  expect(visited('p_fit', cue, response)).toEqual(['join?'])
  expect(visited('p_fit', cue, { ...response, modifiers: { fit: 'fits' } })).toEqual(['join?'])
  expect(visited('p_fit', cue, { ...response, modifiers: { fit: 'fits', through: 'dropped' } })).toEqual(['join'])
  expect(visited('p_fit', cue, { ...event('resp', 'ackn', 12_000, null, 'ackn'), linkTo: 'cue' })).toEqual(['ackn'])
})

test('an event outside every episode is not visited, and a pass that visits nothing has no events', () => {
  expect(visited('p_resp', event('cue', 'bid', 90_000, null, 'late'), cue)).toEqual(['cue?'])
  expect(visited('p_cue', cue)).toEqual([])
})

test('the cue is asked before the modifiers, and these in the order of the code', () => {
  const asked = (of: typeof cue): string[] =>
    questionsOf(cueResponse, of).map((question) => (question.kind === 'link' ? 'link' : question.modifier.id))
  expect(asked(cue)).toEqual(['strength', 'channel'])
  expect(asked(response)).toEqual(['link', 'fit', 'through', 'mode'])
})
