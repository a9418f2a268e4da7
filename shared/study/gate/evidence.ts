import type { Variable } from '../../scheme/variables.ts'
import type { GateFacts } from '../gate-facts.ts'
import type { VariableReliability } from '../reliability-view.ts'

/** How far the codings of one scheme have come, counted over the recordings of the study. */
export type Coverage = {
  /** Codable recordings: received, and not given a reason for being left out. */
  readonly codable: number
  /** Further recordings that have a master and no coder of the study: they serve training alone. */
  readonly training: number
  /** Of these: how many have a locked primary observation, and how many have no primary coder at all. */
  readonly locked: number
  readonly unassigned: number
  /** Of the locked ones: how many have a second locked independent observation. */
  readonly doubleCoded: number
  /** Locked observations that break a `require` or `block` rule of the scheme. */
  readonly breakingRules: number
  readonly media: MediaCoverage
}

/** The files of the recordings that have a locked coding, each counted once. */
export type MediaCoverage = {
  /** As last verified where it was coded, and at this machine. */
  readonly verified: number
  /** As last verified, and played from a copy whose frames were compared with its own. */
  readonly converted: number
  /** Not at this machine: kept at another site or deleted. */
  readonly missing: number
  /** Found with another content than the one that was coded, and how many recordings that concerns. */
  readonly changed: number
  readonly changedRecordings: number
  /** Recordings whose episodes were set again after their coding had begun. */
  readonly bordersChanged: number
}

/** A site or time point, and how many of its locked recordings are coded twice. */
export type Stratum = {
  readonly kind: 'site' | 'time'
  readonly name: string
  readonly locked: number
  readonly doubleCoded: number
}

/** Pairs of codings that are compared, and those of them where a coder looked at the other's before both were locked. */
export type Independence = { readonly pairs: number; readonly opened: number; readonly coders: readonly string[] }

/** Recordings whose coders were asked whether they learnt what they must not know, and those where they did. */
export type Blinding = { readonly asked: number; readonly broken: number }

/** What was registered before scores were seen, set against what would be exported. */
export type Registration = {
  readonly at: string
  readonly analysisScore: string
  /** `scheme variable`. */
  readonly variables: readonly string[]
}

/** What is known of a scheme, alike for all of its variables. */
export type SchemeEvidence = {
  readonly strata: readonly Stratum[]
  readonly independence: Independence
  /** Null where the scheme does not ask. */
  readonly blinding: Blinding | null
  readonly registration: Registration | null
  /** Registered variables of the whole study that are exported no more. */
  readonly gone: readonly string[]
  readonly notesIncluded: boolean
  readonly facts: GateFacts
}

/** The mean difference of a pair of coders (first minus second), or of a coder from the others. */
export type Bias = { readonly kind: 'pair' | 'coder'; readonly who: string; readonly n: number; readonly mean: number }

/** The figure of a part of the recordings coded twice; null where it is not defined. `order` sorts time points. */
export type PartFigure = {
  readonly kind: 'site' | 'time' | 'age'
  readonly name: string
  readonly order: number
  readonly n: number
  readonly value: number | null
}

/** Recordings of a site or time point, and how many of them have no value because they could not be coded. */
export type Uncodable = {
  readonly kind: 'site' | 'time'
  readonly name: string
  readonly n: number
  readonly without: number
}

/** What is known of one variable besides its figures over all recordings. */
export type VariableEvidence = {
  /** Null where the variable is no scale. */
  readonly biases: readonly Bias[] | null
  /** Standard deviations of the primary coder's scores; null where there are fewer than two or it does not apply. */
  readonly spread: { readonly twice: number | null; readonly all: number | null } | null
  readonly parts: readonly PartFigure[]
  /** Null where the variable has no column. `differ`: of `pairs` recordings coded twice, those that one of the two could code. */
  readonly uncodable: { readonly parts: readonly Uncodable[]; readonly pairs: number; readonly differ: number } | null
}

/** All that is known of one variable when the gate is asked. */
export type GateInput = {
  readonly scheme: string
  readonly variable: Variable
  readonly coverage: Coverage
  readonly reliability: VariableReliability
  readonly evidence: SchemeEvidence
  readonly own: VariableEvidence
}
