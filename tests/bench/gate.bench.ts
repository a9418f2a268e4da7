import { seededRandom } from '#shared/lib/prng.ts'
import { noAnswers } from '#shared/reliability/study/collect-answers.ts'
import type { CodedRecording, Coding, CollectedScheme } from '#shared/reliability/study/collect.ts'
import { gateInputs } from '#shared/reliability/study/gate-inputs.ts'
import { scoreReliability } from '#shared/reliability/study/score-reliability.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { exportVariables, type Variable } from '#shared/scheme/variables.ts'
import type { DatasetRecording, StudyDataset } from '#shared/study/dataset.ts'
import { gateReport } from '#shared/study/gate/report.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ms } from '#shared/time/ms.ts'
import type { BenchRow } from './bench-row.ts'

const DYADS = 350
const TIMES = ['before', 'after', 'later']
const random = seededRandom(20_261_128)

const kinds = sensIntr9.episodes.map(({ id }) => id)
const variables: readonly Variable[] = exportVariables(sensIntr9, kinds)
  .slice(0, 1)
  .flatMap((one) => Array.from({ length: 40 }, (_, n) => ({ ...one, name: `v${n}` })))

const recordings: readonly DatasetRecording[] = Array.from({ length: DYADS * TIMES.length }, (_, n) => ({
  id: `rec_${n}`,
  dyad: `D${n}`,
  childAgeWeeks: 8 + (n % 60),
  timePoint: TIMES[n % TIMES.length] ?? '',
  timeOrder: 1 + (n % TIMES.length),
  site: n % 2 === 0 ? 'north' : 'south',
  task: 'play',
  status: 'received',
  durationMs: ms(300_000),
  episodes: [],
  media: [],
}))

function coding(coder: string, role: Coding['role'], levels: readonly number[]): Coding {
  const scores = variables.map(({ name }, n) => {
    const value = Math.min(9, Math.max(1, Math.round((levels[n] ?? 5) + random() * 2 - 1)))
    return [name, { variable: name, episode: null, value, missing: null }] as const
  })
  const lockedAt = '2026-01-01T00:00:00.000Z'
  return { coder, role, lockedAt, unblinded: false, scores: new Map(scores), streams: new Map(), answers: noAnswers }
}

/** A quarter of the recordings is coded twice, by coders who take turns. */
const coded: readonly CodedRecording[] = recordings.map(({ id, dyad }, n) => {
  const levels = variables.map(() => 1 + random() * 8)
  const primary = coding(`p${n % 4}`, 'primary', levels)
  const codings = n % 4 === 0 ? [primary, coding(`p${(n + 1) % 4}`, 'second', levels)] : [primary]
  return { recordingId: id, label: dyad, spans: [], codings }
})

const collected: CollectedScheme = {
  name: `${sensIntr9.id}@${sensIntr9.version}`,
  scheme: sensIntr9,
  variables,
  coverage: {
    ...{ codable: coded.length, locked: coded.length, unassigned: 0, doubleCoded: Math.ceil(coded.length / 4) },
    ...{ breakingRules: 0, training: 0 },
    media: { verified: 0, converted: 0, missing: 0, changed: 0, changedRecordings: 0, bordersChanged: 0 },
  },
  recordings: coded,
}

const dataset: StudyDataset = {
  ...{ studyId: 'st', studyName: 'Bench', plan: defaultPlan, coders: [], schemes: [], recordings, assignments: [] },
  ...{ overrides: [], licences: [] },
  observations: () => [],
}

/** What the gate takes besides the figures that it judges: 350 dyads at three time points, 40 variables. */
export function run(): BenchRow[] {
  const code = (id: string): string => id
  const compared = variables.map((variable) => ({
    variable,
    reliability: scoreReliability(collected, variable, defaultPlan, code),
  }))
  const exported = new Set<string>()
  const times = Array.from({ length: 11 }, () => {
    const started = performance.now()
    const inputs = gateInputs(collected, compared, { dataset, code, context: {}, exported, figureOf: () => null })
    gateReport(inputs, { overrides: [], plan: defaultPlan, codings: coded.length })
    return performance.now() - started
  })
  const [first = NaN] = times
  const median = times.sort((a, b) => a - b)[5] ?? NaN
  return [
    { name: 'gate over 350 dyads x 3 time points x 40 variables', value: median, unit: 'ms', target: 100 },
    { name: 'the same, first run', value: first, unit: 'ms', target: 100 },
  ]
}
