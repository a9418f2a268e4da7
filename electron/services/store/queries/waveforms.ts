import type { NoSound } from '#shared/study/media.ts'
import type { ReadDb, WriteDb } from '../study-db.ts'

/** A level of a file's waveform as stored: two bytes for each bin. */
export type WaveformRow = {
  readonly level: number
  readonly levels: number
  /** Start of the first bin, counted from the first frame of the picture. */
  readonly startUs: number
  readonly binUs: number
  readonly peaks: Buffer
}

export type NewWaveform = { readonly startUs: number; readonly binUs: number; readonly levels: readonly Buffer[] }

/** The level asked for, or the coarsest where there are not so many; undefined while there is no waveform. */
export function waveformRow(db: ReadDb, mediaId: string, level: number): WaveformRow | undefined {
  return db
    .query<WaveformRow>(
      `SELECT level, (SELECT max(level) + 1 FROM waveform WHERE media_id = w.media_id) AS levels,
         start_us AS startUs, bin_us AS binUs, peaks
       FROM waveform w WHERE media_id = ? AND level <= ? ORDER BY level DESC LIMIT 1`,
    )
    .get(mediaId, level)
}

/**
 * Puts a waveform in place of the one before. Not in the change log: it says nothing that the file does not say itself,
 * and can be computed again at any time.
 */
export function replaceWaveform(db: WriteDb, mediaId: string, { startUs, binUs, levels }: NewWaveform): void {
  db.query('DELETE FROM waveform WHERE media_id = ?').run(mediaId)
  forgetNoSound(db, mediaId)
  levels.forEach((peaks, level) => {
    db.query('INSERT INTO waveform (media_id, level, start_us, bin_us, peaks) VALUES (?, ?, ?, ?, ?)').run(
      mediaId,
      level,
      startUs,
      binUs * 4 ** level,
      peaks,
    )
  })
}

/** Keeps that listening to a file gave nothing. Not in the change log, as the waveform is not. */
export function saveNoSoundOf(db: WriteDb, mediaId: string, why: NoSound): void {
  db.query(
    `INSERT INTO media_health (media_id, state, checked_at, no_sound) VALUES (?, 'present', '', ?)
     ON CONFLICT (media_id) DO UPDATE SET no_sound = excluded.no_sound`,
  ).run(mediaId, why)
}

/** It has been heard, or what is played of it is another file by now: somebody may listen once more. */
export function forgetNoSound(db: WriteDb, mediaId: string): void {
  db.query('UPDATE media_health SET no_sound = NULL WHERE media_id = ? AND no_sound IS NOT NULL').run(mediaId)
}
