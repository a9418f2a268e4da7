import { isAskedFor, isOfVariable, moments } from '#shared/reliability/moments/moments.ts'
import { exportVariables, type Variable } from '#shared/scheme/variables.ts'
import { plannedKinds, type StudyDataset } from '#shared/study/dataset.ts'
import type { MomentClass, MomentFilter, MomentPage, StudyMoment } from '#shared/study/moment.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { TaskContext } from '../jobs/tasks.ts'
import { openDataset } from '../store/dataset.ts'
import { codingPair, lockedPair } from '../store/locked-pairs.ts'
import { openReadOnly } from '../store/project-file.ts'
import { assignmentsOfPerson } from '../store/queries/assignments.ts'
import type { StudyFile } from './reliability-task.ts'

export type MomentsInput = {
  readonly study: StudyFile
  readonly filter: MomentFilter
  readonly offset: number
  readonly limit: number
  /** Who asks: recordings that they still have to code themselves stay out. */
  readonly personId: string
}
export type MomentsOutput = MomentPage

/** Differences between the codings of every recording coded twice, in the order of recordings. Reads only. */
export function momentsTask(input: MomentsInput, { signal, progress }: TaskContext): Promise<MomentsOutput> {
  const { filter, offset, limit, personId } = input
  const file = openReadOnly(input.study.path, input.study.key)
  try {
    const dataset = openDataset(file.read)
    const { scheme, variable } = askedOf(dataset, filter)
    const own = new Set(
      assignmentsOfPerson(file.read, personId)
        .filter((row) => row.schemeId === scheme.id && row.status !== 'locked')
        .map(({ recordingId }) => recordingId),
    )
    const counts = noCounts()
    const rows: StudyMoment[] = []
    let total = 0
    let recordings = 0
    dataset.recordings.forEach((recording, n) => {
      signal.throwIfAborted()
      progress(n / dataset.recordings.length, 'comparing')
      if (own.has(recording.id) || (filter.recordingId ?? recording.id) !== recording.id) return
      const pair = lockedPair(file.read, recording.id, scheme)
      if (pair === null) return
      recordings += 1
      for (const moment of moments(codingPair(file.read, pair), dataset.plan)) {
        if (variable !== null && !isOfVariable(moment, variable)) continue
        if (!isAskedFor(moment, filter)) continue
        counts[moment.kind] += 1
        if (filter.kinds !== undefined && !filter.kinds.includes(moment.kind)) continue
        total += 1
        if (total <= offset || rows.length >= limit) continue
        const label = `${recording.dyad} ${recording.timePoint}`
        rows.push({ ...moment, recordingId: recording.id, recording: label, coders: pair.coders })
      }
    })
    return Promise.resolve({ label: variable?.label ?? null, total, recordings, counts, rows })
  } finally {
    file.close()
  }
}

function askedOf(dataset: StudyDataset, { scheme: name, variable }: MomentFilter) {
  const found = dataset.schemes.find(({ scheme }) => `${scheme.id}@${scheme.version}` === name)
  if (found === undefined) throw new AppError('scheme-not-found')
  if (variable === undefined) return { scheme: found.scheme, variable: null }
  const all: readonly Variable[] = exportVariables(found.scheme, plannedKinds(dataset, found.scheme))
  const one = all.find(({ name: each }) => each === variable)
  if (one === undefined) throw new AppError('variable-not-found', { variable })
  return { scheme: found.scheme, variable: one }
}

const noCounts = (): Record<MomentClass, number> => ({
  ...{ code: 0, time: 0, only_first: 0, only_second: 0, detail: 0 },
  ...{ rating: 0, answer: 0 },
})
