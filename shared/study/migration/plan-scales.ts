import { capital, entryInWords } from '../../scheme/place-words.ts'
import { scalePoints } from '../../scheme/scale-points.ts'
import type { RatingScale } from '../../scheme/scheme.ts'
import { isSame } from '../../scheme/versions/compare-values.ts'
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

export const wordingKept =
  'What is judged is worded otherwise. Values are taken over unless the meaning itself has changed.'

/** Values can be kept where they fit, or be translated by a table. */
export function pointsQuestion(from: readonly number[], to: readonly number[]): Question {
  const because =
    'A value that both scales have is taken over. Use a table where the points mean something else than before.'
  const choices = ['fit', 'recode', 'open'] as const
  return { proposed: { choice: 'fit' }, because, choices, targets: [], values: { from, to } }
}

const openOnly = (because: string): Question => ({
  proposed: { choice: 'open' },
  because,
  choices: ['open'],
  targets: [],
  values: null,
})

/** Ratings: scales that went or changed, their anchors one by one, and their reasons for not coding. */
export const planScales: Planner = (planning) => {
  const { from, to } = planning
  const items = from.ratings.flatMap((scale, n) => {
    const at = to.ratings.findIndex(({ id }) => id === scale.id)
    const now = to.ratings[at]
    return now === undefined ? [goneScale(planning, scale, n)] : changedScale(planning, scale, now, at)
  })
  const kept = new Set(from.ratings.map(({ id }) => id))
  const rest = planning.changes.filter(({ path: [, n] }) => typeof n !== 'number' || !kept.has(to.ratings[n]?.id ?? ''))
  const note = ([first]: readonly SchemeChange[]): string => {
    const added = first?.path.length === 2 ? to.ratings[Number(first.path[1])] : undefined
    if (added === undefined) return 'Nothing that was coded changes.'
    return added.required
      ? 'Nobody has rated it yet: codings where it applies go back to their coder.'
      : 'It stays empty in what is brought over.'
  }
  return [...items, ...settledItems({ to, changes: rest }, note, true)]
}

function goneScale({ from, to }: Planning, scale: RatingScale, n: number): MigrationItem {
  const known = new Set(from.ratings.map(({ id }) => id))
  const targets = to.ratings
    .filter(({ id, scope }) => !known.has(id) && scope === scale.scope)
    .map(({ id, label }) => ({ id, label }))
  const because = 'The new version does not ask for it.'
  const question = goneQuestion(targets, scale.label, { choice: 'drop', because })
  return goneItem({ id: `ratings/${scale.id}`, from, list: 'ratings', n, thing: scale }, { question, note: remains })
}

function changedScale(planning: Planning, scale: RatingScale, now: RatingScale, at: number): readonly MigrationItem[] {
  const mine = planning.changes.filter((change) => isAt(change, 'ratings', at))
  const place = capital(entryInWords(planning.to, 'ratings', at, now))
  const ofAnchor = (change: SchemeChange): boolean => change.path[2] === 'anchors' && change.path.length > 4
  const anchors = now.anchors.flatMap((anchor, k) => {
    const changes = mine.filter((change) => ofAnchor(change) && change.path[3] === k)
    const id = `ratings/${scale.id}/anchors/${anchor.value}`
    const question = keepOrOpen('keep', wordingKept)
    return itemOf({ id, place: `${place}, anchor ${anchor.value}`, changes }, { question, note: '' }) ?? []
  })
  const ofGoneReason = (change: SchemeChange): boolean => change.path[2] === 'notCodable' && isGone(change)
  const changes = mine.filter((change) => !ofAnchor(change) && !ofGoneReason(change))
  const question = scaleQuestion(scale, now, changes)
  const note = question === null ? 'Ratings are taken over as they are.' : ''
  const whole = itemOf({ id: `ratings/${scale.id}`, place, changes }, { question, note })
  return [...(whole === null ? [] : [whole]), ...anchors, ...goneReasons(planning, scale, now, place)]
}

function scaleQuestion(scale: RatingScale, now: RatingScale, changes: readonly SchemeChange[]): Question | null {
  if (scale.scope !== now.scope)
    return openOnly('It is asked at another place now (episode or whole recording), so no value can be taken over.')
  const [before, after] = [scalePoints(scale), scalePoints(now)]
  if (!isSame(before, after)) return pointsQuestion(before, after)
  return changes.some(({ level }) => level === 'major') ? keepOrOpen('keep', wordingKept) : null
}

function goneReasons(
  { from }: Planning,
  scale: RatingScale,
  now: RatingScale,
  inside: string,
): readonly MigrationItem[] {
  return scale.notCodable.flatMap((reason, n) => {
    if (now.notCodable.some(({ code }) => code === reason.code)) return []
    const targets = now.notCodable.map(({ code, text }) => ({ id: code, label: text === '' ? code : text }))
    const because = 'The reason does not exist any more, and the rating needs a value or another reason.'
    const asked = goneQuestion(targets, reason.text, { choice: 'open', because })
    const question = { ...asked, choices: asked.choices.filter((choice) => choice !== 'drop') }
    const id = `ratings/${scale.id}/notCodable/${reason.code}`
    return [goneItem({ id, from, list: 'notCodable', n, thing: reason, inside }, { question, note: remains })]
  })
}
