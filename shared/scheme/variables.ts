import { aimOf, aimOfItem } from './aim-target.ts'
import { prefixedId } from './column-prefix.ts'
import { compileScheme, type CompositeInstance } from './compile-scheme.ts'
import { isLinkFunction } from './formula/event-functions.ts'
import { isCodeFunction, isSegmentFunction } from './formula/functions.ts'
import { standardisedName } from './formula/within-study.ts'
import { itemVariables } from './item-variables.ts'
import { scalePoints } from './scale-points.ts'
import type { CodeSet, RatingScale, ReliabilityPlan, Scheme } from './scheme.ts'
import type { Statistic, Threshold, Unnamed, Variable } from './variable.ts'

export type { ItemSource, Variable } from './variable.ts'

/**
 * The variables of a scheme for the episode kinds that a study plans (kinds the scheme does not know are left out),
 * in the order of the scheme: ratings, composites, sets, then items (`item-variables.ts`), so that items never change
 * the name of anything else. A code that belongs to some episodes only gives no variable in the others. A set whose
 * codes all follow from the procedure gives none.
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
  const items = itemVariables(scheme, kinds).map((one): Unnamed => ({
    ...one,
    label: labelled(scheme, one.label, one.episode),
    ...aimed(one.item === undefined ? undefined : aimOfItem(scheme, one.item), one.statistic),
  }))
  return named(scheme, [...ratings, ...composites, ...sets, ...items])
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

/** A scale of two points is a class: it is in one or in the other, and agreement on it is that of categories. */
function statisticOf(scheme: Scheme, rating: RatingScale): 'icc_a1' | 'kappa' {
  const planned = aimOf(scheme, 'rating', rating.id)?.statistic === 'icc_a1'
  return scalePoints(rating).length === 2 && !planned ? 'kappa' : 'icc_a1'
}

function ofRating(scheme: Scheme, rating: RatingScale, kind: string | null): Unnamed {
  const statistic = statisticOf(scheme, rating)
  return {
    source: 'rating',
    sourceId: rating.id,
    episode: kind,
    subject: rating.subject,
    label: labelled(scheme, rating.label, kind),
    type: 'numeric',
    level: statistic === 'kappa' ? 'nominal' : 'ordinal',
    min: rating.min,
    max: rating.max,
    step: rating.onlyValues === undefined ? rating.step : null,
    points: scalePoints(rating),
    direction: rating.higherMeans,
    unit: 'points',
    valueLabels: rating.anchors.map(({ value, label }) => ({ value, label })).sort((a, b) => a.value - b.value),
    formula: null,
    statistic,
    ...aimed(aimOf(scheme, 'rating', rating.id), statistic),
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
    points: null,
    direction: '',
    unit: composite.unit,
    valueLabels: [],
    formula: composite.expr.replaceAll(/\bcode\b/g, code?.id ?? 'code'),
    ...(compileScheme(scheme).atExport.has(instance.id) ? { atExport: true } : {}),
    statistic: 'icc_a1',
    ...aimedComposite(scheme, instance),
  }
}

/**
 * A value that is only standardised is as reliable as it was: unless an aim asks for something else, its z-score has to
 * reach what the value itself has to.
 */
function aimedComposite(scheme: Scheme, { composite, expr }: CompositeInstance): Pick<Variable, 'threshold' | 'also'> {
  const aim = aimOf(scheme, 'composite', composite.id)
  const name = aim === undefined ? standardisedName(expr) : null
  const { ratings, composites } = compileScheme(scheme)
  const rating = name === null ? undefined : ratings.get(name)
  if (rating !== undefined)
    return { threshold: aimed(aimOf(scheme, 'rating', rating.id), statisticOf(scheme, rating)).threshold }
  const other = name === null ? undefined : composites.get(name)
  return other === undefined ? aimed(aim, 'icc_a1') : { threshold: aimedComposite(scheme, other).threshold }
}

/** A proportion, rate or count has a true zero; anything computed further is taken as an interval scale. */
function isQuantity({ expr }: CompositeInstance): boolean {
  if (expr.kind !== 'call') return false
  const { fn } = expr
  return isCodeFunction(fn) || isSegmentFunction(fn) || isLinkFunction(fn) || fn.endsWith('_where')
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
    points: null,
    direction: '',
    unit: '',
    valueLabels: [],
    formula: null,
    statistic,
    ...aimed(aimOf(scheme, 'set', set.id), statistic),
  }
}

const usual: Readonly<Record<Statistic, Threshold>> = {
  icc_a1: { point: 0.7, ciLower: 0.5, minN: 15 },
  kappa_time: { point: 0.6, ciLower: 0.5, minN: 15 },
  kappa_per_code: { point: 0.6, ciLower: 0.5, minN: 15 },
  f1: { point: 0.6, ciLower: 0.5, minN: 15 },
  kappa: { point: 0.6, ciLower: 0.5, minN: 15 },
  kappa_pooled: { point: 0.6, ciLower: 0.5, minN: 15 },
  kappa_quadratic: { point: 0.6, ciLower: 0.5, minN: 15 },
  kappa_options: { point: 0.6, ciLower: 0.5, minN: 15 },
  sort_r: { point: 0.7, ciLower: 0.5, minN: 15 },
}

/** What the scheme's aim asks of a variable, or what is usually asked. */
function aimed(aim: ReliabilityPlan | undefined, statistic: Statistic): Pick<Variable, 'threshold' | 'also'> {
  if (aim === undefined) return { threshold: usual[statistic] }
  const { point, ciLower, minN, also = [] } = aim
  return { threshold: { point, ciLower, minN }, ...(also.length === 0 ? {} : { also }) }
}

/** Words that SPSS keeps for itself. */
const takenBySpss = new Set(['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'])
const longestName = 32

function named(scheme: Scheme, variables: readonly Unnamed[]): Variable[] {
  const taken = new Set<string>(takenBySpss)
  const names = new Map<string, string>()
  return variables.map((variable) => {
    const name = freeName(prefixedId(scheme, variable.sourceId, variable.subject), variable.episode, taken)
    taken.add(name)
    names.set(`${variable.sourceId} ${variable.episode ?? ''}`, name)
    const judge = names.get(`${variable.judgedBy ?? ''} ${variable.episode ?? ''}`)
    return { name, ...variable, ...(judge === undefined ? {} : { judgedBy: judge }) }
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
