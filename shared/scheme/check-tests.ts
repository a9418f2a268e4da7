import { atExportAmong } from './at-export.ts'
import { compositeInstances } from './compile-scheme.ts'
import type { Scheme } from './scheme.ts'
import type { Report, SchemePath } from './scheme-problem.ts'
import type { TestCase } from './test-case.ts'
import { checkTestWork } from './test-work.ts'

/**
 * What the test cases of a scheme can be refused for before anything is computed: what they name must exist. Asked of a
 * scheme that is right otherwise, since they follow it in all they say.
 */
export function checkTests(scheme: Scheme, report: Report): void {
  const tests = scheme.tests ?? []
  if (tests.length === 0 || !checkTestWork(scheme, report)) return
  const known = knownOf(scheme)
  const ids = new Set<string>()
  tests.forEach((test, n) => {
    if (ids.has(test.id)) report('duplicate-id', ['tests', n, 'id'], { id: test.id })
    ids.add(test.id)
    checkTest(test, known, n, report)
  })
}

type Known = {
  readonly kinds: ReadonlySet<string>
  readonly ratings: ReadonlySet<string>
  readonly codes: ReadonlySet<string>
  readonly modifiers: ReadonlySet<string>
  readonly context: ReadonlySet<string>
  readonly forms: ReadonlySet<string>
  readonly composites: ReadonlyMap<string, 'episode' | 'session'>
  readonly atExport: ReadonlySet<string>
}

const idsOf = (things: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(things.map(({ id }) => id))

function knownOf(scheme: Scheme): Known {
  const { instances } = compositeInstances(scheme)
  return {
    kinds: idsOf(scheme.episodes),
    ratings: idsOf(scheme.ratings),
    codes: idsOf(scheme.sets.flatMap(({ codes }) => codes)),
    modifiers: idsOf(scheme.modifiers),
    context: idsOf(scheme.context),
    forms: idsOf([
      ...(scheme.checklists ?? []),
      ...(scheme.grids ?? []),
      ...(scheme.qsorts ?? []),
      ...(scheme.ipsatives ?? []),
    ]),
    composites: new Map(instances.map(({ id, composite }) => [id, composite.scope])),
    atExport: atExportAmong(instances),
  }
}

function checkTest(test: TestCase, known: Known, n: number, report: Report): void {
  const spans = idsOf(test.episodes)
  const needs = (all: ReadonlySet<string>, id: string | null, ...path: SchemePath): void => {
    if (id !== null && !all.has(id)) report('unknown-reference', ['tests', n, ...path], { id })
  }
  checkSpans(test, n, report)
  test.episodes.forEach(({ kind }, m) => {
    needs(known.kinds, kind, 'episodes', m, 'kind')
  })
  test.ratings?.forEach(({ rating, episode }, m) => {
    needs(known.ratings, rating, 'ratings', m, 'rating')
    needs(spans, episode, 'ratings', m, 'episode')
  })
  checkEvents(test, known, n, report)
  test.context?.forEach(({ item }, m) => {
    needs(known.context, item, 'context', m, 'item')
  })
  test.forms?.forEach(({ form, episode }, m) => {
    needs(known.forms, form, 'forms', m, 'form')
    needs(spans, episode, 'forms', m, 'episode')
  })
  test.expect.forEach(({ composite, kind, value, missing }, m) => {
    const scope = known.composites.get(composite)
    if (scope === undefined) report('unknown-reference', ['tests', n, 'expect', m, 'composite'], { id: composite })
    else if (known.atExport.has(composite))
      report('expects-at-export', ['tests', n, 'expect', m, 'composite'], { id: composite })
    else if ((scope === 'session') !== (kind === null))
      report('other-scope', ['tests', n, 'expect', m, 'kind'], { id: composite, scope })
    else needs(known.kinds, kind, 'expect', m, 'kind')
    if ((value === null) === (missing === undefined)) report('value-or-reason', ['tests', n, 'expect', m], {})
  })
}

function checkEvents({ events = [] }: TestCase, { codes, modifiers }: Known, n: number, report: Report): void {
  const ids = new Set<string>()
  const needs = (all: ReadonlySet<string>, id: string, ...path: SchemePath): void => {
    if (!all.has(id)) report('unknown-reference', ['tests', n, 'events', ...path], { id })
  }
  events.forEach(({ id }, m) => {
    if (id === undefined) return
    if (ids.has(id)) report('duplicate-id', ['tests', n, 'events', m, 'id'], { id })
    ids.add(id)
  })
  events.forEach(({ code, linkTo, modifiers: given = [] }, m) => {
    needs(codes, code, m, 'code')
    given.forEach(({ modifier }, k) => {
      needs(modifiers, modifier, m, 'modifiers', k, 'modifier')
    })
    if (linkTo !== undefined && linkTo !== null) needs(ids, linkTo, m, 'linkTo')
  })
}

function checkSpans({ episodes }: TestCase, n: number, report: Report): void {
  const ids = new Set<string>()
  episodes.forEach(({ id, fromS, toS }, m) => {
    if (ids.has(id)) report('duplicate-id', ['tests', n, 'episodes', m, 'id'], { id })
    ids.add(id)
    if (toS <= fromS) report('ends-before-start', ['tests', n, 'episodes', m, 'toS'], {})
    const other = episodes.slice(0, m).find((before) => before.fromS < toS && fromS < before.toS)
    if (other !== undefined) report('episodes-overlap', ['tests', n, 'episodes', m], { id, other: other.id })
  })
}
