import type { Role } from '#shared/study/people.ts'

/** Where in the application we are, as the part of the address after `#` says. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: StudyScreen }
  | { readonly screen: 'scheme'; readonly id: string; readonly version: string }
  /** The recordings, with one of them opened. */
  | { readonly screen: 'recording'; readonly recordingId: string }
  /** The cameras of a recording are put onto one clock. */
  | { readonly screen: 'align'; readonly recordingId: string }
  | { readonly screen: 'code'; readonly assignmentId: string }

export const studyScreens = [
  'work',
  'recordings',
  'add',
  'files',
  'schemes',
  'people',
  'assignments',
  'reliability',
  'export',
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
  const [first, second, third, fourth] = parts
  if (first === 'code' && second) return { screen: 'code', assignmentId: second }
  if (first !== 'study' || second === undefined) return { screen: 'home' }
  if (second === 'schemes' && third) return schemeRoute(third)
  if (second === 'recordings' && third)
    return { screen: fourth === 'cameras' ? 'align' : 'recording', recordingId: third }
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
    case 'recording':
      return `#/study/recordings/${encodeURIComponent(route.recordingId)}`
    case 'align':
      return `#/study/recordings/${encodeURIComponent(route.recordingId)}/cameras`
    default:
      return `#/study/${route.screen}`
  }
}

function schemeRoute(text: string): Route {
  const at = text.lastIndexOf('@')
  if (at < 1 || at === text.length - 1) return { screen: 'schemes' }
  return { screen: 'scheme', id: text.slice(0, at), version: text.slice(at + 1) }
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
      return 'schemes'
    case 'add':
    case 'recording':
    case 'align':
      return 'recordings'
    default:
      return route.screen
  }
}
