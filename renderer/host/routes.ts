import { MomentClass } from '#shared/study/moment.ts'
import type { Role } from '#shared/study/people.ts'

/** Where in the application we are, as the part of the address after `#` says. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: StudyScreen }
  | { readonly screen: 'scheme'; readonly id: string; readonly version: string }
  /** Codings of earlier versions are brought over to this one. */
  | { readonly screen: 'bring-over'; readonly id: string; readonly version: string }
  /** A scheme on its way to its next version. */
  | { readonly screen: 'draft'; readonly id: string }
  /** The same, being written. */
  | { readonly screen: 'draft-editor'; readonly id: string }
  /** The recordings, with one of them opened. */
  | { readonly screen: 'recording'; readonly recordingId: string }
  /** The cameras of a recording are put onto one clock. */
  | { readonly screen: 'align'; readonly recordingId: string }
  /** What a run through a training set came to. */
  | { readonly screen: 'training-result'; readonly runId: string }
  /** A locked training coding beside its master. */
  | { readonly screen: 'feedback'; readonly assignmentId: string }
  | { readonly screen: 'code'; readonly assignmentId: string }
  | MomentsRoute
  | CompareRoute

/** What a figure is made of: differences between two coders, of a variable, a cell of its matrix or one recording. */
export type MomentsRoute = {
  readonly screen: 'moments'
  /** `id@version`. */
  readonly scheme: string
  readonly variable: string
  readonly recordingId: string | null
  /** What the first coder has and what the second; null: whatever that one has. */
  readonly cell: { readonly first: string | null; readonly second: string | null } | null
  /** Classes that are shown first; none: all. */
  readonly kinds: readonly MomentClass[]
}

/** Two locked codings beside each other, at one of their differences. */
export type CompareRoute = {
  readonly screen: 'compare'
  readonly recordingId: string
  readonly scheme: { readonly id: string; readonly version: string }
  readonly moment: string | null
}

export const studyScreens = [
  'work',
  'recordings',
  'add',
  'files',
  'schemes',
  'people',
  'assignments',
  'reliability',
  'plan',
  'export',
  'training',
  'drift',
] as const
export type StudyScreen = (typeof studyScreens)[number]

/** Where a study begins for a person: with the own work who only codes, with the recordings everybody else. */
export function firstRoute(roles: readonly Role[]): Route {
  return { screen: roles.length > 0 && !roles.includes('lead') ? 'work' : 'recordings' }
}

/** Reads a hash such as `#/study/recordings`. What is not known leads home. */
export function parseRoute(hash: string): Route {
  const parts = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode)
  const [first, second, third, fourth, fifth] = parts
  if (first === 'code' && second) return { screen: 'code', assignmentId: second }
  if (first !== 'study' || second === undefined) return { screen: 'home' }
  if (second === 'schemes' && third === 'drafts' && fourth)
    return { screen: fifth === 'edit' ? 'draft-editor' : 'draft', id: fourth }
  if (second === 'schemes' && third) return schemeRoute(third, fourth)
  if (second === 'recordings' && third)
    return { screen: fourth === 'cameras' ? 'align' : 'recording', recordingId: third }
  if (second === 'training' && third === 'beside' && fourth) return { screen: 'feedback', assignmentId: fourth }
  if (second === 'training' && third) return { screen: 'training-result', runId: third }
  const own = momentRoute(parts.slice(1))
  if (own !== null) return own
  const screen = studyScreens.find((name) => name === second)
  return screen === undefined ? { screen: 'home' } : { screen }
}

/** The hash of a place; `parseRoute` reads it back. */
export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'home':
      return '#/'
    case 'code':
      return `#/code/${encodeURIComponent(route.assignmentId)}`
    case 'scheme':
      return `#/study/schemes/${encodeURIComponent(`${route.id}@${route.version}`)}`
    case 'bring-over':
      return `#/study/schemes/${encodeURIComponent(`${route.id}@${route.version}`)}/bring-over`
    case 'draft':
      return `#/study/schemes/drafts/${encodeURIComponent(route.id)}`
    case 'draft-editor':
      return `#/study/schemes/drafts/${encodeURIComponent(route.id)}/edit`
    case 'recording':
      return `#/study/recordings/${encodeURIComponent(route.recordingId)}`
    case 'align':
      return `#/study/recordings/${encodeURIComponent(route.recordingId)}/cameras`
    case 'training-result':
      return `#/study/training/${encodeURIComponent(route.runId)}`
    case 'feedback':
      return `#/study/training/beside/${encodeURIComponent(route.assignmentId)}`
    case 'moments': {
      const { scheme, variable, recordingId, cell, kinds } = route
      const narrowed = [recordingId ?? '', cell?.first ?? '', cell?.second ?? '', kinds.join(',')]
      return `#/study/${['moments', scheme, variable, ...narrowed].map(encodeURIComponent).join('/')}`
    }
    case 'compare': {
      const { recordingId, scheme, moment } = route
      const where = ['compare', recordingId, `${scheme.id}@${scheme.version}`, ...(moment === null ? [] : [moment])]
      return `#/study/${where.map(encodeURIComponent).join('/')}`
    }
    default:
      return `#/study/${route.screen}`
  }
}

function schemeRoute(text: string, step: string | undefined): Route {
  const at = text.lastIndexOf('@')
  if (at < 1 || at === text.length - 1) return { screen: 'schemes' }
  const screen = step === 'bring-over' ? step : 'scheme'
  return { screen, id: text.slice(0, at), version: text.slice(at + 1) }
}

/**
 * `moments/SCHEME/VARIABLE/RECORDING/FIRST/SECOND/CLASSES`, the last four may be empty, classes are parted by commas;
 * `compare/RECORDING/SCHEME/MOMENT`.
 */
function momentRoute([screen, a, b, c, d, e, f]: readonly string[]): MomentsRoute | CompareRoute | null {
  if (screen === 'moments' && a && b) {
    const cell = d || e ? { first: d || null, second: e || null } : null
    const kinds = MomentClass.options.filter((kind) => f?.split(',').includes(kind))
    return { screen, scheme: a, variable: b, recordingId: c || null, cell, kinds }
  }
  const at = b?.lastIndexOf('@') ?? -1
  if (screen !== 'compare' || !a || b === undefined || at < 1 || at === b.length - 1) return null
  return { screen, recordingId: a, scheme: { id: b.slice(0, at), version: b.slice(at + 1) }, moment: c || null }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A hash typed by hand may hold a lone percent sign.
    return part
  }
}

/** The entry of the navigation that a place belongs to; null outside of a study. */
export function navScreenOf(route: Route): StudyScreen | null {
  switch (route.screen) {
    case 'home':
    case 'code':
      return null
    case 'scheme':
    case 'bring-over':
    case 'draft':
    case 'draft-editor':
      return 'schemes'
    case 'training-result':
    case 'feedback':
      return 'training'
    case 'moments':
    case 'compare':
      return 'reliability'
    case 'add':
    case 'recording':
    case 'align':
      return 'recordings'
    default:
      return route.screen
  }
}
