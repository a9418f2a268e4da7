import { constantOf, type Expr } from '../formula/ast.ts'
import { parseFormula } from '../formula/parse.ts'
import type { Scheme } from '../scheme.ts'
import type { Advise } from './advice.ts'
import { adviseOnUnreachable } from './advise-on-unreachable.ts'
import { shownAfterThemselves } from './shown-after-itself.ts'

/** What a scheme holds and coders would never meet, and keys that would mean two things. */
export function adviseOnReach(scheme: Scheme, advise: Advise): void {
  adviseOnUse(scheme, advise)
  adviseOnPasses(scheme, advise)
  adviseOnMarks(scheme, advise)
  adviseOnUnreachable(scheme, advise)
  adviseOnGrids(scheme, advise)
  adviseOnRules(scheme, advise)
  scheme.ratings.forEach(({ showIf, label }, n) => {
    const parsed = showIf === null ? null : parseFormula(showIf)
    const truth = parsed?.ok === true ? alwaysOf(parsed.expr) : null
    if (truth !== null) advise(truth ? 'always-shown' : 'never-shown', ['ratings', n, 'showIf'], { label })
  })
  for (const { n, through } of shownAfterThemselves(scheme))
    advise('shown-after-itself', ['ratings', n, 'showIf'], { through: through ?? '' })
}

function adviseOnUse(scheme: Scheme, advise: Advise): void {
  const { passes, ratings, sets, checklists = [], grids = [], qsorts = [], ipsatives = [] } = scheme
  if ([ratings, sets, checklists, grids, qsorts, ipsatives].every((list) => list.length === 0))
    advise('nothing-to-code', ['passes'])
  const subjects = new Set([
    ...[...passes, ...ratings, ...sets, ...checklists, ...qsorts, ...ipsatives].map(({ subject }) => subject),
    ...grids.flatMap(({ items }) => items.map(({ subject }) => subject)),
  ])
  scheme.subjects.forEach(({ id, label }, n) => {
    if (!subjects.has(id)) advise('unused-subject', ['subjects', n], { label })
  })
  const modifiers = new Set(sets.flatMap(({ codes }) => codes.flatMap((code) => code.modifiers)))
  scheme.modifiers.forEach(({ id, label }, n) => {
    if (!modifiers.has(id)) advise('unused-modifier', ['modifiers', n], { label })
  })
}

function adviseOnPasses(scheme: Scheme, advise: Advise): void {
  scheme.passes.forEach((pass, n) => {
    const { checklists = [], grids = [], qsorts = [], ipsatives = [], marks = [] } = pass
    const answered = [pass.ratings, checklists, grids, qsorts, ipsatives].reduce((sum, list) => sum + list.length, 0)
    if (answered + pass.sets.length + marks.length === 0 && mayBeEmpty(pass))
      advise('empty-pass', ['passes', n], { label: pass.name })
    // Digits answer forms before anything else.
    if (answered === 0) return
    scheme.sets.forEach((set, m) => {
      if (!pass.sets.includes(set.id)) return
      set.codes.forEach(({ key, label }, k) => {
        if (/^\d$/.test(key)) advise('digit-means-two', ['sets', m, 'codes', k, 'key'], { key, label, pass: pass.name })
      })
    })
  })
}

/** Whether nothing says what a pass without anything to code is for. */
const mayBeEmpty = ({ purpose, minWatched, visitEach }: Scheme['passes'][number]): boolean =>
  purpose === '' && minWatched === undefined && visitEach === undefined

function adviseOnMarks(scheme: Scheme, advise: Advise): void {
  // A pass in which scales are rated and that names no marks offers them all.
  const all =
    scheme.passes.length === 0 ||
    scheme.passes.some(({ ratings, marks = [] }) => ratings.length > 0 && marks.length === 0)
  const asked = new Set(scheme.passes.flatMap(({ marks = [] }) => marks))
  scheme.marks.forEach(({ id, label }, n) => {
    if (scheme.ratings.length === 0) advise('mark-without-scales', ['marks', n], { label })
    else if (!all && !asked.has(id)) advise('unused-mark', ['marks', n], { label })
  })
}

function adviseOnGrids({ grids = [], episodes }: Scheme, advise: Advise): void {
  grids.forEach(({ lengthS, offsetS, minShare }, n) => {
    if (episodes.every(({ nominalS }) => nominalS - offsetS < lengthS * minShare))
      advise('grid-longer-than-episodes', ['grids', n, 'lengthS'])
  })
}

function adviseOnRules({ rules, ratings }: Scheme, advise: Advise): void {
  const scales = new Set(ratings.map(({ id }) => id))
  rules.forEach(({ kind, message, fields }, n) => {
    if (kind !== 'skip' && message.trim() === '') advise('rule-without-words', ['rules', n, 'message'])
    if (kind === 'skip')
      fields.forEach((id, m) => {
        if (!scales.has(id)) advise('skips-no-scale', ['rules', n, 'fields', m], { id })
      })
    if ((kind === 'skip' || kind === 'require') && fields.length === 0)
      advise('rule-without-fields', ['rules', n, 'fields'], { kind })
  })
}

/** What a condition always comes to, whatever is coded; null where that depends. */
function alwaysOf(expr: Expr): boolean | null {
  switch (expr.kind) {
    case 'truth':
      return expr.value
    case 'not': {
      const inner = alwaysOf(expr.of)
      return inner === null ? null : !inner
    }
    case 'binary':
      return alwaysOfBinary(expr)
    default:
      return null
  }
}

function alwaysOfBinary(expr: Expr & { kind: 'binary' }): boolean | null {
  const { op, left, right } = expr
  if (op === 'and' || op === 'or') {
    const sides = [alwaysOf(left), alwaysOf(right)]
    const settles = op === 'or'
    if (sides.includes(settles)) return settles
    if (op === 'and' && contradict(left, right)) return false
    return sides.includes(null) ? null : !settles
  }
  const [a, b] = [constantOf(left), constantOf(right)]
  return a === null || b === null ? null : compare(op, a, b)
}

function compare(op: string, a: number, b: number): boolean | null {
  switch (op) {
    case '==':
      return a === b
    case '!=':
      return a !== b
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
    default:
      return null
  }
}

/** `ctx.a == 'x' and ctx.a == 'y'`: one context item cannot be two things. */
function contradict(left: Expr, right: Expr): boolean {
  const [a, b] = [equalityOf(left), equalityOf(right)]
  return a !== null && b !== null && a.item === b.item && a.value !== b.value
}

function equalityOf(expr: Expr): { readonly item: string; readonly value: string | number } | null {
  if (expr.kind !== 'binary' || expr.op !== '==') return null
  const sides = [expr.left, expr.right]
  const item = sides.find((side) => side.kind === 'context')
  const value = sides.find((side) => side.kind === 'text' || side.kind === 'number')
  if (item?.kind !== 'context' || (value?.kind !== 'text' && value?.kind !== 'number')) return null
  return { item: item.item, value: value.value }
}
