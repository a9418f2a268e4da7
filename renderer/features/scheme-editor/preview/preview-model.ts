import type { Scheme } from '#shared/scheme/scheme.ts'
import { marksOf, passesOf, type Pass } from '../../../state/passes.ts'

export type PreviewPass = Pick<Pass, 'id' | 'name' | 'purpose' | 'isCheck' | 'visitEach'> & {
  readonly sets: Scheme['sets']
  readonly ratings: Scheme['ratings']
  readonly checklists: NonNullable<Scheme['checklists']>
  readonly grids: NonNullable<Scheme['grids']>
  readonly qsorts: NonNullable<Scheme['qsorts']>
  readonly ipsatives: NonNullable<Scheme['ipsatives']>
  readonly marks: Scheme['marks']
  readonly context: Scheme['context']
}

/** The passes as a coder meets them, each with the things themselves. The look-over at the end has nothing to show. */
export function previewPasses(scheme: Scheme): readonly PreviewPass[] {
  const { sets, ratings, checklists = [], grids = [], qsorts = [], ipsatives = [], context } = scheme
  return passesOf(scheme)
    .filter(({ isCheck }) => !isCheck)
    .map((pass) => ({
      ...pass,
      sets: sets.filter(({ id }) => pass.sets.includes(id)),
      ratings: ratings.filter(({ id }) => pass.ratings.includes(id)),
      checklists: checklists.filter(({ id }) => pass.checklists.includes(id)),
      grids: grids.filter(({ id }) => pass.grids.includes(id)),
      qsorts: qsorts.filter(({ id }) => pass.qsorts.includes(id)),
      ipsatives: ipsatives.filter(({ id }) => pass.ipsatives.includes(id)),
      marks: marksOf(scheme, pass),
      // They stand below the scales, or by themselves where there are none.
      context: pass.ratings.length > 0 || ratings.length === 0 ? context : [],
    }))
}

export type KeyUse = {
  /** A letter or digit, as the scheme names it. */
  readonly key: string
  readonly means: readonly string[]
}

/** What every key does in a pass, by key. More than one meaning is a conflict. */
export function keyMapOf(pass: PreviewPass): readonly KeyUse[] {
  const uses = new Map<string, string[]>()
  const add = (key: string, means: string): void => {
    const known = uses.get(key) ?? []
    uses.set(key, [...known, means])
  }
  for (const set of pass.sets) for (const { key, label } of set.codes) add(key, `${label} (${set.label})`)
  for (const { key, label } of pass.marks) add(key, `Mark: ${label}`)
  for (const [digit, means] of digitsOf(pass)) add(digit, means)
  return [...uses]
    .map(([key, means]) => ({ key, means }))
    .sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }))
}

/** Digits give values: of the scale at hand, of the item at hand, of the question at hand. */
function digitsOf({
  ratings,
  checklists,
  grids,
  qsorts,
  ipsatives,
}: PreviewPass): readonly (readonly [string, string])[] {
  const upTo = (least: number, most: number, means: string): (readonly [string, string])[] =>
    Array.from({ length: 10 }, (_, n) => n)
      .filter((n) => n >= Math.ceil(least) && n <= most)
      .map((n) => [String(n), means] as const)
  const lowest = Math.min(...ratings.map(({ min }) => min))
  const highest = Math.max(...ratings.map(({ max }) => max))
  const cannot = ratings.some(({ notCodable, min }) => notCodable.length > 0 && min > 0)
  const items = grids.flatMap((grid) => grid.items)
  return [
    ...(ratings.length === 0 ? [] : upTo(lowest, highest, 'Gives this value')),
    ...(cannot && lowest > 0 ? [['0', 'Cannot be rated'] as const] : []),
    ...(checklists.length === 0
      ? []
      : upTo(1, checklists.some(({ answers }) => answers.notApplicable !== null) ? 3 : 2, 'Answers the item at hand')),
    ...(items.length === 0
      ? []
      : upTo(
          Math.min(...items.map(({ min }) => min)),
          Math.max(...items.map(({ max }) => max)),
          'Answers the question at hand',
        )),
    ...(qsorts.length === 0
      ? []
      : [
          ['0', 'Takes the card back'] as const,
          ...upTo(1, Math.max(...qsorts.map(({ piles }) => piles.length)), 'Lays the card at hand into this pile'),
        ]),
    ...(ipsatives.length === 0
      ? []
      : [
          ['0', 'Takes the points back'] as const,
          ...upTo(1, Math.max(...ipsatives.map(({ patterns }) => patterns.length)), 'Gives this pattern a point'),
        ]),
  ]
}

type AskedKeys = { readonly title: string; readonly keys: readonly KeyUse[] }

/** What keys mean for as long as something is asked: of an event by its modifiers, of a segment by its questions. */
export function askedKeysOf({ modifiers }: Scheme, { sets }: PreviewPass): readonly AskedKeys[] {
  const asked = new Set(sets.flatMap(({ codes }) => codes.flatMap((code) => code.modifiers)))
  const ofModifiers = modifiers
    .filter(({ id, type }) => asked.has(id) && (type === 'choice' || type === 'multi'))
    .map(({ label, options, keys }): AskedKeys => ({
      title: `When “${label}” is asked`,
      keys: options.flatMap((option, n) => {
        const key = keys === undefined ? (n < 9 ? String(n + 1) : undefined) : keys[n]
        return key === undefined || key === '' ? [] : [{ key, means: [option] }]
      }),
    }))
  const ofQuestions = sets
    .flatMap(({ segment }) => segment?.questions ?? [])
    .map(({ label, options }): AskedKeys => ({
      title: `When “${label}” is asked`,
      keys: options.map((option) => ({ key: option.key, means: [option.label] })),
    }))
  return [...ofModifiers, ...ofQuestions].filter(({ keys }) => keys.length > 0)
}
