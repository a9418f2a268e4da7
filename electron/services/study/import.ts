import { AppError } from '#shared/lib/app-error.ts'
import type { CameraView, ImportFile, ImportOutcome, ImportRow, Probe } from '#shared/study/recording.ts'
import { endOfSegment, endOfSegmentUs, segmentClock } from '#shared/time/camera-clock.ts'
import type { Ms } from '#shared/time/ms.ts'
import { authorAt, changed, studyAt, type Desk, type Job } from '../desk.ts'
import { insertRendition, type ConversionResult } from '../store/queries/conversions.ts'
import { camerasOf, mediaByFingerprint, type NewCamera, type NewMediaFile } from '../store/queries/media.ts'
import { studyPlan } from '../store/queries/meta.ts'
import { insertRecording, type NewRecording } from '../store/queries/recordings.ts'
import type { Author, WriteDb } from '../store/study-db.ts'
import { refuseOutside } from './alignment.ts'
import { isSource, lookIntoSources, type Source, type SourceResult } from './import-sources.ts'
import { checkEpisodes } from './recordings.ts'

export async function probePaths(
  desk: Desk,
  paths: readonly string[],
  job: Job,
): Promise<{ path: string; probe: Probe }[]> {
  const found = await lookIntoSources(desk, paths, job)
  return [...found].map(([path, result]) => ({ path, probe: isSource(result) ? result.probe : result }))
}

type Labels = { readonly caregiverLabel: string; readonly infantLabel: string }

function cameraLabel(view: CameraView, labels: Labels): string {
  if (view === 'caregiver') return labels.caregiverLabel
  if (view === 'infant') return labels.infantLabel
  return view === 'both' ? `${labels.caregiverLabel} and ${labels.infantLabel.toLowerCase()}` : 'Other view'
}

class Refused extends Error {
  readonly outcome: Omit<ImportOutcome, 'row' | 'ok'>
  constructor(outcome: Omit<ImportOutcome, 'row' | 'ok'>) {
    super('refused')
    this.outcome = outcome
  }
}

const nameOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** A file of a row with what was found of it. */
type Part = { readonly asked: ImportFile; readonly source: Source }

/** Every file of a row, or a refusal: not to be coded, twice in the row, or in the study already. */
function partsOf(desk: Desk, row: ImportRow, results: ReadonlyMap<string, SourceResult>): Part[] {
  const { read } = studyAt(desk).store
  const seen = new Map<string, string>()
  return row.files.map((asked): Part => {
    const result = results.get(asked.path)
    const file = nameOf(asked.path)
    if (result === undefined) throw new Refused({ file, code: 'media-not-found', params: { name: file } })
    if (!isSource(result)) throw new Refused({ file, code: result.code, params: result.params })
    const { fingerprint, bytes } = result.file
    const other = seen.get(fingerprint) ?? mediaByFingerprint(read, fingerprint, bytes)[0]?.fileName
    if (other !== undefined) throw new Refused({ file, code: 'media-already-here', params: { name: file, other } })
    seen.set(fingerprint, file)
    return { asked, source: result }
  })
}

/**
 * The files of one camera on the recording's clock: each begins where the one before it ends, to the microsecond, and
 * after the pause that was given. The first file's `offsetMs` says when the camera began; the reference begins at 0.
 */
function filesOf(parts: readonly Part[], isReference: boolean): NewMediaFile[] {
  let endUs = 0
  return parts.map(({ asked, source }, n): NewMediaFile => {
    const name = nameOf(asked.path)
    if (n > 0 && asked.offsetMs < 0) throw new Refused({ file: name, code: 'parts-overlap', params: { name } })
    const pauseUs = n === 0 && isReference ? 0 : asked.offsetMs * 1000
    const file = { ...source.file, offsetUs: endUs + pauseUs, rate: 1 }
    endUs = endOfSegmentUs(file)
    return file
  })
}

function camerasFor(parts: readonly Part[], labels: Labels): NewCamera[] {
  const groups: Part[][] = []
  for (const part of parts) {
    const before = groups.at(-1)
    if (part.asked.continues === true && before !== undefined) before.push(part)
    else groups.push([part])
  }
  return groups.map((group, n) => {
    const view = group[0]?.asked.view ?? 'other'
    // The first camera is the reference: recording time 0 is its first frame, whatever was asked for.
    return { view, label: cameraLabel(view, labels), isReference: n === 0, files: filesOf(group, n === 0) }
  })
}

/** Refuses a camera without a moment in common with the reference: its offset is a slip of the pen. */
function refuseApart(cameras: readonly NewCamera[]): void {
  const endOf = ({ files }: NewCamera): number => {
    const last = files.at(-1)
    return last === undefined ? 0 : endOfSegmentUs(last)
  }
  const [reference, ...others] = cameras
  if (reference === undefined) return
  for (const camera of others) {
    const { label } = camera
    refuseOutside({ label, startUs: camera.files[0]?.offsetUs ?? 0, endUs: endOf(camera) }, endOf(reference))
  }
}

/** Length of a recording: to the end of the last frame of its reference camera. */
function lengthOf(reference: NewCamera | undefined): Ms {
  const last = reference?.files.at(-1)
  if (last === undefined) throw new Refused({ code: 'media-not-found', params: { name: '' } })
  return endOfSegment(segmentClock({ offsetUs: last.offsetUs, rate: 1, frames: last.frames }))
}

/** A recording that is to be, and the copies that its files are played from, in the order of the files. */
type Planned = { readonly recording: NewRecording; readonly copies: readonly (ConversionResult | null)[] }

function plan(desk: Desk, row: ImportRow, results: ReadonlyMap<string, SourceResult>): Planned {
  const parts = partsOf(desk, row, results)
  const cameras = camerasFor(parts, studyPlan(studyAt(desk).store.read))
  refuseApart(cameras)
  const durationMs = lengthOf(cameras[0])
  // A template's episode may end a moment after the film does; the film decides.
  const episodes = row.episodes.map((one) => ({
    ...one,
    endMs: one.endMs > durationMs && one.endMs - durationMs <= 1000 ? durationMs : one.endMs,
  }))
  checkEpisodes(episodes, durationMs)
  const { dyad, timePoint, site, task, childAgeWeeks } = row
  const place = { dyad, timePoint, site, task, childAgeWeeks, status: 'received' as const }
  return { recording: { ...place, durationMs, cameras, episodes }, copies: parts.map(({ source }) => source.copy) }
}

function insert(db: WriteDb, { recording, copies }: Planned, studyPath: string, by: Author): string {
  const id = insertRecording(db, recording, studyPath, by)
  const files = camerasOf(db, id).flatMap((camera) => camera.files)
  files.forEach((file, n) => {
    const copy = copies[n]
    if (copy !== null && copy !== undefined) insertRendition(db, file.id, copy, studyPath, by)
  })
  return id
}

/**
 * Adds recordings, each whole or not at all: a row with a file that cannot be coded is refused with its reason and the
 * others go on. A file that was converted goes in as the original it is, with the copy that is played in its place. A
 * cancel keeps what was added before it.
 */
export async function importRecordings(
  desk: Desk,
  rows: readonly ImportRow[],
  job: Job,
): Promise<readonly ImportOutcome[]> {
  const study = studyAt(desk)
  const by = authorAt(desk)
  const paths = [...new Set(rows.flatMap((row) => row.files.map(({ path }) => path)))]
  const results = await lookIntoSources(desk, paths, {
    ...job,
    progress: (fraction, note) => job.progress(fraction * 0.9, note),
  })
  const outcomes: ImportOutcome[] = []
  const add = (planned: Planned): string => study.store.write((db) => insert(db, planned, study.path, by))
  try {
    for (const [n, row] of rows.entries()) {
      // Between two rows a coder's save and a cancel get through.
      await new Promise((resolve) => setImmediate(resolve))
      job.signal.throwIfAborted()
      job.progress(0.9 + (0.1 * n) / rows.length, 'saving')
      outcomes.push({ row: n, ...addOne(() => add(plan(desk, row, results))) })
    }
  } finally {
    if (outcomes.some(({ ok }) => ok)) changed(desk, 'recordings')
  }
  return outcomes
}

function addOne(add: () => string): Omit<ImportOutcome, 'row'> {
  try {
    return { ok: true, recordingId: add() }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, ...error.outcome }
    if (error instanceof AppError && !['disk-full', 'study-damaged'].includes(error.code)) {
      return { ok: false, code: error.code, params: error.params }
    }
    throw error
  }
}
