/** A seeded source of uniform numbers in [0, 1). Same seed, same numbers, on every machine. */
export type Random = () => number

/**
 * Small fast generator with a 128-bit state (sfc32), seeded from one integer through splitmix32.
 * Good enough for bootstrap and simulation; never for secrets.
 */
export function seededRandom(seed: number): Random {
  let s = seed >>> 0
  const next = (): number => {
    s = (s + 0x9e3779b9) >>> 0
    let z = s
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  let a = next()
  let b = next()
  let c = next()
  let d = next()
  return () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
}
