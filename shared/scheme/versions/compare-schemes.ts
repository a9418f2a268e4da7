import { capital } from '../place-words.ts'
import type { Scheme } from '../scheme.ts'
import { compareMembers, highestLevel, type ChangeLevel, type SchemeChange } from './scheme-change.ts'
import { schemeMembers } from './scheme-members.ts'

export type { ChangeLevel, SchemeChange } from './scheme-change.ts'

export type SchemeComparison = {
  /** The version compared with. */
  readonly from: string
  readonly level: ChangeLevel | 'none'
  readonly changes: readonly SchemeChange[]
  /** The least version number for `to`; equal to `from` when the level is `none`. */
  readonly nextVersion: string
}

/**
 * What is different in `to`, and the version number that makes necessary. Things are found by their ids, wherever they
 * stand; the `version` members are no change. Any other difference in content is a change, so that `none` means equal
 * content. Neither scheme has to pass `checkScheme`: a draft may be compared while it is written.
 */
export function compareSchemes(from: Scheme, to: Scheme): SchemeComparison {
  const say = capital
  const changes = compareMembers(schemeMembers, from, to, { from, to, path: [], say, whole: say })
  const level = highestLevel(changes)
  return { from: from.version, level, changes, nextVersion: nextVersion(from.version, level) }
}

/** The least version number after `version` for a change of this level. */
function nextVersion(version: string, level: ChangeLevel | 'none'): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  switch (level) {
    case 'major':
      return `${major + 1}.0.0`
    case 'minor':
      return `${major}.${minor + 1}.0`
    case 'patch':
      return `${major}.${minor}.${patch + 1}`
    case 'none':
      return version
  }
}
