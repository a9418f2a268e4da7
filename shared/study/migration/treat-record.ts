import { answerRecordId, contextRecordId, ratingRecordId, type ObservationRecord } from '../../observation/record.ts'
import { isContextAnswer } from '../../observation/answers.ts'
import { isConfirmable } from '../../observation/confirmation.ts'
import { recordProblem } from '../../observation/validate-record.ts'
import { ms } from '../../time/ms.ts'
import { isOnScale } from '../../scheme/scale-points.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { decisionOn, type Decision, type Decisions, type MigrationItem, type MigrationPlan } from './migration-item.ts'

/** What became of a record. `opened` and `dropped` records are not in the new coding. */
export type Fate = 'kept' | 'mapped' | 'opened' | 'dropped'

/** A record on its way: each item that concerns it may change or end it. */
export type Treated = {
  readonly record: ObservationRecord | null
  readonly fate: Fate
  /** The item that decided; null where none concerned the record. */
  readonly item: string | null
}

/** Plan and decisions made ready for many records. */
export type Treatment = {
  readonly from: Scheme
  readonly to: Scheme
  readonly items: ReadonlyMap<string, MigrationItem>
  readonly decisions: Decisions
}

export function treatmentOf(from: Scheme, to: Scheme, plan: MigrationPlan, decisions: Decisions): Treatment {
  return { from, to, items: new Map(plan.items.map((item) => [item.id, item])), decisions }
}

type Of<T extends ObservationRecord['type']> = Extract<ObservationRecord, { type: T }>
/** What `map` and `recode` mean for a record; null where the record cannot be made so. */
type Ways = {
  readonly map?: (to: string) => ObservationRecord | null
  readonly recode?: (table: Readonly<Record<string, number>>) => ObservationRecord | null
  /** Whether the record stands in the new version as it is. */
  readonly fits?: () => boolean
}

const start = (record: ObservationRecord): Treated => ({ record, fate: 'kept', item: null })

/** Applies the decision on one item, if the plan has it and nothing has ended the record before. */
function decide(treated: Treated, treatment: Treatment, id: string, ways: Ways = {}): Treated {
  const item = treatment.items.get(id)
  if (item === undefined || treated.record === null) return treated
  const decision = decisionOn(item, treatment.decisions)
  if (decision === null) return { ...treated, item: id }
  return carryOut(treated, decision, id, ways)
}

function carryOut(treated: Treated, { choice, to, table }: Decision, item: string, ways: Ways): Treated {
  const opened: Treated = { record: null, fate: 'opened', item }
  const becomes = (record: ObservationRecord | null): Treated =>
    record === null ? opened : { record, fate: 'mapped', item }
  switch (choice) {
    case 'keep':
    case 'cut':
      return { ...treated, item }
    case 'fit':
      return ways.fits?.() === false ? opened : { ...treated, item }
    case 'recode':
      return becomes(ways.recode?.(table ?? {}) ?? null)
    case 'map':
      return becomes(ways.map?.(to ?? '') ?? null)
    case 'open':
      return opened
    case 'drop':
      return { record: null, fate: 'dropped', item }
  }
}

const dropped = (item: string): Treated => ({ record: null, fate: 'dropped', item })

function treatEvent(record: Of<'event'>, treatment: Treatment): Treated {
  const set = `sets/${record.set}`
  // Where only overlaps are asked about, what stands alone is kept; `migrateRecords` looks at neighbours.
  const overlaps = treatment.items.get(set)?.question?.choices.includes('cut') === true
  const whole = overlaps ? { ...start(record), item: set } : decide(start(record), treatment, set)
  const mapTo = (to: string): ObservationRecord | null => {
    const [id = '', code = ''] = to.split('/')
    return { ...record, set: id, code }
  }
  const coded = decide(whole, treatment, `${set}/codes/${record.code}`, { map: mapTo })
  if (coded.record?.type !== 'event') return coded
  return withAnswers(withLink(withModifiers(asPoint(coded, coded.record, treatment), treatment), treatment), treatment)
}

/** States of a set that has points now: the onset is what remains. */
function asPoint(treated: Treated, event: Of<'event'>, { to, from }: Treatment): Treated {
  const kind = to.sets.find(({ id }) => id === event.set)?.kind
  const was = from.sets.find(({ id }) => id === event.set)?.kind
  if (kind !== 'point' || was !== 'state' || event.offsetMs === null) return treated
  return { ...treated, fate: 'mapped', record: { ...event, offsetMs: null } }
}

/** Values of modifiers that the code or the modifier does not have any more are mapped or left out of the event. */
function withModifiers(treated: Treated, treatment: Treatment): Treated {
  const { record } = treated
  if (record?.type !== 'event') return treated
  const code = treatment.to.sets.find(({ id }) => id === record.set)?.codes.find(({ id }) => id === record.code)
  let result: Treated = treated
  for (const [id, value] of Object.entries(record.modifiers)) {
    if (result.record?.type !== 'event') return result
    if (code === undefined || !code.modifiers.includes(id)) {
      const item = treatment.items.has(`modifiers/${id}`) ? `modifiers/${id}` : result.item
      result = { record: withoutModifier(result.record, id), fate: 'mapped', item }
      continue
    }
    if (Array.isArray(value)) {
      result = withOptions(result, result.record, id, treatment)
      continue
    }
    const known = `modifiers/${id}/options/${String(value)}`
    const item = treatment.items.get(known)
    const decision = item === undefined ? null : decisionOn(item, treatment.decisions)
    if (decision === null) continue
    const event: Of<'event'> =
      decision.choice === 'map'
        ? { ...result.record, modifiers: { ...result.record.modifiers, [id]: decision.to ?? '' } }
        : withoutModifier(result.record, id)
    // The event itself stands; that its modifier has to be told again opens the coding all the same.
    result = { record: event, fate: decision.choice === 'map' ? 'mapped' : 'opened', item: known }
  }
  return result
}

/** Of several options those that went are mapped or left out; the rest stands. */
function withOptions(treated: Treated, event: Of<'event'>, id: string, treatment: Treatment): Treated {
  const before = event.modifiers[id]
  if (!Array.isArray(before)) return treated
  let [opened, item] = [false, treated.item]
  const options = before.flatMap((option) => {
    const known = `modifiers/${id}/options/${option}`
    const asked = treatment.items.get(known)
    const decision = asked === undefined ? null : decisionOn(asked, treatment.decisions)
    if (decision === null) return [option]
    item = known
    if (decision.choice === 'map') return [decision.to ?? '']
    opened = true
    return []
  })
  if (options.length === before.length && options.every((option, n) => option === before[n])) return treated
  const modifiers = { ...event.modifiers, [id]: [...new Set(options)] }
  return { record: { ...event, modifiers }, fate: opened ? 'opened' : 'mapped', item }
}

/** A link goes where the new version does not link the events of this set; the event stands. */
function withLink(treated: Treated, { to }: Treatment): Treated {
  const { record } = treated
  if (record?.type !== 'event' || record.linkTo === undefined) return treated
  const linksTo = to.sets.find(({ id }) => id === record.set)?.linksTo
  const may = linksTo !== undefined && !(record.linkTo === null && linksTo.required)
  if (may) return treated
  const { linkTo: _gone, ...event } = record
  return { ...treated, record: event, fate: treated.fate === 'kept' ? 'mapped' : treated.fate }
}

/** Text and answers of a segment that the new version does not ask for are left out; the segment stands. */
function withAnswers(treated: Treated, { to }: Treatment): Treated {
  const { record } = treated
  if (record?.type !== 'event' || (record.text === undefined && record.answers === undefined)) return treated
  const form = to.sets.find(({ id }) => id === record.set)?.segment
  const { text, answers = {}, ...event } = record
  const known = Object.entries(answers).filter(([id, answer]) =>
    form?.questions.some((question) => question.id === id && question.options.some((one) => one.id === answer)),
  )
  const asksText = form !== undefined && form.text !== 'none'
  const same = known.length === Object.keys(answers).length && (text === undefined || asksText)
  if (same) return treated
  const kept: Of<'event'> = {
    ...event,
    ...(text === undefined || !asksText ? {} : { text }),
    ...(form === undefined ? {} : { answers: Object.fromEntries(known) }),
  }
  return { ...treated, record: kept, fate: treated.fate === 'kept' ? 'mapped' : treated.fate }
}

function withoutModifier(event: Of<'event'>, id: string): Of<'event'> {
  const { [id]: _gone, ...modifiers } = event.modifiers
  return { ...event, modifiers }
}

function treatRating(record: Of<'rating'>, treatment: Treatment): Treated {
  const scale = treatment.to.ratings.find(({ id }) => id === record.rating)
  const id = `ratings/${record.rating}`
  const { value, notCodable, episode } = record
  const whole = decide(start(record), treatment, id, {
    map: (rating) => ({ ...record, id: ratingRecordId(rating, episode), rating }),
    recode: (table) => recoded(record, table),
    fits: () => value === null || (scale !== undefined && isOnScale(scale, value)),
  })
  const anchored =
    value === null || whole.fate === 'mapped' ? whole : decide(whole, treatment, `${id}/anchors/${value}`)
  if (notCodable === null) return anchored
  return decide(anchored, treatment, `${id}/notCodable/${notCodable}`, {
    map: (reason) => ({ ...record, notCodable: reason }),
  })
}

function recoded<R extends Of<'rating'> | Of<'answer'>>(record: R, table: Readonly<Record<string, number>>): R | null {
  if (record.value === null) return record
  const value = table[String(record.value)]
  return value === undefined ? null : { ...record, value }
}

function treatContext(record: Of<'context'>, treatment: Treatment): Treated {
  const item = treatment.to.context.find(({ id }) => id === record.item)
  const id = `context/${record.item}`
  if (item === undefined) return dropped(id)
  const whole = decide(start(record), treatment, id, {
    fits: () => isContextAnswer(item, record.value),
  })
  const map = (to: string): ObservationRecord => ({ ...record, id: contextRecordId(record.item), value: to })
  return decide(whole, treatment, `${id}/options/${String(record.value)}`, { map })
}

function treatMark(record: Of<'mark'>, treatment: Treatment): Treated {
  const marked = decide(start(record), treatment, `marks/${record.mark}`, { map: (mark) => ({ ...record, mark }) })
  if (marked.record?.type !== 'mark' || treatment.to.ratings.some(({ id }) => id === record.rating)) return marked
  const scale = `ratings/${record.rating}`
  const item = treatment.items.get(scale)
  const decision = item === undefined ? null : decisionOn(item, treatment.decisions)
  // Evidence goes where its rating goes.
  if (decision?.choice !== 'map') return dropped(scale)
  return { record: { ...marked.record, rating: decision.to ?? '' }, fate: 'mapped', item: scale }
}

/** Forms that are one piece: an answer stands if the new version has a place for it. */
function treatPiece(record: Of<'answer'>, member: 'qsorts' | 'ipsatives', treatment: Treatment): Treated {
  const { to } = treatment
  const id = `${member}/${record.form}`
  const forms: readonly { readonly id: string }[] = to[member] ?? []
  if (!forms.some((one) => one.id === record.form)) return dropped(id)
  return decide(start(record), treatment, id, {
    fits: () => recordProblem({ scheme: to, durationMs: ms(0) }, record) === null,
  })
}

function treatAnswer(record: Of<'answer'>, treatment: Treatment): Treated {
  for (const piece of ['qsorts', 'ipsatives'] as const)
    if ((treatment.from[piece] ?? []).some(({ id }) => id === record.form)) return treatPiece(record, piece, treatment)
  const { form, item, episode, interval, value } = record
  const isGrid = (treatment.from.grids ?? []).some(({ id }) => id === form)
  const member = isGrid ? 'grids' : 'checklists'
  const forms: readonly { readonly id: string }[] = treatment.to[member] ?? []
  const id = `${member}/${form}`
  if (!forms.some((one) => one.id === form)) return dropped(id)
  const asked = isGrid
    ? (treatment.to.grids ?? []).find((one) => one.id === form)?.items.find((one) => one.id === item)
    : undefined
  return decide(decide(start(record), treatment, id), treatment, `${id}/items/${item}`, {
    map: (to) => ({ ...record, id: answerRecordId(form, to, episode, interval), item: to }),
    recode: (table) => recoded(record, table),
    fits: () => value === null || asked === undefined || (value >= asked.min && value <= asked.max),
  })
}

/** How each type of record is treated. A new type does not compile without a rule. */
const rules: { readonly [T in ObservationRecord['type']]: (record: Of<T>, treatment: Treatment) => Treated } = {
  event: treatEvent,
  rating: treatRating,
  context: treatContext,
  mark: treatMark,
  answer: treatAnswer,
  note: start,
  confirm: (record, { to }) =>
    isConfirmable(to, record.rule) ? start(record) : dropped(`rules/${record.rule.split('@')[0] ?? ''}`),
}

/** What becomes of one record under the decisions, before it is checked against the new version. */
export function treatRecord(record: ObservationRecord, treatment: Treatment): Treated {
  switch (record.type) {
    case 'event':
      return rules.event(record, treatment)
    case 'rating':
      return rules.rating(record, treatment)
    case 'context':
      return rules.context(record, treatment)
    case 'mark':
      return rules.mark(record, treatment)
    case 'answer':
      return rules.answer(record, treatment)
    case 'note':
      return rules.note(record, treatment)
    case 'confirm':
      return rules.confirm(record, treatment)
  }
}
