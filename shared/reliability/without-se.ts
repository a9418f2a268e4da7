import type { Defined, NotDefined } from './estimate.ts'

/** Takes away SE, interval and test: neighbouring time units are so alike that those are far too small. */
export function withoutSe<E extends object>(estimate: Defined<E> | NotDefined): Defined<E> | NotDefined {
  if (!estimate.ok) return estimate
  const { se: _se, ci: _ci, se0: _se0, z: _z, ...rest } = estimate as Defined<E> & { se0?: number; z?: number }
  const warnings = rest.warnings.filter((w) => w !== 'se_zero')
  return { ...rest, warnings }
}
