import { deriveRules } from '../../scheme/derive.ts'
import type { Variable } from '../../scheme/variables.ts'
import type { DatasetRecording, DatasetScheme, StudyDataset } from '../../study/dataset.ts'
import type { GateReport } from '../../study/gate.ts'
import type { ReliabilityReport } from '../../study/reliability-view.ts'
import type { ScoreRow } from '../../observation/scores.ts'
import type { StudyConstants } from '../../observation/study-constants.ts'
import { number, text, type Column } from '../sheet.ts'

/** All that the sheets are made of. Nothing here knows the clock, a path or a person's name. */
export type Book = {
  readonly dataset: StudyDataset
  readonly reliability: ReliabilityReport
  readonly gate: GateReport
  readonly schemes: readonly BookScheme[]
  /** The analysis score of each recording, by the rule of the plan: by scheme, then recording, then variable. */
  readonly primary: PrimaryScores
  /** Ids of recordings in whose coding a coder learnt what coders must not know. */
  readonly blindingBroken: readonly string[]
  readonly meta: BookMeta
}

export type BookScheme = DatasetScheme & {
  /** `id@version`, as it stands in every row. */
  readonly name: string
  readonly variables: readonly Variable[]
  /** What its z-scores take from the study. Absent where it has none. */
  readonly study?: StudyConstants
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

/** The columns of a scheme: its scores and the items of its forms. Events and intervals have sheets of their own. */
export const scored = (variables: readonly Variable[]): readonly Variable[] =>
  variables.filter(({ type }) => type === 'numeric')

/** Whether a variable may follow by a rule of its scheme: its column then has one beside it that says where it did. */
export const mayBeDerived = ({ scheme }: BookScheme, { source, sourceId }: Variable): boolean =>
  source === 'rating' && deriveRules(scheme).has(sourceId)

/** Whether any score of the book may follow by a rule. */
export const hasDerived = ({ schemes }: Pick<Book, 'schemes'>): boolean =>
  schemes.some(({ scheme }) => deriveRules(scheme).size > 0)

/** The column beside that of a score which may follow by a rule. */
export const ruleColumn = (name: string): string => `${name}_rule`

/** The column beside that of a score with the reason where there is no value. */
export const reasonColumn = (name: string): string => `${name}_mc`

/** `draft` in every row of a draft, so that no sheet can be taken for released data once it is cut out of its file. */
export const exportStatus = ({ meta }: Book): string => (meta.draft ? 'draft' : 'released')

/** What every sheet of scores begins with. */
export const keyColumns: readonly Column[] = [
  text('study_id', 21),
  text('site_id', 12),
  text('dyad_id', 10),
  text('time_id', 12),
  number('time_order'),
  text('rec_id', 22),
  text('task', 22),
  number('child_age_wk'),
]

const longestName = 32

/**
 * The wide column of each scored variable, by `scheme variable`. Two schemes of a study, or two versions of one, may
 * name a variable alike: the first keeps its name, the next gets a number. So does one named like a key column, or where
 * the columns beside two scores would be called alike (`sen` and `sen_mc`).
 */
export function columnNames(schemes: readonly BookScheme[]): ReadonlyMap<string, string> {
  const taken = new Set([...keyColumns.map(({ name }) => name), 'export_status'])
  const names = new Map<string, string>()
  for (const scheme of schemes) {
    for (const variable of scored(scheme.variables)) {
      const { name } = variable
      const beside = mayBeDerived(scheme, variable) ? [reasonColumn, ruleColumn] : [reasonColumn]
      const isTaken = (one: string): boolean => taken.has(one) || beside.some((of) => taken.has(of(one)))
      let column = name
      for (let n = 2; isTaken(column); n += 1) column = `${name.slice(0, longestName - `_${n}`.length)}_${n}`
      for (const own of [column, ...beside.map((of) => of(column))]) taken.add(own)
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

/**
 * How a variable may be used: as its checks came out (those of the variable that it is judged with), and whether a
 * recorded decision stands behind it.
 */
export function releaseOf(gate: GateReport, scheme: string, { name, judgedBy }: Variable): string {
  const judge = judgedBy ?? name
  const row = gate.rows.find((candidate) => candidate.scheme === scheme && candidate.variable === judge)
  if (row === undefined) return 'not_assessed'
  return row.verdict === 'fail' && row.overrideId !== null ? 'rel_override' : row.verdict
}
