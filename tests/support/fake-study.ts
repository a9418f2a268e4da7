import { ms } from '#shared/time/ms.ts'
import { seededRandom } from '#shared/lib/prng.ts'
import type { AssignmentRow, WorkItem } from '#shared/study/assignment.ts'
import type { GateCheck, GateReport, GateRow, Verdict } from '#shared/study/gate.ts'
import type { DyadRow, RecordingDetail, RecordingRow } from '#shared/study/recording.ts'
import type { Figure, ReliabilityReport, ScorePair, VariableReliability } from '#shared/study/reliability-view.ts'

/** Made-up data for looking at screens: no real study, no real people. */
const random = seededRandom(20_260_101)
const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback

export const timePoints = ['Baseline', 'After group', '6 months']

function cell(dyad: string, site: string, time: number): RecordingRow {
  const chance = random()
  const missing = chance > 0.93
  const progress: RecordingRow['progress'] =
    time === 2 && chance < 0.45
      ? 'received'
      : time === 2 && chance < 0.55
        ? 'being_coded'
        : chance < 0.28
          ? 'locked_twice'
          : chance > 0.85
            ? 'assigned'
            : 'locked'
  return {
    id: `${dyad}-${String(time)}`,
    dyad,
    timePoint: timePoints[time] ?? '',
    site,
    task: '',
    status: missing
      ? pick(['stopped_request', 'technical', 'not_recorded', 'too_short'] as const, 'technical')
      : 'received',
    cameras: missing ? 0 : 2,
    durationMs: ms(missing ? 0 : 360_000 + Math.floor(random() * 40_000)),
    episodes: 3,
    progress: missing ? 'received' : progress,
  }
}

export const dyads: readonly DyadRow[] = Array.from({ length: 74 }, (_, index) => {
  const dyad = `D${String(index + 1).padStart(3, '0')}`
  const site = index % 3 === 0 ? 'South' : 'North'
  return {
    dyad,
    site,
    childAgeWeeks: 14 + Math.round(random() * 20),
    participation: pick(['completed', 'completed', 'completed', 'in programme', 'left after session 9'], 'completed'),
    cells: [0, 1, 2].map((time) => cell(dyad, site, time)),
  }
})

export function detailOf(id: string): RecordingDetail {
  const row = dyads.flatMap((dyad) => dyad.cells).find((one) => one.id === id)
  if (row === undefined) throw new Error(`no recording ${id}`)
  const file = (mediaId: string) => ({
    mediaId,
    url: '',
    state: 'present' as const,
    map: { offsetUs: 0, ratePpm: 0, pts0Us: 0 } as never,
    width: 1280,
    height: 720,
    hasAudio: mediaId === 'm1',
    codec: 'H.264',
  })
  return {
    ...row,
    cameraList: [
      { id: 'c1', view: 'caregiver', label: 'Mother', isReference: true, segments: [file('m1')] },
      { id: 'c2', view: 'infant', label: 'Baby', isReference: false, segments: [file('m2')] },
    ],
    episodeList: [
      { id: 'e1', kind: 'play', startMs: ms(0), endMs: ms(120_000) },
      { id: 'e2', kind: 'still', startMs: ms(121_480), endMs: ms(240_000) },
      { id: 'e3', kind: 'reunion', startMs: ms(240_000), endMs: ms(359_960) },
    ],
    fileNames: [
      { mediaId: 'm1', name: `${row.dyad}_${row.timePoint}_mother.mp4`, state: 'present' },
      {
        mediaId: 'm2',
        name: `${row.dyad}_${row.timePoint}_baby_second-camera-from-the-corridor-with-a-long-name.mp4`,
        state: 'missing',
      },
    ],
    assigned: true,
  }
}

export const assignments: readonly AssignmentRow[] = dyads.slice(0, 30).flatMap((dyad, index) =>
  (['primary', 'second'] as const).slice(0, index % 3 === 0 ? 2 : 1).map((role): AssignmentRow => ({
    id: `${dyad.dyad}-${role}`,
    recordingId: `${dyad.dyad}-0`,
    dyad: dyad.dyad,
    timePoint: 'Baseline',
    personId: role,
    personName: role === 'primary' ? 'Coder 1' : 'Coder 2',
    schemeId: 'stillface-phase',
    schemeVersion: '1.0.0',
    role,
    displayCode: `R${String(index)}-QK${String(4 + index)}`,
    status: index < 12 ? 'locked' : index < 14 ? 'open' : 'waiting',
  })),
)

export const work: readonly WorkItem[] = assignments.slice(8, 24).map((row) => ({
  assignmentId: row.id,
  displayCode: row.displayCode,
  schemeId: row.schemeId,
  schemeVersion: row.schemeVersion,
  schemeName: 'Engagement phases, still-face',
  durationMs: 362_480,
  status: row.status,
  records: row.status === 'waiting' ? 0 : 62,
}))

const figure = (value: number, lo: number, hi: number, n = 48): Figure => ({ ok: true, value, lo, hi, n })
const none = (why: string, n: number): Figure => ({ ok: false, why, n })

function pairsOf(n: number, bias: number): readonly ScorePair[] {
  return Array.from({ length: n }, (_, index) => {
    const a = 1 + Math.floor(random() * 8)
    const b = Math.min(9, Math.max(1, Math.round(a + bias + (random() + random() + random() - 1.5) * 2)))
    return { recordingId: `p${String(index)}`, label: `D${String(index + 1).padStart(3, '0')} Baseline`, a, b }
  })
}

function matrixOf(pairs: readonly ScorePair[]): VariableReliability['matrix'] {
  const labels = Array.from({ length: 9 }, (_, index) => String(index + 1))
  const counts = labels.map((row) =>
    labels.map((column) => pairs.filter((p) => p.a === Number(row) && p.b === Number(column)).length),
  )
  return { labels, counts, unit: 'recordings' }
}

type Sketch = readonly [VariableReliability['group'], string, string, Figure, number, Verdict]

const sketches: readonly Sketch[] = [
  ['ratings', 'Sensitive responding · free play', 'icc_a1', figure(0.84, 0.73, 0.91), -0.1, 'pass'],
  ['ratings', 'Sensitive responding · reunion', 'icc_a1', figure(0.81, 0.68, 0.89), 0.1, 'pass'],
  ['ratings', 'Responding to distress · free play', 'icc_a1', none('too_few_items', 9), 0, 'not_assessed'],
  [
    'ratings',
    'Intrusiveness (stepping over the baby’s lead) · free play',
    'icc_a1',
    figure(0.76, 0.61, 0.86),
    0.3,
    'pass',
  ],
  [
    'ratings',
    'Intrusiveness (stepping over the baby’s lead) · reunion',
    'icc_a1',
    figure(0.58, 0.31, 0.77),
    0.8,
    'fail',
  ],
  ['ratings', 'Withdrawn · free play', 'icc_a1', figure(0.71, 0.54, 0.83), -0.2, 'pass'],
  ['composites', 'Baby, share of protest', 'icc_a1', figure(0.93, 0.86, 0.96, 24), 0.01, 'pass'],
  ['composites', 'Baby, share of watching things', 'icc_1', figure(0.69, 0.44, 0.84, 24), -0.02, 'warn'],
  ['streams', 'Baby engagement', 'kappa_time', figure(0.74, 0.69, 0.79, 24), 0, 'pass'],
  ['streams', 'Mother engagement', 'kappa_time', figure(0.66, 0.58, 0.73, 24), 0, 'pass'],
  ['points', 'Turning away', 'f1', figure(0.79, 0.71, 0.86, 24), 0, 'pass'],
  ['points', 'Comfort', 'f1', figure(0.62, 0.49, 0.74, 24), 0, 'warn'],
]

const reasons: Readonly<Record<string, string>> = {
  icc_a1: 'same-coders-throughout',
  icc_1: 'coders-change-between-recordings',
  kappa_time: 'states-exclusive',
  f1: 'points-matched',
}

const phases = ['Social positive', 'Watching her', 'Watching things', 'Low and withdrawn', 'Protesting']

function streamMatrix(): VariableReliability['matrix'] {
  const counts = phases.map((_, row) =>
    phases.map((_, column) => (row === column ? 400 + Math.floor(random() * 900) : Math.floor(random() * 90))),
  )
  return { labels: phases, counts, unit: 'seconds' }
}

const variables = sketches.map(([group, label, statistic, estimate, bias], index): VariableReliability => {
  const rating = group === 'ratings'
  const pairs = rating ? pairsOf(estimate.n, bias) : []
  return {
    scheme: rating ? 'sens-intr-9' : 'stillface-phase',
    variable: `v${String(index)}`,
    label,
    group,
    statistic,
    reason: reasons[statistic] ?? '',
    estimate,
    threshold: { point: rating || group === 'composites' ? 0.7 : 0.6, ciLower: 0.5, minN: 15 },
    n: estimate.n,
    coders: ['Coder 1', 'Coder 2'],
    bias: rating || group === 'composites' ? figure(bias, bias - 0.3, bias + 0.3) : null,
    exact: rating ? figure(0.52, 0.4, 0.6) : null,
    within1: rating ? figure(0.94 - Math.abs(bias) / 4, 0.8, 0.99) : null,
    kappaQuadratic: rating ? estimate : null,
    tolerant: group === 'streams' ? figure(0.81, 0.76, 0.85) : null,
    perCode:
      group === 'streams'
        ? phases.map((name, at) => ({
            code: name,
            label: name,
            figure: at === 3 ? none('no_variation', 24) : figure(0.6 + at / 20, 0.5, 0.8),
            a: 900 - at * 170,
            b: 880 - at * 160,
          }))
        : [],
    matrix: rating ? matrixOf(pairs) : group === 'streams' ? streamMatrix() : null,
    pairs,
    dropped: group === 'streams' ? [{ why: 'missing_code', n: 212, unit: 'seconds' }] : [],
    warnings: estimate.n < 30 ? ['fewer_than_30_items'] : [],
    sdDifference: rating ? 1.3 : null,
    precision: null,
    recall: null,
  }
})

export const reliability: ReliabilityReport = {
  recordings: 212,
  doubleCoded: 48,
  variables,
  seed: 20_260_101,
  replicates: 1000,
}

function checksOf(variable: VariableReliability, verdict: Verdict): readonly GateCheck[] {
  const { estimate, threshold } = variable
  const figures = estimate.ok ? { value: estimate.value, lo: estimate.lo ?? 0 } : { why: estimate.why }
  const g07 =
    verdict === 'pass' ? 'both' : verdict === 'warn' ? 'pointOnly' : verdict === 'fail' ? 'neither' : 'undefined'
  return [
    { id: 'G01', verdict: 'pass', code: 'gate.G01.complete', params: { codable: 208 } },
    {
      id: 'G03',
      verdict: verdict === 'not_assessed' ? 'not_assessed' : 'pass',
      code: verdict === 'not_assessed' ? 'gate.G03.fewBoth' : 'gate.G03.enough',
      params: { n: 48, both: variable.n, needed: 15, share: 23, planned: 20 },
    },
    {
      id: 'G07',
      verdict,
      code: `gate.G07.${g07}`,
      params: { ...figures, point: threshold.point, ciLower: threshold.ciLower },
    },
    { id: 'G17', verdict: 'pass', code: 'gate.G17.hold', params: {} },
  ]
}

export function gateOf(overridden: boolean): GateReport {
  const rows = variables.map((variable, index): GateRow => {
    const verdict = sketches[index]?.[5] ?? 'pass'
    return {
      scheme: variable.scheme,
      variable: variable.variable,
      label: variable.label,
      verdict,
      checks: checksOf(variable, verdict),
      overrideId: overridden && verdict === 'fail' ? 'ov-1' : null,
    }
  })
  const counts = { pass: 0, warn: 0, fail: 0, not_assessed: 0 }
  for (const row of rows) counts[row.verdict] += 1
  return { rows, counts, mayExport: overridden }
}
