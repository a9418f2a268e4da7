import type { GridMethod } from './grid.ts'

export type Statistic =
  | 'icc_a1'
  | 'kappa_time'
  | 'kappa_per_code'
  | 'f1'
  /** Of categories answered once a recording; of many answers in each recording, pooled; of such in an order. */
  | 'kappa'
  | 'kappa_pooled'
  | 'kappa_quadratic'
  /** Of several options that may be chosen: one each. */
  | 'kappa_options'
  /** Mean over recordings of the correlation of two sorts. */
  | 'sort_r'

/** What agreement must reach before a variable is exported: the point estimate, the lower end of its interval, and n. */
export type Threshold = { readonly point: number; readonly ciLower: number; readonly minN: number }

/**
 * One thing that is exported and has a reliability of its own. Ratings, composites and items of forms become a column
 * each (`type: 'numeric'`). A code set (`source: 'set'`) stands for its events, and what is asked about an event or
 * answered interval by interval for its column in their sheet: these have no score.
 */
export type Variable = {
  /** `<var>_<episode>`, after the prefix of its subject where the scheme has one; lower case, at most 32 characters, fit for SPSS, R, Stata and SAS; unique in the scheme. */
  readonly name: string
  readonly source: 'rating' | 'composite' | 'set' | 'item'
  /** The rating, the composite (one made for a code under its own id, `p_ipos`), the set, or the item. */
  readonly sourceId: string
  /** Of an item: which it is. */
  readonly item?: ItemSource
  /** The name of the variable whose reliability speaks for this one as well (a sort for its cards). Absent: its own. */
  readonly judgedBy?: string
  /** The episode kind; null where the variable speaks of the whole recording. */
  readonly episode: string | null
  readonly subject: string | null
  readonly label: string
  /** `profile`: a whole sort, which has its reliability and no column of its own. */
  readonly type: 'numeric' | 'events' | 'intervals' | 'profile'
  readonly level: 'nominal' | 'ordinal' | 'interval' | 'ratio'
  readonly min: number | null
  readonly max: number | null
  readonly step: number | null
  /** Every value that a rating can have; null where any number between the ends is one. */
  readonly points: readonly number[] | null
  /** What a higher value means, in words. */
  readonly direction: string
  readonly unit: string
  readonly valueLabels: readonly { readonly value: number; readonly label: string }[]
  readonly formula: string | null
  /** Present where only an export knows the values, since the whole study decides them (`z_within`). */
  readonly atExport?: true
  readonly statistic: Statistic
  readonly threshold: Threshold
  /** Further statistics that the scheme's aim asks to have printed beside it (`also.ts`). Absent: none. */
  readonly also?: readonly string[]
}

/** A variable before it has its name; `judgedBy` is then the other's `sourceId`, which comes before it. */
export type Unnamed = Omit<Variable, 'name'>

/** Which answer a variable of `source: 'item'` holds. Ids of the scheme throughout. */
export type ItemSource =
  /** 1 seen, 0 not seen. */
  | { readonly kind: 'checklist'; readonly form: string; readonly item: string }
  /** A whole sort, judged by the correlation of two coders' sorts; it has no column. */
  | { readonly kind: 'sort'; readonly form: string }
  /** The value of the pile that a card lies in. */
  | { readonly kind: 'card'; readonly form: string; readonly card: string }
  /** The points that a pattern was given for an aspect. */
  | { readonly kind: 'points'; readonly form: string; readonly aspect: string; readonly pattern: string }
  /** A value in each interval of the episodes. */
  | { readonly kind: 'interval'; readonly form: string; readonly item: string; readonly method: GridMethod }
  /** What was asked about the events of a set. */
  | { readonly kind: 'modifier'; readonly set: string; readonly modifier: string; readonly options: readonly string[] }
  /** What was asked about the segments of a set. */
  | { readonly kind: 'segment'; readonly set: string; readonly question: string; readonly options: readonly string[] }
