/** Upper tail of the standard normal distribution, P(Z > z): series near 0, continued fraction in the tail. */
export function normalUpper(z: number): number {
  if (z < 0) return 1 - normalUpper(-z)
  if (z < 1.6) return 0.5 - centralArea(z)
  return density(z) / tailFraction(z)
}

/** z with P(Z <= z) = p, for 0 < p < 1; symmetric to the last digit. Newton's method on the logarithm of the tail. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError('a normal quantile needs 0 < p < 1')
  if (p === 0.5) return 0
  const tail = Math.min(p, 1 - p)
  const target = Math.log(tail)
  let z = Math.sqrt(Math.max(0, -2 * target - Math.log(2 * Math.PI) - 1)) * 0.9
  for (let i = 0; i < 60; i++) {
    const upper = normalUpper(z)
    const step = ((Math.log(upper) - target) * upper) / density(z)
    z = Math.max(0, z + step)
    if (Math.abs(step) <= 1e-16 * Math.max(1, z)) break
  }
  return p < 0.5 ? -z : z
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

// P(0 < Z < z): all terms positive, so nothing cancels (Abramowitz & Stegun 26.2.11).
function centralArea(z: number): number {
  let term = z
  let sum = z
  for (let k = 1; k < 200; k++) {
    term *= (z * z) / (2 * k + 1)
    const next = sum + term
    if (next === sum) break
    sum = next
  }
  return density(z) * sum
}

// z + 1/(z + 2/(z + 3/(z + ...))), from the back (Abramowitz & Stegun 26.2.14).
function tailFraction(z: number): number {
  let value = z
  for (let k = 200; k >= 1; k--) value = z + k / value
  return value
}
