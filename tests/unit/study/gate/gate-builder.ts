import { noDetail } from '#shared/reliability/study/figures.ts'
import { exportVariables, type Variable } from '#shared/scheme/variables.ts'
import type {
  Coverage,
  GateInput,
  MediaCoverage,
  SchemeEvidence,
  VariableEvidence,
} from '#shared/study/gate/evidence.ts'
import { observedFigures } from '#shared/study/gate/overrides.ts'
import type { GateCheck, GateCheckId, OverrideRecord } from '#shared/study/gate.ts'
import type { Figure, VariableReliability } from '#shared/study/reliability-view.ts'
import { ratings } from '../../observation/builders.ts'

export const sen = exportVariables(ratings, ['play'])[0] as Variable
export const media: MediaCoverage = {
  verified: 20,
  converted: 0,
  missing: 0,
  changed: 0,
  changedRecordings: 0,
  bordersChanged: 0,
}
export const full: Coverage = {
  codable: 20,
  training: 0,
  locked: 20,
  unassigned: 0,
  doubleCoded: 16,
  breakingRules: 0,
  media,
}
export const figure = (value: number, lo: number | null, hi = 0.99): Figure => ({
  ok: true,
  value,
  lo,
  hi: lo === null ? null : hi,
  n: 16,
})

export function reliability(estimate: Figure, n = 16): VariableReliability {
  return {
    ...noDetail,
    scheme: 's@1.0.0',
    variable: sen.name,
    label: sen.label,
    group: 'ratings',
    statistic: 'icc_a1',
    reason: '',
    estimate,
    threshold: { point: 0.7, ciLower: 0.5, minN: 15 },
    n,
    coders: ['C01', 'C02'],
  }
}

/** A scheme of which everything that a study can know is as it should be. */
export const evidence: SchemeEvidence = {
  strata: [{ kind: 'site', name: 'north', locked: 20, doubleCoded: 16 }],
  independence: { pairs: 16, opened: 0, coders: [] },
  blinding: { asked: 20, broken: 0 },
  registration: null,
  gone: [],
  notesIncluded: false,
  facts: { certification: null, drift: null, adjudication: null },
}
export const own: VariableEvidence = {
  biases: [{ kind: 'pair', who: 'C01 against C02', n: 16, mean: 0.1 }],
  spread: { twice: 1.2, all: 1.3 },
  parts: [],
  uncodable: { parts: [{ kind: 'site', name: 'north', n: 20, without: 0 }], pairs: 16, differ: 0 },
}

export function input(estimate: Figure, coverage = full, n = 16, more: Partial<GateInput> = {}): GateInput {
  return { scheme: 's@1.0.0', variable: sen, coverage, reliability: reliability(estimate, n), evidence, own, ...more }
}

export const decision = (
  checks: readonly GateCheckId[],
  id = 'ov_1',
  more: Partial<OverrideRecord> = {},
): OverrideRecord => ({
  id,
  scheme: 's@1.0.0',
  variables: [sen.name],
  checks,
  observed: { [sen.name]: observedFigures(reliability(figure(0.5, 0.1))) },
  required: {},
  reasonCode: 'other',
  reasonText: 'because of the test',
  decidedBy: 'p_1',
  decidedAt: '2026-01-01T00:00:00.000Z',
  appVersion: '1',
  prevHash: '',
  hash: 'h',
  ...more,
})

/** `fail neither`: a verdict and the last part of what was found. */
export const told = ({ verdict, code }: GateCheck): string => `${verdict} ${code.split('.').at(-1) ?? ''}`
