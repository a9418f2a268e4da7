import { capital, entryInWords } from '../../scheme/place-words.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { goneItem, isAt, settledItems, type Planner } from './changed-things.ts'
import { itemOf, type MigrationItem, type Question } from './migration-item.ts'

type Form = { readonly id: string }
/** Members of a form that only formulas read. */
type Beside = readonly string[]

/** What the new version has no place for: a card or a pattern that went, a pile or a step that is no more. */
const fits: Question = {
  proposed: { choice: 'fit' },
  because: 'Answers that the new version has a place for are taken over; any other is asked for again.',
  choices: ['fit', 'open'],
  targets: [],
  values: null,
}

/** Answers to forms that are one piece: what is laid or given out in one place says something about all others. */
function planPieces(member: 'qsorts' | 'ipsatives', of: (scheme: Scheme) => readonly Form[], beside: Beside): Planner {
  return ({ from, to, changes }) => {
    const after = of(to)
    const items = of(from).flatMap((form, n): readonly MigrationItem[] => {
      const id = `${member}/${form.id}`
      const at = after.findIndex((one) => one.id === form.id)
      const now = after[at]
      if (now === undefined) {
        const note = 'Its answers are left out of what is brought over. The original keeps them.'
        return [goneItem({ id, from, list: member, n, thing: form }, { question: null, note })]
      }
      const mine = changes.filter((change) => isAt(change, member, at))
      const asked = mine.some(({ level, path }) => level === 'major' && !beside.includes(String(path[2])))
      const note = asked ? '' : 'Answers are taken over as they are.'
      const place = capital(entryInWords(to, member, at, now))
      const item = itemOf({ id, place, changes: mine }, { question: asked ? fits : null, note })
      return item === null ? [] : [item]
    })
    const kept = new Set(of(from).map(({ id }) => id))
    const rest = changes.filter(({ path: [, n] }) => typeof n !== 'number' || !kept.has(after[n]?.id ?? ''))
    const note = 'Nobody has answered it yet: codings go back to their coder.'
    return [...items, ...settledItems({ to, changes: rest }, () => note, true)]
  }
}

/** Sorts of cards. Criterion sorts are what formulas compare with; nobody's sort changes by them. */
export const planSorts: Planner = planPieces('qsorts', ({ qsorts = [] }) => qsorts, ['criteria'])

/** Forms whose points are given out among patterns. */
export const planAllotments: Planner = planPieces('ipsatives', ({ ipsatives = [] }) => ipsatives, [])
