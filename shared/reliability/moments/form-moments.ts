import { occasionItem } from '../../observation/checklist-answers.ts'
import type { Episode } from '../../observation/episode.ts'
import { gridIntervals } from '../../observation/grid-intervals.ts'
import { contextRecordId, ratingRecordId, type AnswerRecord, type RatingRecord } from '../../observation/record.ts'
import { scalePoints } from '../../scheme/scale-points.ts'
import type { RatingScale, Scheme } from '../../scheme/scheme.ts'
import type { Value } from '../../scheme/formula/value.ts'
import { missingCodes } from '../../scheme/missing-codes.ts'
import {
  isByRule,
  NOTHING,
  notCodableValue,
  ruleValue,
  type Moment,
  type MomentSide,
  type MomentSource,
} from '../../study/moment.ts'
import { ms } from '../../time/ms.ts'
import { derivedIn, numberOf } from './derived-in.ts'
import type { CodingPair, MomentRules } from './moment-context.ts'

/** Where an answer belongs: an episode of the recording, or (null) the recording as a whole. */
type Where = Episode | null

const wheres = (scope: 'episode' | 'session', { episodes }: CodingPair): readonly Where[] =>
  scope === 'session' ? [null] : episodes

function at(pair: CodingPair, where: Where) {
  return {
    episode: where?.id ?? null,
    episodeKind: where?.kind ?? null,
    startMs: where?.startMs ?? ms(0),
    endMs: where?.endMs ?? pair.durationMs,
    offByMs: null,
  }
}

/** From how many points on a difference of two ratings has to be settled: scales of up to six whole points are short. */
export function dueFrom(scale: RatingScale, rules: MomentRules): number {
  const points = scalePoints(scale)
  const length = scale.onlyValues === undefined ? scale.max - scale.min + 1 : points.length
  return length > 6 ? rules.dueFromLongScale : rules.dueFromShortScale
}

const isLarge = (scale: RatingScale, size: number | null, rules: MomentRules): boolean =>
  size === null || size >= dueFrom(scale, rules) - 1e-9

/** Whether a scale followed for both, to things as far apart as two ratings that have to be settled. */
export function followedApart({ scheme }: CodingPair, moment: Moment, rules: MomentRules): boolean {
  const scale = scheme.ratings.find(({ id }) => moment.source.kind === 'rating' && id === moment.source.id)
  if (scale === undefined || !isByRule(moment.first) || !isByRule(moment.second)) return false
  return isLarge(scale, moment.size, rules)
}

/**
 * Scales that the two coders rated differently. A value against a reason has no size, and is always due. Where one
 * rated what followed by a rule for the other, the numbers are compared. Where it followed for both, what differs lies
 * in what it follows from: that is told and not due, unless nothing follows from what is settled (`momentsToSettle`).
 */
export function ratingMoments(pair: CodingPair, rules: MomentRules): Moment[] {
  const derived = derivedIn(pair)
  return pair.scheme.ratings.flatMap((scale) =>
    wheres(scale.scope, pair).flatMap((where) => {
      const id = ratingRecordId(scale.id, where?.id ?? null)
      const [a, b] = (['first', 'second'] as const).map((side) =>
        givenOf(scale, pair[side][id], () => derived(side, scale.id, where?.id ?? null)),
      )
      if (a === undefined || b === undefined || isSameGiven(a, b)) return []
      const [first, second] = [a.side, b.side]
      const size = a.number === null || b.number === null ? null : Math.abs(a.number - b.number)
      const source = { kind: 'rating', id: scale.id } as const
      const due = isLarge(scale, size, rules) && !(isByRule(first) && isByRule(second))
      return [
        { kind: 'rating', key: id, source, label: scale.label, subject: scale.subject, ...at(pair, where) } as const,
      ].map((one) => ({ ...one, first, second, size, due }))
    }),
  )
}

/** What a coder has on a scale; `number` also of what followed by a rule. */
type Given = { readonly side: MomentSide; readonly number: number | null; readonly isJudged: boolean }

function isSameGiven(a: Given, b: Given): boolean {
  if (a.side.value === b.side.value || (a.number !== null && a.number === b.number)) return true
  return !a.isJudged && !b.isJudged && a.number === null && b.number === null
}

function givenOf(
  scale: RatingScale,
  record: CodingPair['first'][string] | undefined,
  derived: () => Value | null,
): Given {
  const side = ratingSide(scale, record)
  if (side.value !== NOTHING) return { side, number: valueOf(record), isJudged: true }
  const followed = derived()
  if (followed === null) return { side, number: null, isJudged: false }
  const number = numberOf(followed)
  const [value, words] = followed.ok
    ? [ruleValue(String(followed.value)), `${String(followed.value)}, by a rule`]
    : [ruleValue(followed.missing), `no value by a rule: ${missingCodes[followed.missing].label}`]
  return { side: { ...side, value, words }, number, isJudged: false }
}

function ratingSide(scale: RatingScale, record: CodingPair['first'][string] | undefined): MomentSide {
  if (record?.type !== 'rating') return { value: NOTHING, words: 'not asked', recordId: null }
  const { value, notCodable, id } = record
  if (value !== null) return { value: String(value), words: String(value), recordId: id }
  if (notCodable === null) return { value: NOTHING, words: 'not asked', recordId: id }
  const reason = scale.notCodable.find(({ code }) => code === notCodable)?.text ?? notCodable
  return { value: notCodableValue(notCodable), words: `not codable: ${reason}`, recordId: id }
}

const valueOf = (record: CodingPair['first'][string] | undefined): RatingRecord['value'] =>
  record?.type === 'rating' ? record.value : null

/** Questions about the recording with other answers. Never due: some ask for the coder's own impression. */
export function contextMoments(pair: CodingPair): Moment[] {
  return pair.scheme.context.flatMap((item) => {
    if (item.type === 'text') return []
    const id = contextRecordId(item.id)
    const side = (record: CodingPair['first'][string] | undefined): MomentSide => {
      const value = record?.type === 'context' ? String(record.value) : NOTHING
      return { value, words: value === NOTHING ? 'no answer' : value, recordId: value === NOTHING ? null : id }
    }
    const [first, second] = [side(pair.first[id]), side(pair.second[id])]
    if (first.value === second.value) return []
    const source = { kind: 'context', id: item.id } as const
    const place = { ...at(pair, null), subject: null, size: null, due: false }
    return [{ kind: 'answer', key: id, source, label: item.label, ...place, first, second } as const]
  })
}

/** Items of checklists and of the intervals of grids with other answers, in the order of the scheme. */
export function itemMoments(pair: CodingPair): Moment[] {
  return [...pairedAnswers(pair)].flatMap(([id, [a, b]]) => {
    const record = a ?? b
    const item = record === undefined ? null : itemOf(pair.scheme, record)
    if (record === undefined || item === null) return []
    const [first, second] = [item.side(a), item.side(b)]
    if (first.value === second.value) return []
    const where = pair.episodes.find((episode) => episode.id === record.episode) ?? null
    const span = intervalOf(pair.scheme, record, where)
    const { source, label, subject } = item
    const place = { ...at(pair, where), ...span, subject, size: null, due: true }
    return [{ kind: 'answer', key: id, source, label, ...place, first, second } as const]
  })
}

/** The answers to checklists and grids of both codings by their record id: what only one of them has too. */
function pairedAnswers(pair: CodingPair): Map<string, [AnswerRecord | undefined, AnswerRecord | undefined]> {
  const found = new Map<string, [AnswerRecord | undefined, AnswerRecord | undefined]>()
  for (const record of Object.values(pair.first))
    if (record.type === 'answer') found.set(record.id, [record, undefined])
  for (const record of Object.values(pair.second))
    if (record.type === 'answer') found.set(record.id, [found.get(record.id)?.[0], record])
  return found
}

type Item = {
  readonly source: MomentSource
  readonly label: string
  readonly subject: string | null
  readonly side: (record: AnswerRecord | undefined) => MomentSide
}

function itemOf(scheme: Scheme, { form, item: id, interval }: AnswerRecord): Item | null {
  const list = (scheme.checklists ?? []).find((each) => each.id === form)
  if (list !== undefined) {
    const { seen, notSeen, notApplicable } = list.answers
    const question = list.subscales.find((each) => occasionItem(each.id) === id)?.occasion?.question
    const label = question ?? list.items.find((each) => each.id === id)?.text ?? id
    const words = { '1': seen, '0': notSeen, null: notApplicable ?? 'does not apply' }
    return { source: { kind: 'checklist', id: form }, label, subject: list.subject, side: sideBy(words) }
  }
  const grid = (scheme.grids ?? []).find((each) => each.id === form)
  const asked = grid?.items.find((each) => each.id === id)
  if (grid === undefined || asked === undefined) return null
  const words = Object.fromEntries(asked.values.map((word, n) => [String(asked.min + n), word]))
  const label = `${asked.label}, interval ${(interval ?? 0) + 1}`
  const side = sideBy({ ...words, null: 'cannot be told' })
  return { source: { kind: 'grid', id: form }, label, subject: asked.subject, side }
}

const sideBy =
  (words: Readonly<Record<string, string>>) =>
  (record: AnswerRecord | undefined): MomentSide => {
    if (record === undefined) return { value: NOTHING, words: 'no answer', recordId: null }
    const value = String(record.value)
    return { value, words: words[value] ?? value, recordId: record.id }
  }

function intervalOf(scheme: Scheme, { form, interval }: AnswerRecord, episode: Where) {
  const grid = (scheme.grids ?? []).find((each) => each.id === form)
  if (grid === undefined || episode === null || interval === null) return {}
  const found = gridIntervals(grid, episode)[interval]
  return found === undefined ? {} : { startMs: found.startMs, endMs: found.endMs }
}

/** The form of a sort or of points in an episode: taken as one thing, because its answers only make sense together. */
export const wholeFormKey = (form: string, episode: string | null): string => `form:${form}:${episode ?? ''}`

/** Sorts and forms with points that differ: one difference for each, whose size is the number of answers that differ. */
export function wholeFormMoments(pair: CodingPair): Moment[] {
  const { scheme } = pair
  const forms = [
    ...(scheme.qsorts ?? []).map((form) => ({ form, kind: 'sort' as const, things: 'cards' })),
    ...(scheme.ipsatives ?? []).map((form) => ({ form, kind: 'points' as const, things: 'amounts of points' })),
  ]
  return forms.flatMap(({ form, kind, things }) =>
    wheres(form.scope, pair).flatMap((where) => {
      const differing = differingAnswers(pair, form.id, where?.id ?? null)
      if (differing === 0) return []
      const words = `${differing} ${differing === 1 ? things.replace(/s\b/, '') : things} otherwise`
      const own = (value: string): MomentSide => ({ value, words, recordId: null })
      const key = wholeFormKey(form.id, where?.id ?? null)
      const what = { kind: 'answer', key, source: { kind, id: form.id }, label: form.label } as const
      const place = { ...at(pair, where), subject: form.subject, size: differing, due: true }
      return [{ ...what, ...place, first: own('first'), second: own('second') }]
    }),
  )
}

function differingAnswers(pair: CodingPair, form: string, episode: string | null): number {
  let n = 0
  for (const [a, b] of pairedAnswers(pair).values()) {
    const record = a ?? b
    if (record?.form !== form || record.episode !== episode) continue
    if (a === undefined || b === undefined || a.value !== b.value) n += 1
  }
  return n
}
