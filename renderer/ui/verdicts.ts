import type { Verdict } from '#shared/study/gate.ts'
import type { BadgeKind } from './Badge.tsx'

/** The sign of a verdict, the same wherever one stands. */
export const verdictKinds: Readonly<Record<Verdict, BadgeKind>> = {
  pass: 'pass',
  warn: 'warn',
  fail: 'fail',
  not_assessed: 'open',
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'Pass',
  warn: 'Warn',
  fail: 'Fails',
  not_assessed: 'Not assessed',
}
