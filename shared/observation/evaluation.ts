import { compileScheme, type CompiledScheme } from '../scheme/compile-scheme.ts'
import type { Expr } from '../scheme/formula/ast.ts'
import { evaluate, type FormulaEnv } from '../scheme/formula/evaluate.ts'
import { aggregate } from '../scheme/formula/functions.ts'
import { none, some, type Value } from '../scheme/formula/value.ts'
import { missingCodeOf } from '../scheme/missing-codes.ts'
import type { RatingScale } from '../scheme/scheme.ts'
import { rangeOf } from '../scheme/vocabulary.ts'
import { gapSeconds, measureCodes, type CodedSet } from './code-measures.ts'
import type { Episode } from './episode.ts'
import type { ObservationContent } from './observation.ts'
import { contextRecordId, ratingRecordId, type RatingRecord } from './record.ts'
import { byStart, streamOf } from './streams.ts'

/** The place at which a formula is asked: the episodes at hand, and what some places add. */
export type Where = {
  /** The episode kind; null for the whole recording. */
  readonly kind: string | null
  readonly spans: readonly Episode[]
  readonly boutS?: number
  /** The word `value`: the rating whose evidence rule is asked. */
  readonly value?: Value
}

/** One observation made ready to answer formulas. Reads streams once; use it for many questions, then drop it. */
export type Evaluation = {
  readonly scheme: CompiledScheme
  /** Episodes whose kind the scheme knows, by start. */
  readonly episodes: readonly Episode[]
  readonly whole: Where
  readonly ofKind: (kind: string) => Where
  readonly inEpisode: (episode: Episode) => Where
  readonly rating: (id: string, where: Where) => Value
  readonly composite: (id: string, where: Where) => Value
  readonly ask: (formula: string, where: Where) => Value
  /** Whether a condition holds. One that cannot be answered yet, or at all, does not. */
  readonly holds: (formula: string, where: Where) => boolean
}

export function evaluationOf(content: ObservationContent): Evaluation {
  return new Evaluator(content)
}

class Evaluator implements Evaluation {
  readonly scheme: CompiledScheme
  readonly episodes: readonly Episode[]
  readonly whole: Where
  private readonly content: ObservationContent
  private readonly streams = new Map<string, CodedSet>()

  constructor(content: ObservationContent) {
    this.content = content
    this.scheme = compileScheme(content.scheme)
    const kinds = new Set(content.scheme.episodes.map(({ id }) => id))
    this.episodes = byStart(content.episodes).filter(({ kind }) => kinds.has(kind))
    this.whole = { kind: null, spans: this.episodes }
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

  composite = (id: string, where: Where): Value => {
    const instance = this.scheme.composites.get(id)
    if (instance === undefined) throw new Error(`no composite ${id} in ${this.content.scheme.id}`)
    const at = instance.composite.scope === 'session' ? this.whole : where
    if (at.spans.length === 0) return this.absent(at.kind)
    const value = evaluate(instance.expr, this.env(at, false, instance.composite.minValid ?? null))
    return value.ok && typeof value.value === 'boolean' ? some(Number(value.value)) : value
  }

  ask = (formula: string, where: Where): Value => evaluate(this.scheme.formula(formula), this.env(where, false, null))

  holds = (formula: string, where: Where): boolean => isTrue(this.ask(formula, where))

  private inOne(rating: RatingScale, episode: Episode): Value {
    const where = this.inEpisode(episode)
    const skipped = this.whenApplicable(rating, where)
    if (skipped !== null) return skipped
    if (episode.endMs - episode.startMs < this.minCodableMs(where)) return none('too_short')
    return this.given(rating, episode.id)
  }

  /**
   * Null where the rating applies; otherwise why it has no value. Conditions are asked of the values as given, without
   * asking in turn whether those apply, so that two conditions can never wait for each other.
   */
  private whenApplicable(rating: RatingScale, where: Where): Value | null {
    const ask = (text: string): Value => evaluate(this.scheme.formula(text), this.env(where, true, null))
    for (const rule of this.content.scheme.rules) {
      if (rule.kind === 'skip' && rule.fields.includes(rating.id) && isTrue(ask(rule.when)))
        return none('not_applicable')
    }
    if (rating.showIf === null) return null
    const shown = ask(rating.showIf)
    if (!shown.ok) return shown
    return shown.value === true ? null : none('not_applicable')
  }

  private given(rating: RatingScale, episode: string | null): Value {
    const record = this.ratingRecord(rating.id, episode)
    if (record?.value !== undefined && record.value !== null) return some(record.value)
    return none(record?.notCodable ? missingCodeOf(record.notCodable) : 'pending')
  }

  private ratingRecord(rating: string, episode: string | null): RatingRecord | null {
    const record = this.content.records[ratingRecordId(rating, episode)]
    return record?.type === 'rating' ? record : null
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
      context: (item) => this.context(item),
      isCode: (name) => this.scheme.codes.has(name),
      scaleOf: (name) => this.scaleOf(name),
      gap: (set, episode) => some(gapSeconds(this.coded(set), named(episode).spans.map(intervalOf))),
      ofCodes: (fn, codes, episode) => {
        const at = named(episode)
        if (at.spans.length === 0) return this.absent(at.kind)
        const sets = [...new Set(codes.flatMap((code) => this.scheme.codes.get(code)?.set.id ?? []))]
        return measureCodes(fn, {
          codes,
          sets: sets.map((set) => this.coded(set)),
          spans: at.spans.map(intervalOf),
          minCodableMs: this.minCodableMs(at),
        })
      },
    }
  }

  private number(name: string, where: Where, asGiven: boolean): Value {
    const rating = this.scheme.ratings.get(name)
    if (rating !== undefined) return asGiven ? this.asGiven(rating, where) : this.rating(name, where)
    const instance = this.scheme.composites.get(name)
    if (instance !== undefined)
      return asGiven ? this.compositeAsGiven(instance.expr, where) : this.composite(name, where)
    return this.word(name, where)
  }

  private asGiven(rating: RatingScale, where: Where): Value {
    if (rating.scope === 'session') return this.given(rating, null)
    const values = where.spans.map((episode) => this.given(rating, episode.id))
    return values.length === 1 ? (values[0] ?? none('pending')) : aggregate('mean', values, 1)
  }

  private compositeAsGiven(expr: Expr, where: Where): Value {
    return evaluate(expr, this.env(where, true, null))
  }

  private word(name: string, where: Where): Value {
    if (name === 'value' && where.value !== undefined) return where.value
    if (name === 'bout_s' && where.boutS !== undefined) return some(where.boutS)
    if (name === 'episode_s')
      return some(where.spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0) / 1000)
    if (name === 'planned_s') return some(where.spans.reduce((sum, { kind }) => sum + this.plannedS(kind), 0))
    throw new Error(`unchecked formula: ${name} means nothing here`)
  }

  private plannedS(kind: string): number {
    const nominal = this.content.scheme.episodes.find(({ id }) => id === kind)?.nominalS
    return this.content.plannedS?.[kind] ?? nominal ?? 0
  }

  private context(item: string): Value {
    const record = this.content.records[contextRecordId(item)]
    return record?.type === 'context' ? some(record.value) : none('pending')
  }

  private scaleOf(name: string): { readonly min: number; readonly max: number } | null {
    const instance = this.scheme.composites.get(name)
    return this.scheme.ratings.get(name) ?? (instance === undefined ? null : rangeOf(instance.composite))
  }
}

const intervalOf = ({ startMs, endMs }: Episode): { start: number; end: number } => ({ start: startMs, end: endMs })

const isTrue = (value: Value): boolean => value.ok && value.value === true
