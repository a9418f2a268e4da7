import { stirlingError } from './log-gamma.ts'

const TINY = 1e-300

/**
 * x^a y^b / B(a, b) with y = 1 - x given apart, for a, b > 0.
 * Written as a binomial density in saddle-point form (Loader 2000), because the difference of three log gammas
 * loses digits when a and b are large.
 */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  if (x <= 0 || y <= 0) return 0
  const n = a + b
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y)
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n))
}

/**
 * Regularised incomplete beta function I_x(a, b), with y = 1 - x given apart so that a small tail keeps its digits.
 * Continued fraction (Didonato & Morris 1992; evaluated by Lentz's method) on the side where it converges fast.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError('the incomplete beta function needs positive parameters')
  if (x <= 0) return 0
  if (y <= 0) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerTail(y, x, b, a)
  return lowerTail(x, y, a, b)
}

function lowerTail(x: number, y: number, a: number, b: number): number {
  return (betaKernel(x, y, a, b) / a) * continuedFraction(x, a, b)
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = guard(1 - ((a + b) * x) / (a + 1))
  d = 1 / d
  let h = d
  for (let m = 1; m <= 20000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guard(1 + even * d)
    c = guard(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guard(1 + odd * d)
    c = guard(1 + odd / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

function guard(v: number): number {
  return Math.abs(v) < TINY ? TINY : v
}

// k log(k / m) + m - k, by a series where k and m are close.
function deviance(k: number, m: number): number {
  const difference = k - m
  if (Math.abs(difference) < 0.1 * (k + m)) {
    const v = difference / (k + m)
    const square = v * v
    let term = 2 * k * v
    let sum = difference * v
    for (let j = 1; j < 1000; j++) {
      term *= square
      const next = sum + term / (2 * j + 1)
      if (next === sum) break
      sum = next
    }
    return sum
  }
  return k * Math.log(k / m) + m - k
}
