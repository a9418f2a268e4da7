import type { Variable } from '../../scheme/variables.ts'
import type { DatasetRecording, DatasetScheme, StudyDataset } from '../../study/dataset.ts'
import type { GateReport } from '../../study/gate.ts'
import type { ReliabilityReport } from '../../study/reliability-view.ts'
import type { ScoreRow } from '../../observation/scores.ts'

/** All that the sheets are made of. Nothing here knows the clock, a path or a person's name. */
export type Book = {
  readonly dataset: StudyDataset
  readonly reliability: ReliabilityReport
  readonly gate: GateReport
  readonly schemes: readonly BookScheme[]
  /** The analysis score of each recording: the primary coder's, by scheme, then recording, then variable. */
  readonly primary: PrimaryScores
  readonly meta: BookMeta
}

export type BookScheme = DatasetScheme & {
  /** `id@version`, as it stands in every row. */
  readonly name: string
  readonly variables: readonly Variable[]
}

export type BookMeta = {
  readonly exportId: string
  readonly madeAt: string
  readonly appVersion: string
  readonly draft: boolean
  readonly includeNotes: boolean
  /** Who made it, by the code that stands for them in exports, or by their id in the study; never by name. */
  readonly madeBy: string
}

export type PrimaryScores = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, ScoreRow>>>

export const schemeName = (scheme: { readonly id: string; readonly version: string }): string =>
  `${scheme.id}@${scheme.version}`

/** The score columns of a scheme: its variables without the streams, whose rows stand in `events_long`. */
export const scored = (variables: readonly Variable[]): readonly Variable[] =>
  variables.filter((variable) => variable.source !== 'set')

/** `draft` in every row of a draft, so that no sheet can be taken for released data once it is cut out of its file. */
export const exportStatus = ({ meta }: Book): string => (meta.draft ? 'draft' : 'released')

const longestName = 32

/**
 * The wide column of each scored variable, by `scheme variable`. Two schemes of a study, or two versions of one, may
 * name a variable alike: the first keeps its name, the next gets a number.
 */
export function columnNames(schemes: readonly BookScheme[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const scheme of schemes) {
    for (const { name } of scored(scheme.variables)) {
      let column = name
      for (let n = 2; taken.has(column); n += 1) column = `${name.slice(0, longestName - `_${n}`.length)}_${n}`
      taken.add(column)
      names.set(`${scheme.name} ${name}`, column)
    }
  }
  return names
}

export function coderCodes(dataset: StudyDataset): ReadonlyMap<string, string> {
  return new Map(dataset.coders.map(({ id, code }) => [id, code]))
}

export function recordingsById(dataset: StudyDataset): ReadonlyMap<string, DatasetRecording> {
  return new Map(dataset.recordings.map((recording) => [recording.id, recording]))
}

/** How a variable may be used: as its checks came out, and whether a recorded decision stands behind it. */
export function releaseOf(gate: GateReport, scheme: string, variable: string): string {
  const row = gate.rows.find((candidate) => candidate.scheme === scheme && candidate.variable === variable)
  if (row === undefined) return 'not_assessed'
  return row.verdict === 'fail' && row.overrideId !== null ? 'rel_override' : row.verdict
}
