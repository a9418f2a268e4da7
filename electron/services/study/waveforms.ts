import { AppError } from '#shared/lib/app-error.ts'
import type { WaveformLevel } from '#shared/study/media.ts'
import { studyAt, type Desk } from '../desk.ts'
import { renditionFrames } from '../store/queries/conversions.ts'
import { mediaById, type MediaRow } from '../store/queries/media.ts'
import { replaceWaveform, waveformRow } from '../store/queries/waveforms.ts'
import { playedFile, playedVersion } from './media-place.ts'
import { resolveMedia, versionOf } from './media-tokens.ts'

/** The file behind an id or a token, as far as the person at the desk may see it. @throws media-unknown */
function mediumAt(desk: Desk, idOrToken: string): MediaRow {
  const id = resolveMedia(desk, idOrToken)
  const row = id === undefined ? undefined : mediaById(studyAt(desk).store.read, id)
  if (row === undefined) throw new AppError('media-unknown')
  return row
}

/**
 * The first frame in the clock of what is played (us): now, or, behind a token, when it was given. Waveforms are kept from there on: a file and the copy that
 * stands in for it have the same frames and the same sound, but may count their time from different moments.
 */
function firstUs(desk: Desk, idOrToken: string, row: MediaRow): number {
  const { path, store } = studyAt(desk)
  const at = { path, read: store.read }
  const version = versionOf(desk, idOrToken)
  const { rendition } = version === undefined ? playedFile(at, row) : playedVersion(at, row, version)
  return (rendition === null ? undefined : renditionFrames(store.read, row.id)?.startUs) ?? row.pts0Us
}

/** A level of a waveform; the coarsest one where there are not so many levels. */
export function waveformLevel(desk: Desk, input: { mediaId: string; level: number }): WaveformLevel | null {
  const medium = mediumAt(desk, input.mediaId)
  const row = waveformRow(studyAt(desk).store.read, medium.id, input.level)
  if (row === undefined) return null
  return { ...row, startUs: row.startUs + firstUs(desk, input.mediaId, medium), peaks: row.peaks.toString('base64') }
}

type Waveform = { mediaId: string; startUs: number; binUs: number; levels: readonly string[] }

/**
 * Keeps what the interface has heard in a file. In a study that can only be looked at it is not kept, and that is no
 * failure: whoever computed it can still show it.
 * @throws media-unknown, input-invalid for levels that cannot be of this file
 */
export function saveWaveform(desk: Desk, { mediaId, startUs, binUs, levels }: Waveform): null {
  const medium = mediumAt(desk, mediaId)
  const peaks = levels.map((level) => Buffer.from(level, 'base64'))
  if (!canBeOf(medium, binUs, peaks)) throw new AppError('input-invalid', { field: 'levels', problem: 'length' })
  const { store } = studyAt(desk)
  const waveform = { startUs: startUs - firstUs(desk, mediaId, medium), binUs, levels: peaks }
  if (store.readOnly === null) store.write((db) => replaceWaveform(db, medium.id, waveform))
  return null
}

const SHORTEST_BIN_US = 1000
/** Sound may outlast the picture, but not without end. */
const LONGER_MS = 120_000

function canBeOf({ durationMs }: MediaRow, binUs: number, levels: readonly Buffer[]): boolean {
  const bins = levels.map(({ length }) => length / 2)
  const [finest = 0] = bins
  return (
    binUs >= SHORTEST_BIN_US &&
    finest > 0 &&
    (finest * binUs) / 1000 <= durationMs * 1.1 + LONGER_MS &&
    bins.every((count, i) => Number.isInteger(count) && (i === 0 || count === Math.ceil((bins[i - 1] ?? 0) / 4)))
  )
}
