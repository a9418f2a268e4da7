import type { CompiledScheme, CompositeInstance } from '../scheme/compile-scheme.ts'
import type { Expr } from '../scheme/formula/ast.ts'
import type { Value } from '../scheme/formula/value.ts'
import type { RatingScale } from '../scheme/scheme.ts'
import type { Derivation } from './derived-ratings.ts'
import type { Episode } from './episode.ts'

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
  /**
   * What a scale follows from in one episode of the recording (by its id; null for a scale of the whole recording). Null
   * where the coder answered, and where no rule holds or the scale does not apply.
   */
  readonly derived: (rating: string, episode: string | null) => Derivation | null
  /** Whether a rule of the scheme leaves the scale out there. */
  readonly isSkipped: (rating: RatingScale, where: Where) => boolean
  readonly composite: (id: string, where: Where) => Value
  /** What is answered once for the recording, or in each episode by its id: two of one kind give their mean. */
  readonly answered: (scope: 'episode' | 'session', where: Where, of: (episode: string | null) => Value) => Value
  /** The value of a part of a composite's formula: a number, since only `z_within( )` asks for one. */
  readonly part: (composite: CompositeInstance, expr: Expr, where: Where) => Value
  readonly ask: (formula: string, where: Where) => Value
  /** Whether a condition holds. One that cannot be answered yet, or at all, does not. */
  readonly holds: (formula: string, where: Where) => boolean
}
