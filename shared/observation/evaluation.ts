import { compileScheme, type CompiledScheme, type CompositeInstance } from '../scheme/compile-scheme.ts'
import { scoreTargets, type ScoreTarget } from '../scheme/checklist.ts'
import type { FormFunctionName } from '../scheme/formula/forms.ts'
import type { Expr } from '../scheme/formula/ast.ts'
import { evaluate, type EventQuestion, type FormulaEnv } from '../scheme/formula/evaluate.ts'
import { isLagFunction, type EventFunctionName } from '../scheme/formula/event-functions.ts'
import { aggregate, type ListFunctionName } from '../scheme/formula/functions.ts'
import { none, some, type Value } from '../scheme/formula/value.ts'
import type { RatingScale } from '../scheme/scheme.ts'
import type { LookupFunctionName } from '../scheme/lookup.ts'
import { rangeOf } from '../scheme/vocabulary.ts'
import { checklistScore } from './checklist-score.ts'
import { compositeValues, type CompositeQuestion } from './composite-values.ts'
import { gapSeconds, measureCodes, perMinute, type CodedSet, type CodeQuestion } from './code-measures.ts'
import { derivations, givenAnswer } from './derived-ratings.ts'
import type { Episode } from './episode.ts'
import { askEvents, measureEvents, measureLinks } from './event-measures.ts'
import { formScore } from './form-score.ts'
import { intervalValue } from './grid-answers.ts'
import { gridIntervals } from './grid-intervals.ts'
import type { Evaluation, Where } from './evaluation-shape.ts'
import { wordAt } from './formula-words.ts'
import { measureLag } from './lag-measures.ts'
import { eventsOf, type ObservationContent } from './observation.ts'
import { measureLookup } from './lookup-measures.ts'
import { contextValue } from './context-value.ts'
import { answersTo, isAskedOf, segmentSet } from './segment-questions.ts'
import { byStart, episodeOfEvent, streamOf } from './streams.ts'
import { constantIn, constantKey, zScore, type StudyConstants } from './study-constants.ts'

export type { Evaluation, Where } from './evaluation-shape.ts'

/** Composites that only an export knows are `pending` without the study's constants. */
export function evaluationOf(content: ObservationContent, study?: StudyConstants): Evaluation {
  return new Evaluator(content, study)
}

class Evaluator implements Evaluation {
  readonly scheme: CompiledScheme
  readonly episodes: readonly Episode[]
  readonly whole: Where
  private readonly content: ObservationContent
  private readonly streams = new Map<string, CodedSet>()
  private readonly lists: ReadonlyMap<string, ScoreTarget>
  private readonly compositeAt: (question: CompositeQuestion) => Value
  readonly derived: Evaluation['derived']

  constructor(content: ObservationContent, study?: StudyConstants) {
    this.content = content
    this.scheme = compileScheme(content.scheme)
    this.lists = scoreTargets(content.scheme.checklists ?? [])
    const kinds = new Set(content.scheme.episodes.map(({ id }) => id))
    this.episodes = byStart(content.episodes).filter(({ kind }) => kinds.has(kind))
    this.whole = { kind: null, spans: this.episodes }
    this.compositeAt = compositeValues(this.scheme, this.whole, (one, at, asGiven) => {
      if (at.spans.length === 0) return this.absent(at.kind)
      const base = this.env(at, asGiven, one.composite.minValid ?? null)
      const zWithin = (of: Expr, value: Value): Value =>
        zScore(value, constantIn(study, constantKey(one.id, at.kind, of)))
      const value = evaluate(one.expr, { ...base, zWithin })
      return value.ok && typeof value.value === 'boolean' ? some(Number(value.value)) : value
    })
    this.derived = derivations(this.scheme, content.records, {
      place: (rating, episode) => this.placeToRate(rating, episode),
      ask: this.ask,
    })
  }

  ofKind = (kind: string): Where => ({ kind, spans: this.episodes.filter((episode) => episode.kind === kind) })

  inEpisode = (episode: Episode): Where => ({ kind: episode.kind, spans: [episode] })

  rating = (id: string, where: Where): Value => {
    const rating = this.scheme.ratings.get(id)
    if (rating === undefined) throw new Error(`no rating ${id} in ${this.content.scheme.id}`)
    if (rating.scope === 'session') return this.whenApplicable(rating, this.whole) ?? this.given(rating, null)
    if (where.spans.length === 0) return this.absent(where.kind)
    const values = where.spans.map((episode) => this.inOne(rating, episode))
    // Two episodes of one kind give one value, their mean, so that no rating is dropped in silence.
    return values.length === 1 ? (values[0] ?? none('pending')) : aggregate('mean', values, 1)
  }

  composite = (id: string, where: Where): Value => this.compositeAt({ id, where, asGiven: false })

  part = ({ composite }: CompositeInstance, expr: Expr, where: Where): Value =>
    where.spans.length === 0
      ? this.absent(where.kind)
      : evaluate(expr, this.env(where, false, composite.minValid ?? null))

  ask = (formula: string, where: Where): Value => evaluate(this.scheme.formula(formula), this.env(where, false, null))

  answered = (scope: 'episode' | 'session', where: Where, of: (episode: string | null) => Value): Value => {
    if (scope === 'session') return of(null)
    if (where.spans.length === 0) return this.absent(where.kind)
    const values = where.spans.map((episode) => (this.isTooShort(episode) ? none('too_short') : of(episode.id)))
    return values.length === 1 ? (values[0] ?? none('pending')) : aggregate('mean', values, 1)
  }

  holds = (formula: string, where: Where): boolean => isTrue(this.ask(formula, where))

  isSkipped = ({ id }: RatingScale, where: Where): boolean =>
    this.content.scheme.rules.some(
      ({ kind, fields, when }) => kind === 'skip' && fields.includes(id) && isTrue(this.askAsGiven(when, where)),
    )

  private askAsGiven = (text: string, where: Where): Value =>
    evaluate(this.scheme.formula(text), this.env(where, true, null))

  private inOne(rating: RatingScale, episode: Episode): Value {
    const skipped = this.whenApplicable(rating, this.inEpisode(episode))
    if (skipped !== null) return skipped
    if (this.isTooShort(episode)) return none('too_short')
    return this.given(rating, episode.id)
  }

  /**
   * Null where the rating applies; otherwise why it has no value. Conditions are asked of the values as given, without
   * asking in turn whether those apply, so that two conditions can never wait for each other.
   */
  private whenApplicable(rating: RatingScale, where: Where): Value | null {
    if (this.isSkipped(rating, where)) return none('not_applicable')
    if (rating.showIf === null) return null
    const shown = this.askAsGiven(rating.showIf, where)
    if (!shown.ok) return shown
    return shown.value === true ? null : none('not_applicable')
  }

  private given({ id }: RatingScale, episode: string | null): Value {
    return givenAnswer(this.content.records, id, episode) ?? this.derived(id, episode)?.value ?? none('pending')
  }

  /** Null where a scale is not to be rated: it does not apply there, or the episode is too short. */
  private placeToRate(rating: RatingScale, id: string | null): Where | null {
    const episode = this.episodes.find((each) => each.id === id)
    if ((rating.scope === 'session') !== (id === null) || (id !== null && episode === undefined)) return null
    if (episode !== undefined && this.isTooShort(episode)) return null
    const where = episode === undefined ? this.whole : this.inEpisode(episode)
    return this.whenApplicable(rating, where) === null ? where : null
  }

  private absent(kind: string | null): Value {
    const episode = this.content.scheme.episodes.find(({ id }) => id === kind)
    return none(kind === null || episode?.required === true ? 'not_recorded' : 'not_expected')
  }

  /** Pooled episodes must together have what they need one by one. */
  private minCodableMs(where: Where): number {
    const minimum = (kind: string): number =>
      this.content.scheme.episodes.find(({ id }) => id === kind)?.minCodableS ?? 0
    return where.spans.reduce((sum, { kind }) => sum + minimum(kind) * 1000, 0)
  }

  private isTooShort(episode: Episode): boolean {
    return episode.endMs - episode.startMs < this.minCodableMs(this.inEpisode(episode))
  }

  private coded(set: string): CodedSet {
    const known = this.streams.get(set)
    if (known !== undefined) return known
    const definition = this.scheme.sets.get(set)
    if (definition === undefined) throw new Error(`no set ${set} in ${this.content.scheme.id}`)
    const coded = { set: definition, stream: streamOf(this.content, set) }
    this.streams.set(set, coded)
    return coded
  }

  private env(where: Where, asGiven: boolean, minValid: number | null): FormulaEnv {
    const named = (episode: string | null): Where =>
      episode === null || episode === 'episode' ? where : this.ofKind(episode)
    return {
      minValid,
      number: (name) => this.number(name, where, asGiven),
      context: (item) => contextValue(this.content.records, item),
      isCode: (name) => this.scheme.codes.has(name),
      scaleOf: (name) => this.scaleOf(name),
      intervals: (items) => this.intervals(items, where),
      segments: (set, episode) => this.segments(set, named(episode)),
      ofList: (fn, name) => this.ofList(fn, name, where),
      ofForm: (fn, name, of) => this.ofForm(fn, name, of, where),
      ofLookup: (fn, table, episode) => this.ofLookup(fn, table, named(episode)),
      gap: (set, episode) => some(gapSeconds(this.coded(set), named(episode).spans.map(intervalOf))),
      ofCodes: (fn, codes, episode) => {
        const at = named(episode)
        return at.spans.length === 0 ? this.absent(at.kind) : measureCodes(fn, this.codeQuestion(codes, at))
      },
      ofEvents: (fn, question) => this.ofEvents(fn, question, named(question.episode), minValid),
      ofLinks: (fn, question) => {
        const at = named(question.episode)
        if (at.spans.length === 0) return this.absent(at.kind)
        if (!isLagFunction(fn)) return measureLinks(fn, this.content, at.spans, question, minValid ?? 1)
        const codes = [...question.cues, ...question.answers]
        return measureLag(fn, this.codeQuestion(codes, at), question, minValid)
      },
      zWithin: () => none('pending'),
      has: () => {
        throw new Error('has( ) stands only in a condition about one event')
      },
    }
  }

  private codeQuestion(codes: readonly string[], at: Where): CodeQuestion {
    const sets = [...new Set(codes.flatMap((code) => this.scheme.codes.get(code)?.set.id ?? []))]
    return {
      codes,
      sets: sets.map((set) => this.coded(set)),
      spans: at.spans.map(intervalOf),
      minCodableMs: this.minCodableMs(at),
    }
  }

  private ofEvents(fn: EventFunctionName, question: EventQuestion, at: Where, minValid: number | null): Value {
    if (at.spans.length === 0) return this.absent(at.kind)
    const given = askEvents(this.content, question, at.spans, this.env(at, false, null))
    if (fn !== 'rate_where') return measureEvents(fn, given, minValid ?? 1)
    const count = measureEvents('count_where', given, 1)
    return count.ok && typeof count.value === 'number'
      ? perMinute(this.codeQuestion(question.codes, at), count.value)
      : count
  }

  private intervals(items: readonly string[], where: Where): readonly (FormulaEnv | null)[] | Value {
    const grid = (this.content.scheme.grids ?? []).find((each) => each.items.some(({ id }) => items.includes(id)))
    if (grid === undefined) throw new Error(`no grid for ${items.join(', ')} in ${this.content.scheme.id}`)
    if (where.spans.length === 0) return this.absent(where.kind)
    if (where.spans.some((episode) => this.isTooShort(episode))) return none('too_short')
    const base = this.env(where, false, null)
    return where.spans.flatMap((episode, n) => [
      ...(n === 0 ? [] : [null]),
      ...gridIntervals(grid, episode).map(({ n: interval }): FormulaEnv => ({
        ...base,
        number: (item) => intervalValue(this.content.records, { grid: grid.id, item, episode: episode.id, interval }),
        scaleOf: (name) => grid.items.find(({ id }) => id === name) ?? null,
      })),
    ])
  }

  /** Each segment with its answers, in the episode that it begins in. What could not be coded is none. */
  private segments(id: string, where: Where): readonly FormulaEnv[] | Value {
    const { scheme, records, episodes } = this.content
    const set = segmentSet(scheme, id)
    if (set === null) throw new Error(`no segments ${id} in ${scheme.id}`)
    if (where.spans.length === 0) return this.absent(where.kind)
    if (where.spans.some((episode) => this.isTooShort(episode))) return none('too_short')
    const base = this.env(where, false, null)
    const ids = new Set(where.spans.map((episode) => episode.id))
    return eventsOf(records)
      .filter((event) => event.set === id && isAskedOf(set, event))
      .filter((event) => ids.has(episodeOfEvent(event, episodes)?.id ?? ''))
      .map((event) => {
        const answers = answersTo(scheme, set.segment, event.answers ?? {})
        return { ...base, number: (name) => answers.get(name)?.answer ?? none('not_applicable') }
      })
  }

  private ofList(fn: ListFunctionName, name: string, where: Where): Value {
    const target: ScoreTarget | undefined = this.lists.get(name)
    if (target === undefined) throw new Error(`no list ${name} in ${this.content.scheme.id}`)
    const { records } = this.content
    return this.answered(target.list.scope, where, (episode) =>
      checklistScore(records, target, fn === 'contingent', episode),
    )
  }

  private ofForm(fn: FormFunctionName, name: string, of: string, where: Where): Value {
    const { scope, score } = formScore(this.content, fn, name, of)
    return this.answered(scope, where, score)
  }

  private ofLookup(fn: LookupFunctionName, name: string, at: Where): Value {
    const table = (this.content.scheme.lookups ?? []).find(({ id }) => id === name)
    if (table === undefined) throw new Error(`no look-up table ${name} in ${this.content.scheme.id}`)
    if (at.spans.length === 0) return this.absent(at.kind)
    if (at.spans.some((episode) => this.isTooShort(episode))) return none('too_short')
    const [rows, columns] = [this.coded(table.rows), this.coded(table.columns)]
    return measureLookup(fn, { table, rows, columns, spans: at.spans.map(intervalOf) })
  }

  private number(name: string, where: Where, asGiven: boolean): Value {
    const rating = this.scheme.ratings.get(name)
    if (rating !== undefined) return asGiven ? this.asGiven(rating, where) : this.rating(name, where)
    if (this.scheme.composites.has(name)) return this.compositeAt({ id: name, where, asGiven })
    return wordAt(this.content, name, where)
  }

  private asGiven(rating: RatingScale, where: Where): Value {
    if (rating.scope === 'session') return this.given(rating, null)
    const values = where.spans.map((episode) => this.given(rating, episode.id))
    return values.length === 1 ? (values[0] ?? none('pending')) : aggregate('mean', values, 1)
  }

  private scaleOf(name: string): { readonly min: number; readonly max: number } | null {
    const instance = this.scheme.composites.get(name)
    return this.scheme.ratings.get(name) ?? (instance === undefined ? null : rangeOf(instance.composite))
  }
}

const intervalOf = ({ startMs, endMs }: Episode): { start: number; end: number } => ({ start: startMs, end: endMs })

const isTrue = (value: Value): boolean => value.ok && value.value === true
