import { checkFormulas } from './check-formulas.ts'
import type { CodeSet, ContextItem, RatingScale, Scheme } from './scheme.ts'
import type { Report, SchemePath, SchemeProblem } from './scheme-problem.ts'
import { reservedWords } from './vocabulary.ts'

/**
 * What `Scheme.parse` cannot see: ids used twice, keys that collide within a pass, references to nothing, scales that do
 * not add up, formulas that cannot be read or name the unknown, composites in a circle. An empty list: it may be stored.
 */
export function checkScheme(scheme: Scheme): SchemeProblem[] {
  const problems: SchemeProblem[] = []
  const report: Report = (code, path, params = {}) => problems.push({ code, path, params })
  checkIds(scheme, report)
  checkReferences(scheme, report)
  checkKeys(scheme, report)
  checkPasses(scheme, report)
  scheme.sets.forEach((set, n) => {
    checkSet(set, n, report)
  })
  scheme.ratings.forEach((rating, n) => {
    checkScale(rating, n, report)
  })
  scheme.context.forEach((item, n) => {
    checkContext(item, n, report)
  })
  checkFormulas(scheme, report)
  return problems
}

type Placed = { readonly id: string; readonly path: SchemePath }

const placed = (items: readonly { readonly id: string }[], ...path: (string | number)[]): Placed[] =>
  items.map(({ id }, n) => ({ id, path: [...path, n, 'id'] }))

const codesOf = (scheme: Scheme): Placed[] => scheme.sets.flatMap((set, n) => placed(set.codes, 'sets', n, 'codes'))

function checkIds(scheme: Scheme, report: Report): void {
  // Ratings and composites share one space of names, since formulas and columns name both; so do all codes.
  const named = [
    [...placed(scheme.ratings, 'ratings'), ...placed(scheme.composites, 'composites')],
    codesOf(scheme),
    placed(scheme.sets, 'sets'),
    placed(scheme.episodes, 'episodes'),
    placed(scheme.context, 'context'),
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
  for (const { id, path } of named.flat()) {
    if (reservedWords.has(id)) report('reserved-id', path, { id })
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
  const measured = new Set([...ratings, ...ids(scheme.composites), ...sets])
  const fields = new Set([...ratings, ...codes, ...ids(scheme.context)])
  const known = (all: ReadonlySet<string>, names: readonly string[], ...path: (string | number)[]): void => {
    names.forEach((id, n) => {
      if (!all.has(id)) report('unknown-reference', [...path, n], { id })
    })
  }
  scheme.passes.forEach((pass, n) => {
    known(subjects, pass.subject === null ? [] : [pass.subject], 'passes', n, 'subject')
    known(sets, pass.sets, 'passes', n, 'sets')
    known(ratings, pass.ratings, 'passes', n, 'ratings')
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
  scheme.reliability.forEach((plan, n) => {
    known(measured, [plan.target], 'reliability', n, 'target')
  })
}

/** A key means one thing within a pass: the codes of its sets and the marks of evidence. Without passes all is one. */
function checkKeys(scheme: Scheme, report: Report): void {
  const passes =
    scheme.passes.length > 0 ? scheme.passes.map(({ id, sets }) => ({ id, sets })) : [{ id: '', sets: null }]
  const reported = new Set<string>()
  for (const pass of passes) {
    const seen = new Map<string, string>(scheme.marks.map((mark) => [mark.key, mark.id]))
    scheme.sets.forEach((set, n) => {
      if (pass.sets !== null && !pass.sets.includes(set.id)) return
      set.codes.forEach((code, m) => {
        const other = seen.get(code.key)
        seen.set(code.key, code.id)
        if (other === undefined || reported.has(`${other} ${code.id}`)) return
        reported.add(`${other} ${code.id}`)
        report('duplicate-key', ['sets', n, 'codes', m, 'key'], { key: code.key, id: code.id, other, pass: pass.id })
      })
    })
  }
}

/** Where there are passes, what is in none of them could never be coded. */
function checkPasses(scheme: Scheme, report: Report): void {
  if (scheme.passes.length === 0) return
  scheme.sets.forEach(({ id }, n) => {
    if (!scheme.passes.some((pass) => pass.sets.includes(id))) report('in-no-pass', ['sets', n], { id })
  })
  scheme.ratings.forEach(({ id }, n) => {
    if (!scheme.passes.some((pass) => pass.ratings.includes(id))) report('in-no-pass', ['ratings', n], { id })
  })
}

function checkSet(set: CodeSet, n: number, report: Report): void {
  if (!set.exhaustive) return
  if (set.kind === 'point') report('exhaustive-points', ['sets', n, 'exhaustive'], { id: set.id })
  else if (!set.exclusive) report('exhaustive-not-exclusive', ['sets', n, 'exhaustive'], { id: set.id })
}

/** Whether `value` is one that can be given on this scale: within its ends and on a step. */
export function isOnScale(scale: Pick<RatingScale, 'min' | 'max' | 'step'>, value: number): boolean {
  const steps = (value - scale.min) / scale.step
  return value >= scale.min && value <= scale.max && Math.abs(steps - Math.round(steps)) < 1e-9
}

function checkScale(rating: RatingScale, n: number, report: Report): void {
  const ends = rating.min < rating.max && isOnScale(rating, rating.max)
  if (!ends) report('scale-ends', ['ratings', n, 'max'], { id: rating.id, min: rating.min, max: rating.max })
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
  if (item.type === 'ordinal' && !(item.min !== undefined && item.max !== undefined && item.min < item.max))
    report('scale-ends', ['context', n, 'max'], { id: item.id })
}
