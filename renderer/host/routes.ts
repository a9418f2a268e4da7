import type { Role } from '#shared/study/people.ts'

/** Where in the application we are, as the part of the address after `#` says. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: StudyScreen }
  | { readonly screen: 'scheme'; readonly id: string; readonly version: string }
  | { readonly screen: 'code'; readonly assignmentId: string }

export const studyScreens = [
  'work',
  'recordings',
  'add',
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
  const [first, second, third] = parts
  if (first === 'code' && second) return { screen: 'code', assignmentId: second }
  if (first !== 'study' || second === undefined) return { screen: 'home' }
  if (second === 'schemes' && third) return schemeRoute(third)
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
