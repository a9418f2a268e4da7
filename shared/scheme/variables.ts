import { compileScheme, type CompositeInstance } from './compile-scheme.ts'
import { isCodeFunction } from './formula/functions.ts'
import type { CodeSet, RatingScale, Scheme } from './scheme.ts'

export type Statistic = 'icc_a1' | 'kappa_time' | 'kappa_per_code' | 'f1'

/** What agreement must reach before a variable is exported: the point estimate, the lower end of its interval, and n. */
export type Threshold = { readonly point: number; readonly ciLower: number; readonly minN: number }

/**
 * One thing that is exported and has a reliability of its own. Ratings and composites become a column each;
 * a code set (`source: 'set'`) stands for its events and has no score.
 */
export type Variable = {
  /** `<var>_<episode>`, lower case, at most 32 characters, fit for SPSS, R, Stata and SAS; unique in the scheme. */
  readonly name: string
  readonly source: 'rating' | 'composite' | 'set'
  /** The rating, the composite (one made for a code under its own id, `p_ipos`), or the set. */
  readonly sourceId: string
  /** The episode kind; null where the variable speaks of the whole recording. */
  readonly episode: string | null
  readonly subject: string | null
  readonly label: string
  readonly type: 'numeric' | 'events'
  readonly level: 'nominal' | 'ordinal' | 'interval' | 'ratio'
  readonly min: number | null
  readonly max: number | null
  readonly step: number | null
  /** What a higher value means, in words. */
  readonly direction: string
  readonly unit: string
  readonly valueLabels: readonly { readonly value: number; readonly label: string }[]
  readonly formula: string | null
  readonly statistic: Statistic
  readonly threshold: Threshold
}

type Unnamed = Omit<Variable, 'name'>

/**
 * The variables of a scheme for the episode kinds that a study plans (kinds the scheme does not know are left out),
 * in the order of the scheme: ratings, composites, sets. A code that belongs to some episodes only gives no variable
 * in the others. A set whose codes all follow from the procedure gives none.
 */
export function exportVariables(scheme: Scheme, plannedEpisodeKinds: readonly string[]): Variable[] {
  const kinds = scheme.episodes.map((episode) => episode.id).filter((id) => plannedEpisodeKinds.includes(id))
  const ratings = scheme.ratings.flatMap((rating) =>
    (rating.scope === 'session' ? [null] : kinds).map((kind) => ofRating(scheme, rating, kind)),
  )
  const composites = [...inSchemeOrder(scheme)].flatMap((instance) =>
    (instance.composite.scope === 'session' ? [null] : kinds)
      .filter((kind) => kind === null || mayOccurIn(instance, kind))
      .map((kind) => ofComposite(scheme, instance, kind)),
  )
  const sets = scheme.sets.filter((set) => set.codes.some((code) => !code.procedure)).map((set) => ofSet(scheme, set))
  return named([...ratings, ...composites, ...sets])
}

/** Dependency order may put a composite before its neighbour in the scheme; columns keep the order of the scheme. */
function inSchemeOrder(scheme: Scheme): CompositeInstance[] {
  const place = (instance: CompositeInstance): number => scheme.composites.indexOf(instance.composite)
  return [...compileScheme(scheme).composites.values()].sort((a, b) => place(a) - place(b))
}

function mayOccurIn({ code }: CompositeInstance, kind: string): boolean {
  return code === null || code.episodes.length === 0 || code.episodes.includes(kind)
}

function labelled(scheme: Scheme, label: string, kind: string | null): string {
  const episode = scheme.episodes.find(({ id }) => id === kind)
  return episode === undefined ? label : `${label}, ${episode.name}`
}

function ofRating(scheme: Scheme, rating: RatingScale, kind: string | null): Unnamed {
  return {
    source: 'rating',
    sourceId: rating.id,
    episode: kind,
    subject: rating.subject,
    label: labelled(scheme, rating.label, kind),
    type: 'numeric',
    level: 'ordinal',
    min: rating.min,
    max: rating.max,
    step: rating.step,
    direction: rating.higherMeans,
    unit: 'points',
    valueLabels: rating.anchors.map(({ value, label }) => ({ value, label })).sort((a, b) => a.value - b.value),
    formula: null,
    statistic: 'icc_a1',
    threshold: thresholdOf(scheme, 'icc_a1', rating.id),
  }
}

function ofComposite(scheme: Scheme, instance: CompositeInstance, kind: string | null): Unnamed {
  const { composite, code } = instance
  const set = code === null ? undefined : compileScheme(scheme).codes.get(code.id)?.set
  const subject = scheme.subjects.find(({ id }) => id === set?.subject)
  const of = code === null ? '' : `: ${code.label} (${subject?.label ?? set?.label ?? ''})`
  return {
    source: 'composite',
    sourceId: instance.id,
    episode: kind,
    subject: subject?.id ?? null,
    label: labelled(scheme, composite.label + of, kind),
    type: 'numeric',
    level: isQuantity(instance) ? 'ratio' : 'interval',
    min: composite.range?.[0] ?? null,
    max: composite.range?.[1] ?? null,
    step: null,
    direction: '',
    unit: composite.unit,
    valueLabels: [],
    formula: composite.expr.replaceAll(/\bcode\b/g, code?.id ?? 'code'),
    statistic: 'icc_a1',
    threshold: thresholdOf(scheme, 'icc_a1', instance.id, composite.id),
  }
}

/** A proportion, rate or count has a true zero; anything computed further is taken as an interval scale. */
function isQuantity({ expr }: CompositeInstance): boolean {
  return expr.kind === 'call' && isCodeFunction(expr.fn)
}

function ofSet(scheme: Scheme, set: CodeSet): Unnamed {
  const statistic = set.kind === 'point' ? 'f1' : set.exclusive ? 'kappa_time' : 'kappa_per_code'
  return {
    source: 'set',
    sourceId: set.id,
    episode: null,
    subject: set.subject,
    label: set.label,
    type: 'events',
    level: 'nominal',
    min: null,
    max: null,
    step: null,
    direction: '',
    unit: '',
    valueLabels: [],
    formula: null,
    statistic,
    threshold: thresholdOf(scheme, statistic, set.id),
  }
}

const usual: Readonly<Record<Statistic, Threshold>> = {
  icc_a1: { point: 0.7, ciLower: 0.5, minN: 15 },
  kappa_time: { point: 0.6, ciLower: 0.5, minN: 15 },
  kappa_per_code: { point: 0.6, ciLower: 0.5, minN: 15 },
  f1: { point: 0.6, ciLower: 0.5, minN: 15 },
}

function thresholdOf(scheme: Scheme, statistic: Statistic, ...targets: readonly string[]): Threshold {
  const plan = scheme.reliability.find(({ target }) => targets.includes(target))
  return plan === undefined ? usual[statistic] : { point: plan.point, ciLower: plan.ciLower, minN: plan.minN }
}

/** Words that SPSS keeps for itself. */
const takenBySpss = new Set(['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'])
const longestName = 32

function named(variables: readonly Unnamed[]): Variable[] {
  const taken = new Set<string>(takenBySpss)
  return variables.map((variable) => {
    const name = freeName(variable.sourceId, variable.episode, taken)
    taken.add(name)
    return { name, ...variable }
  })
}

/** Too long: the variable's part is cut, never the episode's. Taken already: a number goes between the two. */
function freeName(id: string, episode: string | null, taken: ReadonlySet<string>): string {
  const tail = episode === null ? '' : `_${plain(plain(episode).slice(0, 14))}`
  for (let n = 1; ; n += 1) {
    const number = n === 1 ? '' : String(n)
    const head = plain(id).slice(0, longestName - tail.length - number.length)
    const name = `${head.replace(/_+$/, '')}${number}${tail}`
    if (!taken.has(name)) return name
  }
}

const plain = (id: string): string =>
  id
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, '_')
    .replace(/_+$/, '')
