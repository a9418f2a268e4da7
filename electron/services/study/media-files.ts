import type { MediaListRow, MediaPage, PictureCheck, Stretch } from '#shared/study/media.ts'
import type { MediaState } from '#shared/study/recording.ts'
import { unpackFrames } from '#shared/time/frame-index.ts'
import { changed, studyAt, type Desk, type OpenStudy } from '../desk.ts'
import { gapsIn } from '../media/frame-spacing.ts'
import { mediaFrames } from '../store/queries/media.ts'
import {
  mediaDetail,
  mediaList,
  mediaSums,
  savePicture,
  type MediaDetail,
  type MediaListEntry,
} from '../store/queries/media-health.ts'
import { eachOf } from './each-of.ts'
import { locate } from './media-place.ts'
import { resolveMedia } from './media-tokens.ts'

type Page = { offset: number; limit: number; show: 'all' | 'attention'; recordingId?: string | undefined }

/** Where every file of the study is at this moment. */
type Presence = ReadonlyMap<string, Place>
/** `copy`: how the copy is that is played in its place; null where there is none. */
type Place = { readonly state: MediaState; readonly copy: MediaState | null }

const PARALLEL = 16
/** Longer than this nobody waits for a list; what was not reached by then is shown as it was last found. */
const LONGEST_LOOK_MS = 5000
/** A look that took this long is used again for a while, so that leafing through a list does not repeat it. */
const SLOW_MS = 500

type Kept = { readonly presence: Presence; readonly files: number; readonly goodUntil: number }
const kept = new WeakMap<OpenStudy, Kept>()

/** After files were linked or compared: what a slow look found before is no longer so. */
export function forgetPresence(study: OpenStudy): void {
  kept.delete(study)
}

async function presenceOf(study: OpenStudy, entries: readonly MediaListEntry[]): Promise<Presence> {
  const began = performance.now()
  const last = kept.get(study)
  if (last !== undefined && last.files === entries.length && began < last.goodUntil) return last.presence
  const presence = new Map<string, Place>()
  await eachOf(entries, PARALLEL, async (entry) => {
    const late = performance.now() - began > LONGEST_LOOK_MS
    const state = late ? (entry.health ?? 'present') : (await locate(study, entry)).state
    presence.set(entry.id, { state, copy: await copyOf(study, entry, late) })
  })
  const took = performance.now() - began
  if (took > SLOW_MS) kept.set(study, { presence, files: entries.length, goodUntil: performance.now() + 10 * took })
  return presence
}

async function copyOf(study: OpenStudy, entry: MediaListEntry, late: boolean): Promise<MediaState | null> {
  const { copyAbsPath, copyBytes, copyRelPath, copyHealth } = entry
  if (copyAbsPath === null || copyBytes === null) return null
  if (late) return copyHealth ?? 'present'
  const sought = { absPath: copyAbsPath, relPath: copyRelPath, bytes: copyBytes, health: copyHealth }
  return (await locate(study, sought)).state
}

/** Files of before gaps were looked for: read off their frames, which say it all. */
function gapsOf(study: OpenStudy, { id, gaps }: MediaDetail): readonly Stretch[] {
  return gaps ?? gapsIn(unpackFrames(mediaFrames(study.store.read, id)).ptsUs)
}

function listRow(desk: Desk, study: OpenStudy, row: MediaDetail, { state, copy }: Place): MediaListRow {
  const { id, dyad, timePoint, task, fileName, frames, durationMs, recordingId, view, part, parts, bytes } = row
  const { variableRate, keyEveryMs, hasAudio, soundCodec, hasWaveform, noSound, picture, rendition, coded } = row
  return {
    mediaId: id,
    url: desk.platform.mediaUrl(id),
    recordingId,
    recording: [dyad, timePoint, task].filter((text) => text !== '').join(' '),
    ...{ view, part, parts, bytes, durationMs, variableRate, keyEveryMs, hasAudio, soundCodec, hasWaveform, noSound },
    name: fileName,
    state,
    copyState: copy,
    checkedAt: row.checkedAt,
    sha256: row.sha256,
    fps: durationMs === 0 ? 0 : Math.round((frames * 100_000) / durationMs) / 100,
    ...{ picture, rendition, coded },
    gaps: gapsOf(study, row),
  }
}

/**
 * A page of the study's files with what is known of each. Whether a file is there is looked up now; whether its content
 * is still the same is as it was last compared. `attention` keeps those that a lead should look at: missing or changed,
 * frames missing, black or frozen stretches, no sound where the camera has some in other files, the copy that is
 * played missing. The sums are those of the whole study.
 */
export async function mediaPage(desk: Desk, page: Page): Promise<MediaPage> {
  const study = studyAt(desk)
  const { read } = study.store
  const all = mediaList(read)
  const presence = await presenceOf(study, all)
  const placeOf = (id: string): Place => presence.get(id) ?? { state: 'present', copy: null }
  const stateOf = (id: string): MediaState => placeOf(id).state
  const isCopyAway = (id: string): boolean => !['present', null].includes(placeOf(id).copy)
  const asked = page.recordingId === undefined ? all : mediaList(read, page.recordingId)
  const needsLook = ({ id, notable, health }: MediaListEntry): boolean =>
    notable || health === 'changed' || stateOf(id) !== 'present' || isCopyAway(id)
  const shown = page.show === 'all' ? asked : asked.filter(needsLook)
  const rows = shown.slice(page.offset, page.offset + page.limit).flatMap(({ id }) => {
    const row = mediaDetail(read, id)
    return row === undefined ? [] : [listRow(desk, study, row, placeOf(id))]
  })
  const missing = all.filter(({ id }) => stateOf(id) === 'missing').length
  const changedFiles = all.filter(({ id }) => stateOf(id) === 'changed').length
  const copiesAway = all.filter(({ id }) => isCopyAway(id)).length
  return { total: shown.length, sums: { ...mediaSums(read), missing, changed: changedFiles, copiesAway }, rows }
}

/** Keeps what looking through a file's pictures found. Throws `media-unknown`. */
export function savePictureCheck(desk: Desk, { mediaId, check }: { mediaId: string; check: PictureCheck }): null {
  studyAt(desk).store.write((db) => {
    savePicture(db, resolveMedia(desk, mediaId) ?? '', check)
  })
  changed(desk, 'recordings')
  return null
}
