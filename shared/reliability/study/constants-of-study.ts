import { standardisedParts, type ScoreRow } from '../../observation/scores.ts'
import { constantOfValues, type StudyConstants } from '../../observation/study-constants.ts'
import { compileScheme } from '../../scheme/compile-scheme.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { plannedKinds, type StudyDataset } from '../../study/dataset.ts'
import { analysisOfAll } from '../consensus/analysis-scores.ts'

/**
 * What `z_within( )` of a scheme takes from the study: of each expression that it standardises, in each kind of episode,
 * one value a recording, the one that enters the analysis by the rule of the plan. Recordings that the data set does not
 * have, other versions of the scheme, and codings that are not locked do not count. Undefined for a scheme without it.
 * Reads the observations once more; `tick` is called for each of them where they are read one by one.
 */
export function constantsOfStudy(
  dataset: StudyDataset,
  scheme: Scheme,
  tick: () => void = () => undefined,
): StudyConstants | undefined {
  if (compileScheme(scheme).atExport.size === 0) return undefined
  const known = new Set(dataset.recordings.map(({ id }) => id))
  const values = new Map<string, number[]>()
  for (const [recordingId, rows] of analysisParts(dataset, scheme, tick)) {
    if (!known.has(recordingId)) continue
    for (const { variable: key, value } of rows) {
      const list = values.get(key) ?? []
      values.set(key, list)
      if (value !== null) list.push(value)
    }
  }
  return new Map([...values].map(([key, list]) => [key, constantOfValues(list)]))
}

type Parts = readonly [recordingId: string, rows: Iterable<ScoreRow>]

/** Where the primary coder's scores enter the analysis, one observation is held at a time. */
function* analysisParts(dataset: StudyDataset, scheme: Scheme, tick: () => void): Generator<Parts> {
  const kinds = plannedKinds(dataset, scheme)
  if (dataset.plan.analysisScore !== 'primary') {
    const all = analysisOfAll(dataset, scheme, (content) => standardisedParts(content, kinds))
    for (const [recordingId, { scores }] of all) yield [recordingId, scores.values()]
    return
  }
  for (const { recordingId, role, content } of dataset.observations()) {
    tick()
    const isOurs = content.scheme.id === scheme.id && content.scheme.version === scheme.version
    if (isOurs && role === 'primary') yield [recordingId, standardisedParts(content, kinds)]
  }
}
