import type { ConversionKind, ConversionStatus, MediaListRow, NoSound, Stretch } from '#shared/study/media.ts'
import type { CameraView, MediaState } from '#shared/study/recording.ts'
import { soundName } from '../../ui/format/codec.ts'
import { counted } from '../../ui/format/figures.ts'
import { clock, shortClock } from '../../ui/format/time.ts'

export const stateWords: Readonly<Record<MediaState, string>> = {
  present: 'In its place',
  missing: 'Not found',
  changed: 'Changed',
}

const viewWords: Readonly<Record<CameraView, string>> = {
  caregiver: 'mother',
  infant: 'baby',
  both: 'both',
  other: 'other',
}

export const kindWords: Readonly<Record<ConversionKind, string>> = {
  convert: 'converted copy',
  remux: 'repackaged copy',
  proxy: 'copy for quick steps',
}

export const noSoundWords: Readonly<Record<NoSound, string>> = {
  none: 'It says that it has sound, but none could be heard in it.',
  unreadable: 'Its sound could not be read to its end, so it is not drawn. The pictures could.',
}

export const conversionWords: Readonly<Record<ConversionStatus, string>> = {
  queued: 'Waiting',
  running: 'Being made',
  done: 'Done',
  failed: 'Did not work',
}

/** Steps in a file with key frames further apart than this are noticeably slow. */
export const SLOW_STEPS_MS = 1000

/** Which picture of which recording a file holds: `D003 Before · baby · part 2 of 3`. */
export function whereFrom({ recording, view, part, parts }: MediaListRow): string {
  return [recording, viewWords[view], ...(parts > 1 ? [`part ${String(part)} of ${String(parts)}`] : [])].join(' · ')
}

export function rateWords({ fps, variableRate }: Pick<MediaListRow, 'fps' | 'variableRate'>): string {
  const figure = Number.isInteger(fps) ? String(fps) : fps.toFixed(2)
  return variableRate ? `about ${figure}, varies` : figure
}

/** There is a sound track, but not one that can be played here, and no copy has taken its place. */
export function isMute({ hasAudio, soundCodec, rendition }: MediaListRow): boolean {
  return !hasAudio && soundCodec !== null && rendition === null
}

export function soundWords(row: MediaListRow): string {
  if (row.soundCodec === null) return row.hasAudio ? 'yes' : 'none'
  return isMute(row) ? `${soundName(row.soundCodec)}, not played` : soundName(row.soundCodec)
}

export function stepsAreSlow({ keyEveryMs, rendition }: MediaListRow): boolean {
  return keyEveryMs > SLOW_STEPS_MS && rendition !== 'proxy' && rendition !== 'convert'
}

/** A stretch, to the second where that says it, else to the millisecond: `0:12 to 0:20`. */
export function stretchWords({ startMs, endMs }: Stretch): string {
  const isShort = endMs - startMs < 1000
  const at = isShort ? clock : shortClock
  return `${at(startMs)} to ${at(endMs)}`
}

/** What in a file wants a look, in as few words as it takes; empty where all is well. */
export function attentionWords(row: MediaListRow): readonly string[] {
  const black = row.picture?.black.length ?? 0
  const frozen = row.picture?.frozen.length ?? 0
  return [
    ...(row.state === 'changed' && row.coded ? ['coded before it changed'] : []),
    ...(row.copyState === 'missing' ? ['its copy is missing'] : []),
    ...(row.copyState === 'changed' ? ['another file in the place of its copy'] : []),
    ...(isMute(row) ? ['sound not played'] : []),
    ...(row.gaps.length > 0 ? [counted(row.gaps.length, 'gap')] : []),
    ...(black > 0 ? ['looks black in places'] : []),
    ...(frozen > 0 ? ['looks still in places'] : []),
    ...(stepsAreSlow(row) ? ['slow steps'] : []),
  ]
}
