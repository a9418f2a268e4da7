import type { Episode } from '../observation/episode.ts'
import { ms } from '../time/ms.ts'
import { parsePause } from './register-pause.ts'
import { MOST_CAMERAS, Pseudonym, type CameraView, type ImportRow } from './recording.ts'
import { comparePart, inFilmingOrder } from './register-parts.ts'
import type { RegisterValues } from './register-pattern.ts'

/** As many files as one recording can have, over all its cameras. */
const MOST_FILES = 64

/** One file on its way into the study, as the person at the desk sees and edits it. All texts as typed. */
export type RegisterEntry = {
  readonly path: string
  readonly dyad: string
  readonly timePoint: string
  readonly site: string
  readonly task: string
  readonly camera: CameraView
  /** Which of the camera's consecutive files it is: `1`, `02`, `b`; empty for a file that is the whole camera. */
  readonly part: string
  /** How long the camera stood still before this file, as typed; empty for not at all. Of later files of a camera. */
  readonly pause: string
  /** Weeks, as typed; empty where it is not known. */
  readonly age: string
}

/** Why a file cannot be added as it stands. */
export type EntryProblem =
  | 'no-dyad'
  | 'bad-dyad'
  | 'no-time'
  | 'bad-age'
  | 'bad-pause'
  /** The first file of a camera, or its only one, has a pause before it. */
  | 'pause-first'
  | 'long-text'
  /** Another file of the same recording shows the same view, and neither says which part it is. */
  | 'same-camera'
  /** Of several files of one view some say which part they are, and one does not. */
  | 'part-missing'
  /** Two files are the same part of one camera. */
  | 'same-part'
  | 'too-many-cameras'
  | 'too-many-files'
  /** Two files of one recording name different sites or ages. */
  | 'files-differ'

/** One camera of a recording to be: its files, one after the other. */
export type RegisterCamera = { readonly view: CameraView; readonly entries: readonly RegisterEntry[] }

export type RegisterRecording = {
  readonly key: string
  /** The reference camera first: the caregiver's, else the infant's, else as they came. */
  readonly cameras: readonly RegisterCamera[]
  /** The files of all cameras, in the order of the cameras. */
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
    part: values.part ?? before.part,
    pause: values.pause ?? before.pause,
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
    const cameras = viewOrder.flatMap((view) => camerasOf(view, group))
    const sorted = cameras.flatMap((camera) => camera.entries)
    return {
      key,
      cameras,
      entries: sorted,
      problems: [...new Set([...sorted.flatMap(entryProblems), ...groupProblems(cameras, sorted)])],
    }
  })
}

/**
 * The cameras of one view: a single one, but for `other`, where each file that is no part is a camera of its own.
 * Parts stand in their order.
 */
function camerasOf(view: CameraView, group: readonly RegisterEntry[]): readonly RegisterCamera[] {
  const shown = group.filter((entry) => entry.camera === view)
  const inOrder = (entries: readonly RegisterEntry[]): readonly RegisterCamera[] =>
    entries.length === 0 ? [] : [{ view, entries: entries.toSorted((a, b) => comparePart(a.part, b.part)) }]
  if (view !== 'other') return inOrder(shown)
  return [
    ...inOrder(shown.filter(isPart)),
    ...shown.filter((entry) => !isPart(entry)).map((entry) => ({ view, entries: [entry] })),
  ]
}

function isPart(entry: RegisterEntry): boolean {
  return entry.part.trim() !== ''
}

/**
 * The views of a recording with several files of which not every one says which part it is. Files of `other` views may
 * be cameras of their own, so that they count only where there would be too many cameras.
 */
export function viewsToOrder(recording: RegisterRecording): readonly CameraView[] {
  return viewOrder.filter((view) => {
    if (view === 'other' && !recording.problems.includes('too-many-cameras')) return false
    const shown = recording.entries.filter((entry) => entry.camera === view)
    return shown.length > 1 && shown.some((entry) => !isPart(entry))
  })
}

/** All files of a view as parts of one camera, numbered from 1 in the order of their names; the others stay as they are. */
export function followEachOther(
  entries: readonly RegisterEntry[],
  recording: RegisterRecording,
  view: CameraView,
): readonly RegisterEntry[] {
  const shown = recording.entries.filter((entry) => entry.camera === view).map((entry) => entry.path)
  const parts = new Map(inFilmingOrder(shown).map((path, n) => [path, String(n + 1)]))
  return entries.map((entry) => ({ ...entry, part: parts.get(entry.path) ?? entry.part }))
}

/** The pause before a camera's `n`-th file (from 0) in ms; 0 before the first, and for what is no length of time. */
export function pauseBeforeMs({ entries }: RegisterCamera, n: number): number {
  return n === 0 ? 0 : (parsePause(entries[n]?.pause ?? '') ?? 0)
}

/** Length of a camera: of its files together with the pauses between them. `lengthOf` gives that of one file in ms. */
export function cameraLengthMs(camera: RegisterCamera, lengthOf: (path: string) => number): number {
  return camera.entries.reduce((sum, entry, n) => sum + pauseBeforeMs(camera, n) + lengthOf(entry.path), 0)
}

/** Length of a recording: that of its reference camera, whose clock is the recording's. */
export function recordingLengthMs(recording: RegisterRecording, lengthOf: (path: string) => number): number {
  const [reference] = recording.cameras
  return reference === undefined ? 0 : cameraLengthMs(reference, lengthOf)
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
    files: recording.cameras.flatMap((camera) =>
      camera.entries.map(({ path }, n) => ({
        ...{ path, view: camera.view, offsetMs: pauseBeforeMs(camera, n) },
        ...(n === 0 ? {} : { continues: true }),
      })),
    ),
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
  if ([entry.timePoint, entry.site, entry.task, entry.part].some((text) => text.trim().length > 60))
    problems.push('long-text')
  if (parseAge(entry.age) === undefined) problems.push('bad-age')
  if (parsePause(entry.pause) === null) problems.push('bad-pause')
  return problems
}

function groupProblems(cameras: readonly RegisterCamera[], entries: readonly RegisterEntry[]): readonly EntryProblem[] {
  const problems: EntryProblem[] = []
  for (const camera of cameras.filter((one) => one.entries.length > 1)) {
    const parts = camera.entries.filter(isPart)
    if (parts.length === 0) problems.push('same-camera')
    else if (parts.length < camera.entries.length) problems.push('part-missing')
    if (parts.some((entry, n) => n > 0 && comparePart(entry.part, parts[n - 1]?.part ?? '') === 0))
      problems.push('same-part')
  }
  if (cameras.some(({ entries: [first] }) => (parsePause(first?.pause ?? '') ?? 0) > 0)) problems.push('pause-first')
  if (cameras.length > MOST_CAMERAS) problems.push('too-many-cameras')
  if (entries.length > MOST_FILES) problems.push('too-many-files')
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
