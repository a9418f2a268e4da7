import type { Vocabulary } from './formula/check-formula.ts'
import type { FormNames } from './formula/forms.ts'
import { studyWord } from './formula/within-study.ts'
import { atExportAmong } from './at-export.ts'
import { answersOf } from './check-segments.ts'
import { itemsOf, scoreTargets } from './checklist.ts'
import { computedWords, contextNames } from './computed.ts'
import type { CompositeInstance } from './compile-scheme.ts'
import { mayBeCue } from './links.ts'
import type { CodeSet, Composite, RatingScale, Scheme } from './scheme.ts'

/** Where a formula of a scheme stands. It decides what it may name. */
export type FormulaPlace = 'session' | 'episode' | 'bout'

/** Words that formulas give a meaning of their own; no id that formulas name may be one of them. */
export const reservedWords: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'if', 'ctx', 'always', 'never', 'true', 'false'],
  ...['code', 'episode', 'value', 'episode_s', 'planned_s', 'bout_s'],
])

/**
 * What no rating or composite may be called: a formula names these by themselves, where `z_within(x, study)` has its word.
 * Codes, sets, episodes and all else stand in places of their own, and schemes had some of that name before the word came.
 */
export const reservedForScores: ReadonlySet<string> = new Set([...reservedWords, studyWord])

type Ends = { readonly min: number; readonly max: number } | null
type Named = Pick<CompositeInstance, 'id' | 'composite' | 'expr'>

/**
 * What a formula at `place` may name. `composites` are those written out (`compositeInstances`); `value` is given for
 * the evidence rule of a rating, where the word `value` is the rating's own value.
 */
export function vocabularyOf(
  scheme: Scheme,
  place: FormulaPlace,
  composites: readonly Named[],
  value?: RatingScale,
): Vocabulary {
  const inEpisode = place !== 'session'
  const numbers = new Map<string, Ends>()
  const elsewhere = new Set<string>()
  const name = (id: string, scope: 'session' | 'episode', ends: Ends): void => {
    if (scope === 'session' || inEpisode) numbers.set(id, ends)
    else elsewhere.add(id)
  }
  for (const rating of scheme.ratings) name(rating.id, rating.scope, { min: rating.min, max: rating.max })
  for (const { id, composite } of composites) name(id, composite.scope, rangeOf(composite))
  name('episode_s', 'episode', null)
  name('planned_s', 'episode', null)
  if (place === 'bout') numbers.set('bout_s', null)
  else elsewhere.add('bout_s')
  if (value !== undefined) numbers.set('value', { min: value.min, max: value.max })
  return {
    numbers,
    elsewhere,
    inEpisode,
    atExport: atExportAmong(composites),
    study: 'unknown',
    context: contextNames(scheme),
    ...codeNames(scheme),
    lists: new Map(
      [...scoreTargets(scheme.checklists ?? [])].map(([id, target]) => [
        id,
        { scope: target.list.scope, contingent: itemsOf(target, true).length > 0 },
      ]),
    ),
    series: new Map(
      (scheme.grids ?? []).flatMap((grid) => grid.items.map(({ id, min, max }) => [id, { grid: grid.id, min, max }])),
    ),
    forms: formNames(scheme),
    modifiers: new Map([
      ...scheme.modifiers.map(({ id, type, options }) => [id, { type, options }] as const),
      ...computedWords(scheme),
    ]),
    answers: new Map(),
    sets: new Set(scheme.sets.map((set) => set.id)),
    lookups: new Set((scheme.lookups ?? []).map(({ id }) => id)),
    episodes: new Set(scheme.episodes.map((episode) => episode.id)),
  }
}

/** Codes, what may be asked about their events, and about segments. */
function codeNames(scheme: Scheme): Pick<Vocabulary, 'codes' | 'events' | 'segments'> {
  const codes = scheme.sets.flatMap((set) => set.codes.map((code) => ({ set, code })))
  return {
    codes: new Map(codes.map(({ set, code }) => [code.id, set.kind])),
    events: new Map(
      codes.map(({ set, code }) => {
        const computed = (scheme.computed ?? []).filter((one) => one.codes.includes(code.id)).map(({ id }) => id)
        return [code.id, { modifiers: [...code.modifiers, ...computed], cues: cueCodes(scheme, set) }]
      }),
    ),
    segments: new Map(
      scheme.sets.flatMap(({ id, segment }) => (segment === undefined ? [] : [[id, answersOf(segment.questions)]])),
    ),
  }
}

function formNames({ qsorts = [], ipsatives = [] }: Scheme): FormNames {
  const ids = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id)
  return {
    sorts: new Map(qsorts.map(({ id, scope, criteria = [] }) => [id, { scope, criteria: ids(criteria) }])),
    cards: new Map(qsorts.flatMap(({ scope, cards }) => cards.map(({ id }) => [id, { scope }] as const))),
    allotments: new Map(ipsatives.map(({ id, scope, patterns }) => [id, { scope, patterns: ids(patterns) }])),
  }
}

function cueCodes(scheme: Scheme, set: CodeSet): readonly string[] {
  const cues = scheme.sets.find(({ id }) => id === set.linksTo?.set)?.codes ?? []
  return cues.map(({ id }) => id).filter((code) => mayBeCue(set, set.linksTo?.set ?? '', code))
}

export function rangeOf(composite: Composite): Ends {
  return composite.range === undefined ? null : { min: composite.range[0], max: composite.range[1] }
}
