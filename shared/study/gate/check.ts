import type { GateCheck, GateCheckId, Verdict } from '../gate.ts'

/** One finding of a check; `code` is the last part of the key of its words. */
export const check = (
  id: GateCheckId,
  verdict: Verdict,
  code: string,
  params: GateCheck['params'] = {},
): GateCheck => ({
  id,
  verdict,
  code: `gate.${id}.${code}`,
  params,
})

/** A share as whole per cent, as findings print it. */
export const percent = (share: number): number => Math.round(share * 100)

/** What comes of counts that add up only up to rounding in binary: at the limit is within it. */
export const atMost = (value: number, limit: number): boolean => value <= limit + 1e-9
export const atLeast = (value: number, limit: number): boolean => value >= limit - 1e-9

/** Names in a finding, a handful of them: the rest is counted. */
export function few(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}
