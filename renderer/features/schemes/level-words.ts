import type { ChangeLevel, SchemeChange, SchemeComparison } from '#shared/scheme/versions/compare-schemes.ts'
import { counted } from '../../ui/format/figures.ts'

/** What weighs most first. */
export const levels: readonly ChangeLevel[] = ['major', 'minor', 'patch']

export const levelName: Readonly<Record<ChangeLevel, string>> = { major: 'Major', minor: 'Minor', patch: 'Patch' }

export const levelMeaning: Readonly<Record<ChangeLevel, string>> = {
  major: 'What coders judge, or a score, may come out otherwise than before.',
  minor: 'Something was added; what was there before stays as it was.',
  patch: 'Nothing that coders judge by, and no score, is touched.',
}

/** Why the number rises as it does, as a lead would explain it to the team. */
export function versionRule(comparison: SchemeComparison | null, least: string): string {
  if (comparison === null) return 'The first version of this scheme in this study. Another number will do as well.'
  const { from, level } = comparison
  switch (level) {
    case 'major':
      return `At least one change is major, so the first number rises: after ${from} comes ${least} or higher.`
    case 'minor':
      return `Something was added and nothing else changed, so the second number rises: after ${from} comes ${least} or higher.`
    case 'patch':
      return `Only what nobody judges by changed, so the third number rises: after ${from} comes ${least} or higher.`
    case 'none':
      return `Nothing is different from version ${from}.`
  }
}

/** `12 changes: 2 major, 10 patch`. */
export function changesInWords(changes: readonly SchemeChange[]): string {
  const parts = levels.flatMap((level) => {
    const n = changes.filter((change) => change.level === level).length
    return n === 0 ? [] : [`${String(n)} ${level}`]
  })
  return `${counted(changes.length, 'change')}: ${parts.join(', ')}`
}

export type Why = { readonly why: string; readonly changes: readonly SchemeChange[] }

/** The changes of one level, those with the same reason together, in the order in which the reasons come up. */
export function byReason(changes: readonly SchemeChange[], level: ChangeLevel): readonly Why[] {
  const reasons = new Map<string, SchemeChange[]>()
  for (const change of changes) {
    if (change.level === level) reasons.set(change.why, [...(reasons.get(change.why) ?? []), change])
  }
  return [...reasons].map(([why, same]) => ({ why, changes: same }))
}
