import { capital, entryInWords } from '../../scheme/place-words.ts'
import type { CodeSet, Scheme, SchemeCode } from '../../scheme/scheme.ts'
import type { SchemeChange } from '../../scheme/versions/scheme-change.ts'
import {
  goneItem,
  goneQuestion,
  isAt,
  isGone,
  remains,
  settledItems,
  type Planner,
  type Planning,
} from './changed-things.ts'
import { itemOf, keepOrOpen, type MigrationItem, type Question } from './migration-item.ts'
import { wordingKept } from './plan-scales.ts'

/** Events: sets and codes that went or changed. */
export const planSets: Planner = (planning) => {
  const { from, to, changes } = planning
  const items = from.sets.flatMap((set) => {
    const at = to.sets.findIndex(({ id }) => id === set.id)
    const now = to.sets[at]
    return [...(now === undefined ? [] : changedSet(planning, set, now, at)), ...goneCodes(planning, set, now)]
  })
  const kept = new Set(from.sets.map(({ id }) => id))
  const rest = changes.filter(({ path: [, n] }) => typeof n !== 'number' || !kept.has(to.sets[n]?.id ?? ''))
  const note = ([first]: readonly SchemeChange[]): string => {
    const added = first?.path.length === 2 ? to.sets[Number(first.path[1])] : undefined
    if (added === undefined) return 'Nothing that was coded changes.'
    return added.exhaustive
      ? 'It covers every moment and nobody has coded it yet: codings go back to their coder.'
      : 'It stays empty in what is brought over.'
  }
  return [...items, ...settledItems({ to, changes: rest }, note, true)]
}

/** Codes whose set does not have them any more; a code that moved is proposed where it is now. */
function goneCodes({ from, to }: Planning, set: CodeSet, now: CodeSet | undefined): readonly MigrationItem[] {
  const targets = codesOf(to, set.kind)
  const inside = capital(entryInWords(from, 'sets', from.sets.indexOf(set), set))
  return set.codes.flatMap((code, n) => {
    if (now?.codes.some(({ id }) => id === code.id) === true) return []
    const leavesGap = now?.exhaustive === true
    const otherwise = leavesGap
      ? {
          choice: 'open' as const,
          because: 'Every moment needs a code of this set, so its time has to be coded again.',
        }
      : { choice: 'drop' as const, because: 'The new version does not ask for it.' }
    const asked = goneQuestion(
      targets.map(({ id, label }) => ({ id, label })),
      `${code.label} (${now?.label ?? set.label})`,
      otherwise,
    )
    const moved = targets.find(({ code: id }) => id === code.id)
    const proposed = moved === undefined ? asked.proposed : { choice: 'map' as const, to: moved.id }
    const because = moved === undefined ? asked.because : 'It has moved to this set.'
    // What is left out of a set that covers every moment leaves a gap, which is open.
    const choices = asked.choices.filter((choice) => !leavesGap || choice !== 'drop')
    const question: Question = { ...asked, proposed, because, choices }
    const id = `sets/${set.id}/codes/${code.id}`
    return [goneItem({ id, from, list: 'codes', n, thing: code, inside }, { question, note: remains })]
  })
}

const codesOf = (scheme: Scheme, kind: CodeSet['kind']): { id: string; label: string; code: string }[] =>
  scheme.sets
    .filter((set) => set.kind === kind)
    .flatMap((set) =>
      set.codes.map(({ id, label }) => ({ id: `${set.id}/${id}`, label: `${label} (${set.label})`, code: id })),
    )

function changedSet(planning: Planning, set: CodeSet, now: CodeSet, at: number): readonly MigrationItem[] {
  const mine = planning.changes.filter((change) => isAt(change, 'sets', at))
  const place = capital(entryInWords(planning.to, 'sets', at, now))
  const inCode = (change: SchemeChange): boolean => change.path[2] === 'codes' && change.path.length > 4
  const codes = now.codes.flatMap((code, k) => {
    const changes = mine.filter((change) => inCode(change) && change.path[3] === k)
    return changedCode(`sets/${set.id}/codes/${code.id}`, `${place}, ${entryOf(planning, k, code)}`, changes)
  })
  // Codes that went have items of their own; one that only has another id is told there.
  const changes = mine.filter((change) => !inCode(change) && !(change.path[2] === 'codes' && isGone(change)))
  const question = setQuestion(set, now, changes)
  const note = question === null ? 'Events are taken over as they are.' : ''
  const whole = itemOf({ id: `sets/${set.id}`, place, changes }, { question, note })
  return [...(whole === null ? [] : [whole]), ...codes]
}

const entryOf = ({ to }: Planning, n: number, code: SchemeCode): string => entryInWords(to, 'codes', n, code)

function changedCode(id: string, place: string, changes: readonly SchemeChange[]): readonly MigrationItem[] {
  const major = changes.some(({ level }) => level === 'major')
  const question = major ? keepOrOpen('keep', wordingKept) : null
  const item = itemOf({ id, place, changes }, { question, note: major ? '' : 'Events are taken over as they are.' })
  return item === null ? [] : [item]
}

function setQuestion(set: CodeSet, now: CodeSet, changes: readonly SchemeChange[]): Question | null {
  if (set.kind === 'point' && now.kind === 'state') {
    const because = 'How long each of them lasted was not coded.'
    return { proposed: { choice: 'open' }, because, choices: ['open', 'drop'], targets: [], values: null }
  }
  if (set.kind !== now.kind)
    return keepOrOpen('keep', 'Each state becomes a point at its onset; how long it lasted stays in the original.')
  if (now.exclusive && !set.exclusive) {
    const because = 'Where two states overlap, only somebody who looks can tell which of them holds.'
    return { proposed: { choice: 'open' }, because, choices: ['cut', 'open'], targets: [], values: null }
  }
  return changes.some(({ level }) => level === 'major') ? keepOrOpen('keep', wordingKept) : null
}

/** Values of modifiers stand in events: what the new version does not know is taken as another option or left out. */
export const planModifiers: Planner = ({ from, to, changes }) => {
  const options = from.modifiers.flatMap((modifier, n) => {
    const now = to.modifiers.find(({ id }) => id === modifier.id)
    const id = `modifiers/${modifier.id}`
    if (now === undefined) {
      const note = 'Its values are left out of what is brought over. The original keeps them.'
      return [goneItem({ id, from, list: 'modifiers', n, thing: modifier }, { question: null, note })]
    }
    const place = capital(entryInWords(from, 'modifiers', n, modifier))
    return optionItems(`${id}/options`, place, modifier.options, now.options)
  })
  return [...options, ...settledItems({ to, changes }, () => 'Values that are still offered are taken over.', true)]
}

/** One item for each option that is not offered any more. One for one is taken as the same under another name. */
export function optionItems(
  id: string,
  place: string,
  before: readonly string[],
  after: readonly string[],
): readonly MigrationItem[] {
  const gone = before.filter((option) => !after.includes(option))
  const fresh = after.filter((option) => !before.includes(option))
  const [renamed] = gone.length === 1 && fresh.length === 1 ? fresh : []
  const targets = after.map((option) => ({ id: option, label: option }))
  return gone.map((option): MigrationItem => {
    const because =
      renamed === undefined ? 'It is not offered any more.' : 'One option went and one came: it seems to be renamed.'
    const proposed = renamed === undefined ? { choice: 'open' as const } : { choice: 'map' as const, to: renamed }
    return {
      id: `${id}/${option}`,
      place: `${place}, option “${option}”`,
      changes: [`Option “${option}” is not in the new version`],
      level: 'major',
      why: 'Coders choose among other answers, which can move their choice of any of them.',
      question: { proposed, because, choices: ['map', 'open'], targets, values: null },
      note: remains,
    }
  })
}
