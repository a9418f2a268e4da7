import { checkBounds } from './check-bounds.ts'
import { checkChecklists } from './check-checklists.ts'
import { checkComputed } from './check-computed.ts'
import { checkDerive } from './check-derive.ts'
import { checkFormulas } from './check-formulas.ts'
import { checkGrids } from './check-grids.ts'
import { checkIpsatives } from './check-ipsatives.ts'
import { checkPasses } from './check-passes.ts'
import { checkPrefixes } from './check-prefixes.ts'
import { checkQSorts } from './check-qsorts.ts'
import { checkLinks } from './check-links.ts'
import { checkKeys } from './check-keys.ts'
import { checkModifiers } from './check-modifiers.ts'
import { checkSegments } from './check-segments.ts'
import { checkLookups } from './check-lookups.ts'
import { checkNamedTwice } from './check-named-twice.ts'
import { checkTests } from './check-tests.ts'
import type { CodeSet, ContextItem, RatingScale, Scheme } from './scheme.ts'
import { isOnScale } from './scale-points.ts'
import type { Report, SchemePath, SchemeProblem } from './scheme-problem.ts'
import { reservedForScores, reservedWords } from './vocabulary.ts'

/**
 * What `Scheme.parse` cannot see: ids used twice, keys that collide within a pass, references to nothing, scales that do
 * not add up, formulas that cannot be read or name the unknown, composites in a circle. An empty list: it may be stored.
 */
export function checkScheme(scheme: Scheme): SchemeProblem[] {
  const problems: SchemeProblem[] = []
  const report: Report = (code, path, params = {}) => problems.push({ code, path, params })
  checkIds(scheme, report)
  checkReferences(scheme, report)
  checkNamedTwice(scheme, report)
  checkKeys(scheme, report)
  checkPasses(scheme, report)
  checkPrefixes(scheme, report)
  checkBounds(scheme, report)
  scheme.sets.forEach((set, n) => {
    checkSet(set, n, report)
  })
  scheme.ratings.forEach((rating, n) => {
    checkScale(rating, n, report)
  })
  scheme.context.forEach((item, n) => {
    checkContext(item, n, report)
    checkOptions(item.options, ['context', n, 'options'], report)
  })
  scheme.modifiers.forEach(({ options }, n) => {
    checkOptions(options, ['modifiers', n, 'options'], report)
  })
  checkChecklists(scheme, report)
  checkGrids(scheme, report)
  checkQSorts(scheme, report)
  checkIpsatives(scheme, report)
  checkModifiers(scheme, report)
  checkComputed(scheme, report)
  checkLinks(scheme, report)
  checkSegments(scheme, report)
  checkLookups(scheme, report)
  checkDerive(scheme, report)
  checkFormulas(scheme, report)
  if (problems.length === 0) checkTests(scheme, report)
  return problems
}

type Placed = { readonly id: string; readonly path: SchemePath }

const placed = (items: readonly { readonly id: string }[], ...path: (string | number)[]): Placed[] =>
  items.map(({ id }, n) => ({ id, path: [...path, n, 'id'] }))

const listsOf = (scheme: Scheme): Placed[] => [
  ...(scheme.checklists ?? []).flatMap((list, n) => [
    { id: list.id, path: ['checklists', n, 'id'] },
    ...placed(list.subscales, 'checklists', n, 'subscales'),
  ]),
  ...(scheme.grids ?? []).flatMap((grid, n) => [
    { id: grid.id, path: ['grids', n, 'id'] },
    ...placed(grid.items, 'grids', n, 'items'),
  ]),
  // Formulas name cards by themselves.
  ...(scheme.qsorts ?? []).flatMap((sort, n) => [
    { id: sort.id, path: ['qsorts', n, 'id'] },
    ...placed(sort.cards, 'qsorts', n, 'cards'),
  ]),
  ...placed(scheme.ipsatives ?? [], 'ipsatives'),
  ...scheme.sets.flatMap(({ segment }, n) => placed(segment?.questions ?? [], 'sets', n, 'segment', 'questions')),
]

const codesOf = (scheme: Scheme): Placed[] => scheme.sets.flatMap((set, n) => placed(set.codes, 'sets', n, 'codes'))

function checkIds(scheme: Scheme, report: Report): void {
  // Ratings and composites share one space of names, since formulas and columns name both; so do all codes.
  const scores = [...placed(scheme.ratings, 'ratings'), ...placed(scheme.composites, 'composites')]
  const named = [
    [...scores, ...listsOf(scheme)],
    codesOf(scheme),
    placed(scheme.sets, 'sets'),
    placed(scheme.episodes, 'episodes'),
    placed(scheme.context, 'context'),
    placed(scheme.lookups ?? [], 'lookups'),
  ]
  const unnamed = [scheme.subjects, scheme.passes, scheme.modifiers, scheme.marks, scheme.rules]
  const keys = ['subjects', 'passes', 'modifiers', 'marks', 'rules']
  for (const space of [...named, ...unnamed.map((items, n) => placed(items, keys[n] ?? ''))]) {
    const seen = new Set<string>()
    for (const { id, path } of space) {
      if (seen.has(id)) report('duplicate-id', path, { id })
      seen.add(id)
    }
  }
  for (const one of named.flat()) {
    const { id, path } = one
    if ((scores.includes(one) ? reservedForScores : reservedWords).has(id)) report('reserved-id', path, { id })
    // A formula would read the hyphen as a minus sign.
    if (id.includes('-')) report('hyphen-in-id', path, { id })
  }
}

function checkReferences(scheme: Scheme, report: Report): void {
  const ids = (items: readonly { readonly id: string }[]): Set<string> => new Set(items.map(({ id }) => id))
  const subjects = ids(scheme.subjects)
  const sets = ids(scheme.sets)
  const episodes = ids(scheme.episodes)
  const modifiers = ids(scheme.modifiers)
  const ratings = ids(scheme.ratings)
  const marks = ids(scheme.marks)
  const codes = ids(codesOf(scheme))
  const fields = new Set([...ratings, ...codes, ...ids(scheme.context)])
  const known = (all: ReadonlySet<string>, names: readonly string[], ...path: (string | number)[]): void => {
    names.forEach((id, n) => {
      if (!all.has(id)) report('unknown-reference', [...path, n], { id })
    })
  }
  scheme.passes.forEach((pass, n) => {
    known(subjects, pass.subject === null ? [] : [pass.subject], 'passes', n, 'subject')
    known(sets, pass.sets, 'passes', n, 'sets')
    known(subjects, pass.masks ?? [], 'passes', n, 'masks')
    known(ratings, pass.ratings, 'passes', n, 'ratings')
    known(ids(scheme.checklists ?? []), pass.checklists ?? [], 'passes', n, 'checklists')
    known(ids(scheme.grids ?? []), pass.grids ?? [], 'passes', n, 'grids')
    known(ids(scheme.qsorts ?? []), pass.qsorts ?? [], 'passes', n, 'qsorts')
    known(ids(scheme.ipsatives ?? []), pass.ipsatives ?? [], 'passes', n, 'ipsatives')
    known(marks, pass.marks ?? [], 'passes', n, 'marks')
  })
  scheme.ratings.forEach((rating, n) => {
    known(subjects, [rating.subject], 'ratings', n, 'subject')
  })
  scheme.sets.forEach((set, n) => {
    known(subjects, [set.subject], 'sets', n, 'subject')
    known(ids(set.codes), set.precedence ?? [], 'sets', n, 'precedence')
    set.codes.forEach((code, m) => {
      known(episodes, code.episodes, 'sets', n, 'codes', m, 'episodes')
      known(modifiers, code.modifiers, 'sets', n, 'codes', m, 'modifiers')
    })
  })
  scheme.composites.forEach((composite, n) => {
    known(sets, composite.forEach, 'composites', n, 'forEach')
  })
  scheme.rules.forEach((rule, n) => {
    known(fields, rule.fields, 'rules', n, 'fields')
  })
}

function checkSet(set: CodeSet, n: number, report: Report): void {
  if (set.kind !== 'state')
    set.codes.forEach(({ id, minS }, m) => {
      if (minS !== undefined) report('bout-of-points', ['sets', n, 'codes', m, 'minS'], { id })
    })
  if (set.default !== undefined && !set.codes.some(({ id }) => id === set.default))
    report('unknown-reference', ['sets', n, 'default'], { id: set.default })
  if (set.default !== undefined && !set.exhaustive)
    report('default-not-exhaustive', ['sets', n, 'default'], { id: set.id })
  if (!set.exhaustive) return
  if (set.kind === 'point') report('exhaustive-points', ['sets', n, 'exhaustive'], { id: set.id })
  else if (!set.exclusive) report('exhaustive-not-exclusive', ['sets', n, 'exhaustive'], { id: set.id })
}

/** From 0 to 100 by halves. Each point is a button of a form. */
const mostPoints = 201

function checkScale(rating: RatingScale, n: number, report: Report): void {
  const { id, min, max, step } = rating
  const points = (max - min) / step + 1
  if (points > mostPoints) report('scale-too-fine', ['ratings', n, 'step'], { id, limit: mostPoints })
  else if (min >= max || !isOnScale(rating, max)) report('scale-ends', ['ratings', n, 'max'], { id, min, max })
  else
    rating.onlyValues?.forEach((value, m, all) => {
      const path = ['ratings', n, 'onlyValues', m]
      if (!isOnScale({ min, max, step }, value)) report('value-off-scale', path, { id, value })
      if (all.indexOf(value) !== m) report('duplicate-id', path, { id: String(value) })
    })
  if (rating.onlyValues !== undefined && !(isOnScale(rating, min) && isOnScale(rating, max)))
    report('ends-not-listed', ['ratings', n, 'onlyValues'], { id, min, max })
  const seen = new Set<number>()
  rating.anchors.forEach(({ value }, m) => {
    const path = ['ratings', n, 'anchors', m, 'value']
    if (!isOnScale(rating, value)) report('value-off-scale', path, { id: rating.id, value })
    if (seen.has(value)) report('duplicate-id', path, { id: String(value) })
    seen.add(value)
  })
}

function checkContext(item: ContextItem, n: number, report: Report): void {
  if (item.type === 'choice' && item.options.length < 2)
    report('no-options', ['context', n, 'options'], { id: item.id })
  if (item.type === 'number' && item.min !== undefined && item.max !== undefined && item.min >= item.max)
    report('scale-ends', ['context', n, 'max'], { id: item.id })
  if (item.type !== 'ordinal') return
  if (item.min === undefined || item.max === undefined || item.min >= item.max)
    report('scale-ends', ['context', n, 'max'], { id: item.id })
  else if (item.max - item.min + 1 > mostPoints)
    report('scale-too-fine', ['context', n, 'max'], { id: item.id, limit: mostPoints })
}

function checkOptions(options: readonly string[], path: SchemePath, report: Report): void {
  options.forEach((option, n) => {
    if (options.indexOf(option) !== n) report('duplicate-option', [...path, n], { option })
  })
}
