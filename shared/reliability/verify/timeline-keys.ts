import { matchAcrossCodes } from '../across-code-matching.ts'
import { alignCodes } from '../alignment.ts'
import { categoryKappa } from '../category-kappa.ts'
import { cohenKappa } from '../cohen-kappa.ts'
import type { ConfusionTable } from '../confusion-table.ts'
import { againstRest, subTable } from '../confusion-table.ts'
import { valueOf } from '../estimate.ts'
import { eventKappa, structuralZeroFit } from '../event-kappa.ts'
import { intervalTable } from '../interval-sampling.ts'
import type { IntervalRule } from '../interval-sampling.ts'
import { matchF1, matchOnsets, matchPrecision, matchRecall, onsetsOf } from '../onset-matching.ts'
import type { MatchCounts } from '../onset-matching.ts'
import { linkByOverlap } from '../overlap-linking.ts'
import { percentAgreement } from '../percent-agreement.ts'
import { exactTable, presenceTable, timeUnitTable, toleranceTables } from '../time-unit-table.ts'
import { inOnsetOrder } from '../timed-event.ts'
import type { TimedEvent, UnitRule } from '../timed-event.ts'
import type { Leaf } from './compare.ts'
import { countOptimalMatrices } from './optimal-matrices.ts'

/** A JSON value of a reference file. */
export type Tree = Leaf | readonly Tree[] | { readonly [key: string]: Tree }
export type Branch = { readonly [key: string]: Tree }

export type TimelineData = {
  duration_ms: number
  codes: readonly string[]
  coders: { A: readonly TimedEvent[]; B: readonly TimedEvent[] }
}

/** Answers in the shape of one entry of a section; the entry says which bin, rule, code or tolerance is asked for. */
export type Section = (data: TimelineData, entry: Branch) => Branch

export const timelineSections: Readonly<Record<string, Section>> = {
  count: (data) => perCode(data, (events) => events.length),
  duration_ms: (data) => perCode(data, (events) => events.reduce((sum, e) => sum + e.end - e.start, 0)),
  exact_ms: (data) => tableFigures(exactTable(data.coders.A, data.coders.B, options(data))),
  time_unit: timeUnit,
  time_unit_tolerance: tolerance,
  time_unit_per_code: (data, entry) => {
    const { A, B } = data.coders
    const unit = { durationMs: data.duration_ms, binMs: Number(entry.bin_ms), rule: entry.rule as UnitRule }
    const table = presenceTable(A, B, { ...unit, code: textOf(entry.code) })
    return { matrix: table.counts, kappa: valueOf(cohenKappa(table)) }
  },
  matching,
  interval,
  alignment,
  easydiag,
}

function textOf(leaf: Tree | undefined): string {
  return typeof leaf === 'string' ? leaf : ''
}

function perCode(data: TimelineData, of: (events: TimedEvent[]) => number): Branch {
  const { A, B } = data.coders
  const own = (events: readonly TimedEvent[], code: string) => events.filter((e) => e.code === code)
  return Object.fromEntries(data.codes.map((code) => [code, { A: of(own(A, code)), B: of(own(B, code)) }]))
}

function options(data: TimelineData) {
  return { codes: data.codes, durationMs: data.duration_ms }
}

function tableFigures(table: ConfusionTable): Branch {
  return {
    matrix: table.counts,
    kappa: valueOf(cohenKappa(table)),
    agreement: valueOf(percentAgreement(table)),
  }
}

function timeUnit(data: TimelineData, entry: Branch): Branch {
  const { A, B } = data.coders
  const unit = { ...options(data), binMs: Number(entry.bin_ms), rule: entry.rule as UnitRule }
  const table = timeUnitTable(A, B, unit)
  const codeKappa = data.codes.map((code, i): [string, Tree] => [code, valueOf(categoryKappa(table, i))])
  return { units: table.n, ...tableFigures(table), code_kappa: Object.fromEntries(codeKappa) }
}

function tolerance(data: TimelineData, entry: Branch): Branch {
  const { A, B } = data.coders
  const unit = { ...options(data), binMs: Number(entry.bin_ms), rule: entry.rule as UnitRule }
  const tables = toleranceTables(A, B, { ...unit, toleranceUnits: Number(entry.tolerance_units) })
  const first = valueOf(cohenKappa(tables.firstAsReference))
  const second = valueOf(cohenKappa(tables.secondAsReference))
  return {
    A_reference: { matrix: tables.firstAsReference.counts, kappa: first },
    B_reference: { matrix: tables.secondAsReference.counts, kappa: second },
    kappa_mean: first === null || second === null ? null : (first + second) / 2,
  }
}

function matching(data: TimelineData, entry: Branch): Branch {
  const { A, B } = data.coders
  const toleranceMs = Number(entry.tolerance_ms)
  const sum = { matched: 0, onlyFirst: 0, onlySecond: 0, total: 0 }
  const codes: Record<string, Tree> = {}
  for (const code of data.codes) {
    const match = matchOnsets(onsetsOf(A, code), onsetsOf(B, code), toleranceMs)
    const counts = {
      matched: match.pairs.length,
      onlyFirst: match.onlyFirst.length,
      onlySecond: match.onlySecond.length,
    }
    codes[code] = matchFigures(counts, match.totalDifferenceMs)
    sum.matched += counts.matched
    sum.onlyFirst += counts.onlyFirst
    sum.onlySecond += counts.onlySecond
    sum.total += match.totalDifferenceMs
  }
  return { per_code: codes, all_codes: matchFigures(sum, sum.total), across_codes: acrossCodes(data, toleranceMs) }
}

function acrossCodes(data: TimelineData, toleranceMs: number): Branch {
  const match = matchAcrossCodes(data.coders.A, data.coders.B, data.codes, toleranceMs)
  const kappa = eventKappa(match.table)
  const fit = structuralZeroFit(match.table)
  const matrices = countOptimalMatrices(data.coders.A, data.coders.B, toleranceMs)
  return {
    ...(matrices === null ? {} : { optimal_matrices: matrices }),
    same_code: match.sameCode,
    linked: match.linked,
    total_abs_onset_ms: match.totalDifferenceMs,
    matrix: match.table.counts,
    kappa_structural_zero: {
      kappa: valueOf(kappa),
      kappa_max: kappa.ok ? kappa.max : null,
      po: fit?.po ?? null,
      pe: fit === null || !fit.converged ? null : fit.pe,
      ...(fit === null ? {} : { converged: fit.converged }),
    },
  }
}

function matchFigures(counts: MatchCounts, totalMs: number): Branch {
  return {
    matched: counts.matched,
    only_A: counts.onlyFirst,
    only_B: counts.onlySecond,
    total_abs_onset_ms: totalMs,
    precision: valueOf(matchPrecision(counts)),
    recall: valueOf(matchRecall(counts)),
    f1: valueOf(matchF1(counts)),
  }
}

function interval(data: TimelineData, entry: Branch): Branch {
  const table = intervalTable(data.coders.A, data.coders.B, {
    code: textOf(entry.code),
    durationMs: data.duration_ms,
    intervalMs: Number(entry.interval_ms),
    rule: entry.rule as IntervalRule,
  })
  return { intervals: table.n, matrix: table.counts, kappa: valueOf(cohenKappa(table)) }
}

function alignment(data: TimelineData, entry: Branch): Branch {
  const order = (events: readonly TimedEvent[]) => inOnsetOrder(events).map((e) => e.code)
  const costs = { gapCost: Number(entry.gap_cost), substitutionCost: Number(entry.substitution_cost) }
  const { cost, agreements } = alignCodes(order(data.coders.A), order(data.coders.B), data.codes, costs)
  return { cost, agreements }
}

function easydiag(data: TimelineData, entry: Branch): Branch {
  const { table, linked } = linkByOverlap(data.coders.A, data.coders.B, data.codes, Number(entry.overlap))
  const kappa = eventKappa(table)
  const fit = structuralZeroFit(table)
  const matched = subTable(
    table,
    data.codes.map((_, i) => i),
  )
  const matchedKappa = valueOf(cohenKappa(matched))
  const codes = data.codes.map((code, i): [string, Tree] => {
    const own = againstRest(table, i)
    const ownKappa = valueOf(cohenKappa(own))
    return [
      code,
      {
        // The reference program raises negative kappas of single codes to 0. The product does not; only this key does.
        kappa: ownKappa === null ? null : Math.max(0, ownKappa),
        raw_agreement: valueOf(percentAgreement(own)),
        table: own.counts,
      },
    ]
  })
  return {
    matrix: table.counts,
    raw_agreement: valueOf(percentAgreement(table)),
    linked,
    raw_agreement_excluding_no_match: valueOf(percentAgreement(matched)),
    kappa_excluding_no_match_floor0: matchedKappa === null ? null : Math.max(0, matchedKappa),
    per_code: Object.fromEntries(codes),
    kappa: valueOf(kappa),
    pe: fit === null || !fit.converged ? null : fit.pe,
    kappa_max: kappa.ok ? kappa.max : null,
  }
}
