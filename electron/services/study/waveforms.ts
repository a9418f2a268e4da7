import { AppError } from '#shared/lib/app-error.ts'
import type { NoSound, WaveformLevel } from '#shared/study/media.ts'
import { askerAt, changed, refuseIfLeft, studyAt, type Desk, type Job } from '../desk.ts'
import { listen } from '../media/listen.ts'
import { renditionFrames, renditionOf } from '../store/queries/conversions.ts'
import { mediaById, type MediaRow } from '../store/queries/media.ts'
import { replaceWaveform, saveNoSoundOf, waveformRow } from '../store/queries/waveforms.ts'
import { converterAt } from './converter.ts'
import { servedFile } from './media-access.ts'
import { playedFile } from './media-place.ts'
import { resolveMedia, versionOf } from './media-tokens.ts'

/** The file behind an id or a token, as far as the person at the desk may see it. @throws media-unknown */
function mediumAt(desk: Desk, idOrToken: string): MediaRow {
  const id = resolveMedia(desk, idOrToken)
  const row = id === undefined ? undefined : mediaById(studyAt(desk).store.read, id)
  if (row === undefined) throw new AppError('media-unknown')
  return row
}

/**
 * The first frame in the clock of what is played (us): now, or, behind a token, when it was given. Waveforms are kept
 * from there on: a file and the copy that stands in for it have the same frames and the same sound, but may count their
 * time from different moments.
 */
async function firstUs(desk: Desk, idOrToken: string, row: MediaRow): Promise<number> {
  const { path, store } = studyAt(desk)
  const { read } = store
  const version = versionOf(desk, idOrToken)
  // A token says which version it is: no disk has to be waited for.
  const copy =
    version === undefined ? (await playedFile({ path, read }, row)).rendition?.fingerprint : (version ?? undefined)
  const isThis = copy !== undefined && renditionOf(read, row.id)?.fingerprint === copy
  return (isThis ? renditionFrames(read, row.id)?.startUs : undefined) ?? row.pts0Us
}

/** A level of a waveform; the coarsest one where there are not so many levels. */
export async function waveformLevel(
  desk: Desk,
  input: { mediaId: string; level: number },
): Promise<WaveformLevel | null> {
  const medium = mediumAt(desk, input.mediaId)
  const row = waveformRow(studyAt(desk).store.read, medium.id, input.level)
  if (row === undefined) return null
  return {
    ...row,
    startUs: row.startUs + (await firstUs(desk, input.mediaId, medium)),
    peaks: row.peaks.toString('base64'),
  }
}

/**
 * Listens through a file with this machine's converter, where there is one: it is several times as fast as the page's own
 * decoder. Keeps nothing: what was heard is for the one who asked to keep.
 * @returns null where that gives nothing, for whatever reason; the page can try by itself.
 * @throws media-unknown; sign-in-needed when another person sits at the desk by then
 */
export async function listenTo(desk: Desk, { mediaId }: { mediaId: string }, job: Job): Promise<Heard | null> {
  const asker = askerAt(desk)
  const medium = mediumAt(desk, mediaId)
  const converter = await converterAt(desk)
  const fromUs = await firstUs(desk, mediaId, medium)
  const file = converter === undefined ? undefined : await servedFile(desk, mediaId, job.signal)
  if (converter === undefined || file === undefined) return null
  const sound = await listen({
    ...{ ffmpeg: converter.path, path: file.path, fromUs, durationUs: medium.durationMs * 1000 },
    ...{ signal: job.signal, onProgress: (share) => job.progress(share) },
  })
  refuseIfLeft(desk, asker)
  if (sound === null) return null
  const levels = sound.levels.map((level) => Buffer.from(level).toString('base64'))
  return { startUs: sound.startUs, binUs: sound.binUs, levels }
}

type Heard = { readonly startUs: number; readonly binUs: number; readonly levels: readonly string[] }
type Waveform = Heard & { readonly mediaId: string }

/**
 * Keeps what the interface has heard in a file. In a study that can only be looked at it is not kept, and that is no
 * failure: whoever computed it can still show it. Of sound that goes on long after the picture has ended, what lies beside
 * the picture is kept.
 * @throws media-unknown, input-invalid for levels that are none
 */
export async function saveWaveform(desk: Desk, { mediaId, startUs, binUs, levels }: Waveform): Promise<null> {
  const medium = mediumAt(desk, mediaId)
  const peaks = levels.map((level) => Buffer.from(level, 'base64'))
  if (!areLevels(binUs, peaks)) throw new AppError('input-invalid', { field: 'levels', problem: 'length' })
  const { store } = studyAt(desk)
  const waveform = {
    startUs: startUs - (await firstUs(desk, mediaId, medium)),
    binUs,
    levels: cutToFilm(medium, binUs, peaks),
  }
  if (store.readOnly === null) store.write((db) => replaceWaveform(db, medium.id, waveform))
  return null
}

/**
 * Keeps that somebody listened to a file and heard nothing. As with a waveform, a study that can only be looked at does
 * not keep it. @throws media-unknown
 */
export function saveNoSound(desk: Desk, { mediaId, why }: { mediaId: string; why: NoSound }): null {
  const medium = mediumAt(desk, mediaId)
  const { store } = studyAt(desk)
  if (store.readOnly !== null) return null
  store.write((db) => saveNoSoundOf(db, medium.id, why))
  changed(desk, 'recordings')
  return null
}

const SHORTEST_BIN_US = 1000
const PER_BIN = 4
/** Sound may outlast the picture, but not without end. */
const LONGER_MS = 120_000

function areLevels(binUs: number, levels: readonly Buffer[]): boolean {
  const bins = levels.map(({ length }) => length / 2)
  return (
    binUs >= SHORTEST_BIN_US &&
    (bins[0] ?? 0) > 0 &&
    bins.every((count, i) => Number.isInteger(count) && (i === 0 || count === Math.ceil((bins[i - 1] ?? 0) / PER_BIN)))
  )
}

function cutToFilm({ durationMs }: MediaRow, binUs: number, levels: readonly Buffer[]): readonly Buffer[] {
  const most = Math.ceil(((durationMs * 1.1 + LONGER_MS) * 1000) / binUs)
  return levels.map((level, n) => level.subarray(0, 2 * Math.ceil(most / PER_BIN ** n)))
}
