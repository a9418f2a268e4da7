import type { Stretch } from '#shared/study/media.ts'
import type { FileLook } from '../../host/background-look.ts'
import { clock, shortClock } from '../../ui/format/time.ts'
import { viewWords } from './words.ts'

/** `found` is worth a look; `quiet` says how far the look is, or that nothing was found. */
export type RecordingLook = { readonly quiet: string; readonly found: readonly string[] }

export function looksOf(looks: Readonly<Record<string, FileLook>>, recordingId: string): readonly FileLook[] {
  return Object.values(looks)
    .filter(({ file }) => file.recordingId === recordingId)
    .toSorted((a, b) => a.file.view.localeCompare(b.file.view) || a.file.part - b.file.part)
}

/** Whether every file has been looked through, as far as each can be read. */
export function isThrough(looks: readonly FileLook[]): boolean {
  return looks.length > 0 && looks.every(({ state }) => state === 'done')
}

/** What the files of a recording showed, and how far looking through them is. */
export function lookWords(looks: readonly FileLook[], running: boolean): RecordingLook {
  const found = looks.flatMap((look) => fileWords(look, looks.length > 1))
  if (looks.some(({ state }) => state === 'looking')) return { quiet: 'Being looked through…', found }
  if (isThrough(looks)) return { quiet: found.length === 0 ? 'Nothing black or still seen' : '', found }
  const waits = running && !looks.some(({ state }) => state === 'stopped')
  return { quiet: waits ? 'Waits' : 'Not looked through yet', found }
}

function fileWords({ file, state, check, soundUnread }: FileLook, named: boolean): readonly string[] {
  if (state !== 'done') return []
  const part = file.parts > 1 ? `, part ${String(file.part)}` : ''
  const whose = named ? `${viewWords[file.view]}${part}: ` : ''
  const said = [
    ...stretchWords('looks black', check?.black ?? []),
    ...stretchWords('looks still', check?.frozen ?? []),
    ...(check === null ? ['its pictures could not be read to their end'] : []),
    ...(soundUnread ? ['no sound could be read'] : []),
  ].join('; ')
  if (said === '') return []
  return [`${whose}${named ? said : said.charAt(0).toUpperCase() + said.slice(1)}.`]
}

/** More than this say no more than their number does: all of them stand under Files. */
const MOST_SHOWN = 3

function stretchWords(label: string, stretches: readonly Stretch[]): readonly string[] {
  if (stretches.length === 0) return []
  const more = stretches.length - MOST_SHOWN
  const from = stretches.slice(0, MOST_SHOWN).map(spanWords).join(', ')
  return [`${label} from ${from}${more > 0 ? ` and ${String(more)} more times` : ''}`]
}

function spanWords({ startMs, endMs }: Stretch): string {
  const at = endMs - startMs < 1000 ? clock : shortClock
  return `${at(startMs)} to ${at(endMs)}`
}
