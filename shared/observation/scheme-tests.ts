import { atExportAmong } from '../scheme/at-export.ts'
import { compositeInstances } from '../scheme/compile-scheme.ts'
import { checkScheme } from '../scheme/check-scheme.ts'
import type { Value } from '../scheme/formula/value.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { SchemePath, SchemeProblem } from '../scheme/scheme-problem.ts'
import type { TestCase } from '../scheme/test-case.ts'
import { ms, type Ms } from '../time/ms.ts'
import type { Episode } from './episode.ts'
import { evaluationOf } from './evaluation.ts'
import type { ObservationContent } from './observation.ts'
import { answerRecordId, contextRecordId, ratingRecordId, type EventRecord, type ObservationRecord } from './record.ts'
import { recordProblem } from './validate-record.ts'

/** All that keeps a scheme from being published: what `checkScheme` finds, and then whatever its own examples show. */
export function schemeProblems(scheme: Scheme): SchemeProblem[] {
  const problems = checkScheme(scheme)
  return problems.length > 0 ? problems : [...runSchemeTests(scheme)]
}

/**
 * Works out the examples that are kept with a scheme that `checkScheme` has passed: a problem for each entry that could
 * not be coded with it, and for each score that comes out otherwise than expected. Empty: all of them hold.
 */
export function runSchemeTests(scheme: Scheme): readonly SchemeProblem[] {
  return (scheme.tests ?? []).flatMap((test, n) => {
    const { content, unfit } = codingOf(scheme, test, ['tests', n])
    return unfit.length > 0 ? unfit : wrongScores(content, test, ['tests', n])
  })
}

/** `kind`: of episodes; null for the whole recording. */
export type WorkedScore = { readonly composite: string; readonly kind: string | null; readonly value: Value }

/**
 * Every score of an example as it is computed now, composite by composite, for each kind of episode that the example has;
 * without those that only an export knows. Null where an entry of it could not be coded. For a scheme that `checkScheme`
 * finds nothing in but test cases.
 */
export function workedScores(scheme: Scheme, test: TestCase): readonly WorkedScore[] | null {
  const { content, unfit } = codingOf(scheme, test, [])
  if (unfit.length > 0) return null
  const evaluation = evaluationOf(content)
  const kinds = [...new Set(test.episodes.map(({ kind }) => kind))]
  const { instances } = compositeInstances(scheme)
  const atExport = atExportAmong(instances)
  const known = instances.filter(({ id }) => !atExport.has(id))
  return known.flatMap(({ id, composite }) =>
    (composite.scope === 'session' ? [null] : kinds).map((kind) => ({
      ...{ composite: id, kind },
      value: evaluation.composite(id, kind === null ? evaluation.whole : evaluation.ofKind(kind)),
    })),
  )
}

type Placed = { readonly record: ObservationRecord; readonly path: SchemePath }
type Coding = { readonly content: ObservationContent; readonly unfit: readonly SchemeProblem[] }

/** The example as an observation, which scores are computed from as from any other. */
function codingOf(scheme: Scheme, test: TestCase, path: SchemePath): Coding {
  const episodes: Episode[] = test.episodes.map(({ id, kind, fromS, toS }) => ({
    ...{ id, kind, startMs: inMs(fromS), endMs: inMs(toS) },
  }))
  const durationMs = ms(Math.max(...episodes.map(({ endMs }) => endMs)))
  const placed = recordsOf(scheme, test, path)
  const taken = new Set<string>()
  const unfit = placed.flatMap(({ record, path: at }): SchemeProblem[] => {
    const why = taken.has(record.id) ? 'given-twice' : recordProblem({ scheme, durationMs }, record)
    taken.add(record.id)
    return why === null ? [] : [{ code: 'test-does-not-fit', path: at, params: { why } }]
  })
  const records = Object.fromEntries(placed.map(({ record }) => [record.id, record]))
  return { content: { scheme, episodes, durationMs, records }, unfit }
}

const inMs = (seconds: number): Ms => ms(Math.round(seconds * 1000))

function recordsOf(scheme: Scheme, test: TestCase, path: SchemePath): readonly Placed[] {
  const setOf = new Map(scheme.sets.flatMap((set) => set.codes.map(({ id }) => [id, set.id])))
  const { ratings = [], events = [], context = [], forms = [] } = test
  return [
    ...ratings.map(({ rating, episode, value, notCodable = null }, n): Placed => ({
      record: {
        ...{ type: 'rating', id: ratingRecordId(rating, episode), rating, episode },
        ...{ value, notCodable, note: '' },
      },
      path: [...path, 'ratings', n],
    })),
    ...events.map((event, n): Placed => ({
      record: eventOf(event, n, setOf.get(event.code) ?? ''),
      path: [...path, 'events', n],
    })),
    ...context.map(({ item, value }, n): Placed => ({
      record: { type: 'context', id: contextRecordId(item), item, value },
      path: [...path, 'context', n],
    })),
    ...forms.map(({ form, item, episode, interval = null, value }, n): Placed => ({
      record: {
        ...{ type: 'answer', id: answerRecordId(form, item, episode, interval), form, item, episode },
        ...{ interval, value },
      },
      path: [...path, 'forms', n],
    })),
  ]
}

type TestEvent = NonNullable<TestCase['events']>[number]

function eventOf(
  { code, fromS, toS, answers, modifiers = [], ...rest }: TestEvent,
  n: number,
  set: string,
): EventRecord {
  const { id = `event ${n}`, linkTo } = rest
  return {
    ...{ type: 'event', id, set, code, note: '', order: n },
    ...{ onsetMs: inMs(fromS), offsetMs: toS === undefined ? null : inMs(toS) },
    modifiers: Object.fromEntries(modifiers.map(({ modifier, value }) => [modifier, value])),
    ...(linkTo === undefined ? {} : { linkTo }),
    ...(answers === undefined
      ? {}
      : { answers: Object.fromEntries(answers.map(({ question, answer }) => [question, answer])) }),
  }
}

function wrongScores(content: ObservationContent, test: TestCase, path: SchemePath): readonly SchemeProblem[] {
  const evaluation = evaluationOf(content)
  return test.expect.flatMap(({ composite, kind, value, missing, tolerance = 1e-9 }, n): SchemeProblem[] => {
    const found = evaluation.composite(composite, kind === null ? evaluation.whole : evaluation.ofKind(kind))
    const holds =
      value === null
        ? !found.ok && found.missing === missing
        : found.ok && typeof found.value === 'number' && Math.abs(found.value - value) <= tolerance
    if (holds) return []
    const params = { composite, expected: value ?? missing ?? '', found: inShort(found) }
    return [{ code: 'test-fails', path: [...path, 'expect', n], params }]
  })
}

const inShort = (value: Value): string | number => {
  if (!value.ok) return value.missing
  return typeof value.value === 'number' ? value.value : String(value.value)
}
