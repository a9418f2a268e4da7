import type { Json } from '#shared/lib/canonical-json.ts'
import { workedScores, type WorkedScore } from '#shared/observation/scheme-tests.ts'
import { atExportAmong } from '#shared/scheme/at-export.ts'
import { compositeInstances } from '#shared/scheme/compile-scheme.ts'
import type { Value } from '#shared/scheme/formula/value.ts'
import { missingCodes } from '#shared/scheme/missing-codes.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { ProblemRow } from '#shared/contract/views.ts'
import type { Entry } from './case-model.ts'

/** Why nothing is worked out, or all scores of the case. */
type WorkedOut =
  | { readonly ok: true; readonly scores: readonly WorkedScore[] }
  | { readonly ok: false; readonly why: 'scheme-open' | 'case-open' }

/** The scores of the `n`th case as computed now. `problems`: of the scheme that is looked at. */
export function workedOut(scheme: Scheme, problems: readonly ProblemRow[], n: number): WorkedOut {
  if (problems.some(({ path }) => path[0] !== 'tests')) return { ok: false, why: 'scheme-open' }
  const test = scheme.tests?.[n]
  const isOpen = problems.some(({ path }) => path[1] === n && path[2] !== 'expect' && path[2] !== 'label')
  const scores = test === undefined || isOpen ? null : workedScores(scheme, test)
  return scores === null ? { ok: false, why: 'case-open' } : { ok: true, scores }
}

/** A score that a case can expect, with a name to call it by. */
export type ScoreName = { readonly id: string; readonly label: string; readonly scope: 'episode' | 'session' }

export function scoreNames(scheme: Scheme): readonly ScoreName[] {
  return namesOf(scheme, false)
}

/** Scores that no case can expect, since only an export knows them. */
export function scoresAtExport(scheme: Scheme): readonly ScoreName[] {
  return namesOf(scheme, true)
}

function namesOf(scheme: Scheme, atExport: boolean): readonly ScoreName[] {
  const { instances } = compositeInstances(scheme)
  const waiting = atExportAmong(instances)
  return instances
    .filter(({ id }) => waiting.has(id) === atExport)
    .map(({ id, composite, code }) => ({
      ...{ id, scope: composite.scope },
      label: code === null ? composite.label : `${composite.label}: ${code.label}`,
    }))
}

export const valueInWords = (value: Value): string =>
  value.ok ? String(value.value) : `none: ${missingCodes[value.missing].label}`

/** Traces of arithmetic with fractions are no part of a value that somebody adopts. */
const asWritten = (value: number): number => Number(value.toPrecision(12))

/** An expectation that holds as things are; null for what is no number, which none can be about. */
export function adopted({ composite, kind, value }: WorkedScore, before: Entry = {}): Json | null {
  const { tolerance } = before
  const about = { composite, kind, ...(tolerance === undefined ? {} : { tolerance }) }
  if (!value.ok) return { composite, kind, value: null, missing: value.missing }
  return typeof value.value === 'number' ? { ...about, value: asWritten(value.value) } : null
}

/** Whether an expectation is met, as `runSchemeTests` sees it. */
export function holds({ value, missing, tolerance }: Entry, found: Value): boolean {
  if (typeof value !== 'number') return !found.ok && found.missing === missing
  const within = typeof tolerance === 'number' ? tolerance : 1e-9
  return found.ok && typeof found.value === 'number' && Math.abs(found.value - value) <= within
}
