const EULER = 0.5772156649015329
const HALF_LOG_TWO_PI = 0.9189385332046728
// Bernoulli numbers B2n / (2n (2n - 1)): the asymptotic series of log gamma.
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]
const ZETA_MINUS_ONE = zetaMinusOne(44)

/**
 * Natural logarithm of the gamma function for x > 0; relative error near 1e-15, also beside its zeros at 1 and 2.
 * Power series around 2 in the coefficients zeta(k) - 1 (Abramowitz & Stegun 6.1.33), Stirling's series from 15 on,
 * the recurrence between. Throws `RangeError` for x <= 0.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError('log gamma is used here for positive numbers only')
  if (x < 0.5) return logGamma(x + 1) - Math.log(x)
  if (x < 1.5) return seriesAtTwo(x - 1) - Math.log1p(x - 1)
  if (x < 2.5) return seriesAtTwo(x - 2)
  if (x >= 15) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingTail(x)
  let product = 1
  let y = x
  while (y >= 2.5) {
    y -= 1
    product *= y
  }
  return Math.log(product) + seriesAtTwo(y - 2)
}

/** log(x!) minus its Stirling approximation, for real x > 0: what is left over, to full precision (Loader 2000). */
export function stirlingError(x: number): number {
  if (x >= 15) return stirlingTail(x)
  return logGamma(x) - (x - 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI
}

function stirlingTail(x: number): number {
  const square = x * x
  let sum = 0
  for (let i = STIRLING.length - 1; i >= 0; i--) sum = sum / square + (STIRLING[i] ?? 0)
  return sum / x
}

// log gamma(2 + z) for |z| <= 1/2; each term is at most a quarter of the one before.
function seriesAtTwo(z: number): number {
  let sum = 0
  for (let k = ZETA_MINUS_ONE.length - 1; k >= 2; k--) {
    sum += ((ZETA_MINUS_ONE[k] ?? 0) * (k % 2 === 0 ? 1 : -1) * z ** k) / k
  }
  return sum + z * (1 - EULER)
}

// zeta(k) - 1 = sum of n^-k from n = 2, with the tail from 40 on by Euler and Maclaurin.
function zetaMinusOne(last: number): number[] {
  const out = [0, 0]
  const m = 40
  for (let k = 2; k <= last; k++) {
    let tail = m ** (1 - k) / (k - 1) + m ** -k / 2
    tail += (k * m ** (-k - 1)) / 12
    tail -= (k * (k + 1) * (k + 2) * m ** (-k - 3)) / 720
    tail += (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * m ** (-k - 5)) / 30240
    let sum = tail
    for (let n = m - 1; n >= 2; n--) sum += n ** -k
    out.push(sum)
  }
  return out
}
