import { AppError } from '#shared/lib/app-error.ts'
import type { CameraView, ImportOutcome, ImportRow, Probe } from '#shared/study/recording.ts'
import { endOfSegment, segmentClock } from '#shared/time/camera-clock.ts'
import { ms, type Ms } from '#shared/time/ms.ts'
import { authorAt, changed, studyAt, type Desk, type Job } from '../desk.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import type { ProbedFile, ProbeResult } from '../media/probe.ts'
import { mediaByFingerprint, type NewCamera } from '../store/queries/media.ts'
import { studyPlan } from '../store/queries/meta.ts'
import { insertRecording, type NewRecording } from '../store/queries/recordings.ts'
import { checkEpisodes } from './recordings.ts'

export async function probePaths(paths: readonly string[], job: Job): Promise<{ path: string; probe: Probe }[]> {
  const found = await runInWorker('probe', { paths }, job)
  return found.map(({ path, result }) => ({ path, probe: result.ok ? result.probe : result }))
}

type Labels = { readonly caregiverLabel: string; readonly infantLabel: string }

function cameraLabel(view: CameraView, labels: Labels): string {
  if (view === 'caregiver') return labels.caregiverLabel
  if (view === 'infant') return labels.infantLabel
  return view === 'both' ? `${labels.caregiverLabel} and ${labels.infantLabel.toLowerCase()}` : 'Other view'
}

type Found = { readonly path: string; readonly file: ProbedFile }

function newCamera(row: ImportRow, n: number, { path, file }: Found, labels: Labels): NewCamera {
  const { view, offsetMs } = row.files[n] ?? { view: 'other' as const, offsetMs: 0 }
  const { probe, frames, bytes, fingerprint } = file
  const { container, codec, width, height, rotation, hasAudio, variableRate, durationMs } = probe
  return {
    view,
    label: cameraLabel(view, labels),
    // The first camera is the reference: recording time 0 is its first frame, whatever was asked for.
    isReference: n === 0,
    files: [
      {
        absPath: path,
        bytes,
        fingerprint,
        offsetUs: n === 0 ? 0 : offsetMs * 1000,
        rate: 1,
        frames,
        durationMs: Math.round(durationMs),
        container,
        codec,
        width,
        height,
        rotation,
        hasAudio,
        variableRate,
        soundCodec: file.soundCodec,
        keyEveryMs: probe.keyEveryMs,
        gaps: probe.gaps,
      },
    ],
  }
}

/** Length of a recording: to the end of the last frame of its reference camera. */
function lengthOf(file: ProbedFile): Ms {
  return endOfSegment(segmentClock({ offsetUs: 0, rate: 1, frames: file.frames }))
}

class Refused extends Error {
  readonly outcome: Omit<ImportOutcome, 'row' | 'ok'>
  constructor(outcome: Omit<ImportOutcome, 'row' | 'ok'>) {
    super('refused')
    this.outcome = outcome
  }
}

const nameOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

function recordingOf(desk: Desk, row: ImportRow, results: ReadonlyMap<string, ProbeResult>): NewRecording {
  const { read } = studyAt(desk).store
  const labels = studyPlan(read)
  const seen = new Map<string, string>()
  const found = row.files.map(({ path }): Found => {
    const result = results.get(path)
    const file = nameOf(path)
    if (result === undefined) throw new Refused({ file, code: 'media-not-found', params: { name: file } })
    if (!result.ok) throw new Refused({ file, code: result.code, params: result.params })
    const before = seen.get(result.fingerprint)
    if (before !== undefined)
      throw new Refused({ file, code: 'media-already-here', params: { name: file, other: before } })
    seen.set(result.fingerprint, file)
    const twin = mediaByFingerprint(read, result.fingerprint, result.bytes)[0]
    if (twin !== undefined)
      throw new Refused({ file, code: 'media-already-here', params: { name: file, other: twin.fileName } })
    return { path, file: result }
  })
  const first = found[0]
  if (first === undefined) throw new Refused({ code: 'media-not-found', params: { name: '' } })
  const durationMs = lengthOf(first.file)
  // A template's episode may end a moment after the film does; the film decides.
  const episodes = row.episodes.map((one) => ({
    ...one,
    endMs: one.endMs > durationMs && one.endMs - durationMs <= 1000 ? durationMs : one.endMs,
  }))
  checkEpisodes(episodes, durationMs)
  const { dyad, timePoint, site, task, childAgeWeeks } = row
  return {
    dyad,
    timePoint,
    site,
    task,
    childAgeWeeks,
    status: 'received',
    durationMs: ms(durationMs),
    cameras: found.map((one, n) => newCamera(row, n, one, labels)),
    episodes,
  }
}

/**
 * Adds recordings, each whole or not at all: a row with a file that cannot be coded is refused with its reason and the
 * others go on. A cancel keeps what was added before it.
 */
export async function importRecordings(
  desk: Desk,
  rows: readonly ImportRow[],
  job: Job,
): Promise<readonly ImportOutcome[]> {
  const study = studyAt(desk)
  const by = authorAt(desk)
  const paths = [...new Set(rows.flatMap((row) => row.files.map(({ path }) => path)))]
  const probed = await runInWorker(
    'probe',
    { paths },
    { ...job, progress: (fraction, note) => job.progress(fraction * 0.9, note) },
  )
  const results = new Map(probed.map(({ path, result }) => [path, result]))
  const outcomes: ImportOutcome[] = []
  const insert = (recording: NewRecording): string =>
    study.store.write((db) => insertRecording(db, recording, study.path, by))
  try {
    for (const [n, row] of rows.entries()) {
      // Between two rows a coder's save and a cancel get through.
      await new Promise((resolve) => setImmediate(resolve))
      job.signal.throwIfAborted()
      job.progress(0.9 + (0.1 * n) / rows.length, 'saving')
      outcomes.push({ row: n, ...addOne(desk, row, results, insert) })
    }
  } finally {
    if (outcomes.some(({ ok }) => ok)) changed(desk, 'recordings')
  }
  return outcomes
}

function addOne(
  desk: Desk,
  row: ImportRow,
  results: ReadonlyMap<string, ProbeResult>,
  insert: (recording: NewRecording) => string,
): Omit<ImportOutcome, 'row'> {
  try {
    return { ok: true, recordingId: insert(recordingOf(desk, row, results)) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, ...error.outcome }
    if (error instanceof AppError && !['disk-full', 'study-damaged'].includes(error.code)) {
      return { ok: false, code: error.code, params: error.params }
    }
    throw error
  }
}
