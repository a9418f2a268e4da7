import type { Episode } from '../observation/episode.ts'
import { ms } from '../time/ms.ts'
import { Pseudonym, type CameraView, type ImportRow } from './recording.ts'
import type { RegisterValues } from './register-pattern.ts'

/** One file on its way into the study, as the person at the desk sees and edits it. All texts as typed. */
export type RegisterEntry = {
  readonly path: string
  readonly dyad: string
  readonly timePoint: string
  readonly site: string
  readonly task: string
  readonly camera: CameraView
  /** Weeks, as typed; empty where it is not known. */
  readonly age: string
}

/** Why a file cannot be added as it stands. */
export type EntryProblem =
  | 'no-dyad'
  | 'bad-dyad'
  | 'no-time'
  | 'bad-age'
  | 'long-text'
  /** Another file of the same recording shows the same view. */
  | 'same-camera'
  /** Five or more files for one recording. */
  | 'too-many-cameras'
  /** Two files of one recording name different sites or ages. */
  | 'files-differ'

export type RegisterRecording = {
  readonly key: string
  /** The reference camera first: the caregiver's, else the infant's, else as they came. */
  readonly entries: readonly RegisterEntry[]
  readonly problems: readonly EntryProblem[]
}

const viewWords: { readonly [V in CameraView]: readonly string[] } = {
  caregiver: ['caregiver', 'carer', 'cg', 'mother', 'mum', 'mom', 'm', 'parent', 'father', 'dad', 'adult'],
  infant: ['infant', 'inf', 'i', 'baby', 'b', 'child', 'c'],
  both: ['both', 'dyad', 'pair', 'split', 'splitscreen', 'wide', 'room'],
  other: ['other'],
}
const viewOrder: readonly CameraView[] = ['caregiver', 'infant', 'both', 'other']

/** Which partner a camera shows, from what people write in names and tables. `other` for a word that is not known. */
export function cameraView(text: string): CameraView {
  const word = text.toLowerCase().replace(/[^a-z]/g, '')
  if (text.trim() === '') return 'both'
  return viewOrder.find((view) => viewWords[view].includes(word)) ?? 'other'
}

/** A new entry from what a pattern or a table says; what they do not say stays as it is in `before`. */
export function applyValues(before: RegisterEntry, values: RegisterValues): RegisterEntry {
  return {
    ...before,
    dyad: values.dyad ?? before.dyad,
    timePoint: values.time ?? before.timePoint,
    site: values.site ?? before.site,
    task: values.task ?? before.task,
    camera: values.camera === undefined ? before.camera : cameraView(values.camera),
    age: values.age ?? before.age,
  }
}

/** Files that make one recording: same dyad, time point and task. Order of first appearance; problems told for each. */
export function groupRecordings(entries: readonly RegisterEntry[]): readonly RegisterRecording[] {
  const groups = new Map<string, RegisterEntry[]>()
  for (const entry of entries) {
    const named = entry.dyad.trim() !== '' && entry.timePoint.trim() !== ''
    const key = named ? recordingKey(entry) : `file ${entry.path}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return [...groups].map(([key, group]) => {
    const sorted = group.toSorted((a, b) => viewOrder.indexOf(a.camera) - viewOrder.indexOf(b.camera))
    return {
      key,
      entries: sorted,
      problems: [...new Set([...sorted.flatMap(entryProblems), ...groupProblems(sorted)])],
    }
  })
}

/** The line of the register for a recording without problems. */
export function toImportRow(recording: RegisterRecording, episodes: readonly Omit<Episode, 'id'>[]): ImportRow {
  const [first] = recording.entries
  if (first === undefined) throw new RangeError('a recording has at least one file')
  const age = recording.entries
    .map((entry) => parseAge(entry.age))
    .find((weeks) => weeks !== null && weeks !== undefined)
  return {
    dyad: first.dyad.trim(),
    timePoint: first.timePoint.trim(),
    site: first.site.trim(),
    task: first.task.trim(),
    childAgeWeeks: age ?? null,
    files: recording.entries.map((entry) => ({ path: entry.path, view: entry.camera, offsetMs: 0 })),
    episodes: [...episodes],
  }
}

/**
 * Episodes as planned for all, cut to a recording that is `durationMs` long: one that runs over its end is cut there,
 * one that begins after it is left out.
 */
export function fitEpisodes(
  planned: readonly Omit<Episode, 'id'>[],
  durationMs: number,
): readonly Omit<Episode, 'id'>[] {
  return planned
    .filter((episode) => episode.startMs < durationMs)
    .map((episode) => ({ ...episode, endMs: ms(Math.min(episode.endMs, Math.floor(durationMs))) }))
}

function recordingKey({ dyad, timePoint, task }: RegisterEntry): string {
  return JSON.stringify([dyad, timePoint, task].map((text) => text.trim().toLowerCase()))
}

function entryProblems(entry: RegisterEntry): readonly EntryProblem[] {
  const problems: EntryProblem[] = []
  if (entry.dyad.trim() === '') problems.push('no-dyad')
  else if (!Pseudonym.safeParse(entry.dyad).success) problems.push('bad-dyad')
  if (entry.timePoint.trim() === '') problems.push('no-time')
  if ([entry.timePoint, entry.site, entry.task].some((text) => text.trim().length > 60)) problems.push('long-text')
  if (parseAge(entry.age) === undefined) problems.push('bad-age')
  return problems
}

function groupProblems(entries: readonly RegisterEntry[]): readonly EntryProblem[] {
  const problems: EntryProblem[] = []
  const views = entries.map((entry) => entry.camera).filter((view) => view !== 'other')
  if (new Set(views).size < views.length) problems.push('same-camera')
  if (entries.length > 4) problems.push('too-many-cameras')
  const several = (texts: readonly string[]): boolean => new Set(texts.map((text) => text.trim())).size > 1
  const ages = entries.map((entry) => entry.age).filter((age) => age.trim() !== '')
  if (several(entries.map((entry) => entry.site)) || several(ages)) problems.push('files-differ')
  return problems
}

/** Weeks; null where nothing is typed; undefined where it is not a number of weeks. */
function parseAge(text: string): number | null | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const weeks = Number(trimmed)
  return Number.isFinite(weeks) && weeks >= 0 && weeks <= 2000 ? weeks : undefined
}
