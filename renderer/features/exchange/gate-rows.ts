import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { GateCheck, GateCheckId, GateRow, Verdict } from '#shared/study/gate.ts'

/** Only what stops or warns, and what left a variable without a verdict, is told without being asked for. */
export function isNotable({ id, verdict }: GateCheck): boolean {
  if (verdict === 'fail' || verdict === 'warn') return true
  return verdict === 'not_assessed' && (id === 'G03' || id === 'G07')
}

const sameFinding = ({ id, verdict, code, params }: GateCheck): string =>
  `${id} ${verdict} ${code} ${canonicalJson(params)}`

export type CommonFinding = { readonly key: string; readonly check: GateCheck }

/** What was found alike for every variable (coverage, certificates, media ...): told once, above the variables. */
export function commonFindings(rows: readonly GateRow[]): CommonFinding[] {
  const [first, ...others] = rows
  if (first === undefined || others.length === 0) return []
  const elsewhere = others.map(({ checks }) => new Set(checks.filter(isNotable).map(sameFinding)))
  return first.checks
    .filter(isNotable)
    .map((check) => ({ key: sameFinding(check), check }))
    .filter(({ key }) => elsewhere.every((keys) => keys.has(key)))
}

/** What is notable of one variable alone. */
export function ownFindings({ checks }: GateRow, common: readonly CommonFinding[]): GateCheck[] {
  const told = new Set(common.map(({ key }) => key))
  return checks.filter((check) => isNotable(check) && !told.has(sameFinding(check)))
}

export type GateFilter = {
  readonly text: string
  readonly verdict: Verdict | 'all'
  /** Variables of which this check warns or fails. */
  readonly check: GateCheckId | 'all'
}

export const everything: GateFilter = { text: '', verdict: 'all', check: 'all' }

const order: readonly Verdict[] = ['fail', 'warn', 'not_assessed', 'pass']

/** The rows that a filter leaves; what stops the export first, otherwise in the order of the schemes. */
export function filteredRows(rows: readonly GateRow[], { text, verdict, check }: GateFilter): GateRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows
    .filter((row) => {
      const name = `${row.label} ${row.variable} ${row.scheme}`.toLowerCase()
      if (verdict !== 'all' && row.verdict !== verdict) return false
      if (check !== 'all' && !row.checks.some((one) => one.id === check && isNotable(one))) return false
      return words.every((word) => name.includes(word))
    })
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
}

/** Checks that something was found by, in their order: what can be filtered by. */
export function findingChecks(rows: readonly GateRow[]): GateCheckId[] {
  const found = new Set(rows.flatMap(({ checks }) => checks.filter(isNotable).map(({ id }) => id)))
  return [...found].sort()
}
