import { betaKernel, incompleteBeta } from './incomplete-beta.ts'

/** P(F <= f) with d1 and d2 degrees of freedom, which need not be whole. */
export function fCdf(f: number, d1: number, d2: number): number {
  return tail(f, d1, d2, 'lower')
}

/** P(F > f): keeps its digits where it is small. */
export function fUpper(f: number, d1: number, d2: number): number {
  return tail(f, d1, d2, 'upper')
}

/** f with P(F <= f) = p, 0 < p < 1. Infinity or 0 only where the number is beyond what a double can hold. */
export function fQuantile(p: number, d1: number, d2: number): number {
  return p <= 0.5 ? solve(p, d1, d2, 'lower') : solve(1 - p, d1, d2, 'upper')
}

/** f with P(F > f) = q, 0 < q < 1. */
export function fUpperQuantile(q: number, d1: number, d2: number): number {
  return q <= 0.5 ? solve(q, d1, d2, 'upper') : solve(1 - q, d1, d2, 'lower')
}

function tail(f: number, d1: number, d2: number, side: 'lower' | 'upper'): number {
  if (!(f > 0)) return side === 'lower' ? 0 : 1
  if (f === Infinity) return side === 'lower' ? 1 : 0
  const x = d1 * f > d2 ? 1 / (1 + d2 / (d1 * f)) : (d1 * f) / (d1 * f + d2)
  const y = d1 * f > d2 ? d2 / (d1 * f) / (1 + d2 / (d1 * f)) : d2 / (d1 * f + d2)
  return side === 'lower' ? incompleteBeta(x, y, d1 / 2, d2 / 2) : incompleteBeta(y, x, d2 / 2, d1 / 2)
}

// Newton on the logarithm of the tail against u = log f, where it is nearly straight; a bracket catches what overshoots.
function solve(p: number, d1: number, d2: number, side: 'lower' | 'upper'): number {
  if (!(p > 0 && p < 1)) throw new RangeError('an F quantile needs 0 < p < 1')
  const target = Math.log(p)
  const sign = side === 'lower' ? 1 : -1
  let low = -745
  let high = 709
  let u = 0
  for (let i = 0; i < 200; i++) {
    const f = Math.exp(u)
    const area = tail(f, d1, d2, side)
    const error = area > 0 ? Math.log(area) - target : -Infinity
    if (error === 0) break
    if (error * sign > 0) high = u
    else low = u
    const x = 1 / (1 + d2 / (d1 * f))
    const slope = betaKernel(x, 1 / (1 + (d1 * f) / d2), d1 / 2, d2 / 2)
    const next = u - (sign * error * area) / slope
    const inside = Number.isFinite(next) && next > low && next < high
    const step = (inside ? next : (low + high) / 2) - u
    u += step
    if (Math.abs(step) <= 1e-16 * Math.max(1, Math.abs(u))) break
  }
  return u >= 708.9 ? Infinity : Math.exp(u)
}
