import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { idAt } from '#shared/scheme/edit/things.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import type { Field, Options } from './field.ts'
import { entriesAt, of, textsAt } from './options.ts'

const otherSets: Options = (draft, path) => {
  const own = idAt(draft, path)
  return of('sets')(draft, path).filter(({ id }) => id !== own)
}

/** The codes of the set that is named at a place. */
const codesOfSetAt =
  (member: SchemePath): Options =>
  (draft, path) => {
    const named = valueAt(draft, [...path, ...member]).value
    const n = entriesAt(draft, ['sets']).findIndex(({ id }) => id === named)
    return n < 0 ? [] : entriesAt(draft, ['sets', n, 'codes'])
  }

/** Each event of the set answers an earlier one: its cue. */
export const linksField: Field = {
  at: ['linksTo'],
  label: 'Each event answers an earlier one',
  control: 'part',
  off: 'absent',
  make: { set: '', required: true, withinS: 5 },
  help: 'Coders say which one, its cue, right after the key.',
  fields: [
    { at: ['linksTo', 'set'], label: 'Its cue is of', control: 'choice', options: otherSets },
    {
      at: ['linksTo', 'withinS'],
      label: 'Proposed from so far back',
      control: 'number',
      unit: 'seconds',
      help: 'Above 0, to 600.',
    },
    { at: ['linksTo', 'required'], label: 'Every event needs its cue', control: 'switch' },
    {
      at: ['linksTo', 'codes'],
      label: 'Only these codes are cues',
      control: 'checks',
      options: codesOfSetAt(['linksTo', 'set']),
      empty: 'absent',
      help: 'None chosen: all of the set.',
    },
  ],
}

/** The modifiers that codes of the visited sets have. */
const modifiersVisited: Options = (draft, path) => {
  const asked = new Set(visitedCodes(draft, path).flatMap((code) => textsAt(draft, [...code, 'modifiers'])))
  return entriesAt(draft, ['modifiers']).filter(({ id }) => asked.has(id))
}

function visitedCodes(draft: DraftValue, path: SchemePath): readonly SchemePath[] {
  const sets = textsAt(draft, [...path, 'visitEach', 'sets'])
  return entriesOf(draft, ['sets'])
    .filter((set) => sets.includes(idAt(draft, set) ?? ''))
    .flatMap((set) => entriesOf(draft, [...set, 'codes']))
}

function entriesOf(draft: DraftValue, list: SchemePath): readonly SchemePath[] {
  const { value } = valueAt(draft, list)
  return Array.isArray(value) ? value.map((_, n) => [...list, n]) : []
}

/** A pass that goes from event to event and plays each moment over and over. */
export const visitsField: Field = {
  at: ['visitEach'],
  label: 'Goes from event to event',
  control: 'part',
  off: 'absent',
  make: { sets: [], leadS: 1, tailS: 3 },
  help: 'Each moment is played over and over while the coder answers what is asked about it.',
  fields: [
    { at: ['visitEach', 'leadS'], label: 'Played before it', control: 'number', unit: 'seconds', help: '0 to 60.' },
    {
      at: ['visitEach', 'tailS'],
      label: 'Played after it',
      control: 'number',
      unit: 'seconds',
      help: 'Above 0, to 60.',
    },
    { at: ['visitEach', 'sets'], label: 'Events of', control: 'checks', options: of('sets') },
    {
      at: ['visitEach', 'modifiers'],
      label: 'Modifiers asked here',
      control: 'checks',
      options: modifiersVisited,
      empty: 'absent',
      help: 'They are then not asked at the key press.',
    },
  ],
}
