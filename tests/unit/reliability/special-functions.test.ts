import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fCdf, fQuantile, fUpper, fUpperQuantile } from '#shared/reliability/special/f-distribution.ts'
import { incompleteBeta } from '#shared/reliability/special/incomplete-beta.ts'
import { logGamma } from '#shared/reliability/special/log-gamma.ts'
import { normalQuantile, normalUpper } from '#shared/reliability/special/normal.ts'
import { tCdf, tQuantile, tTwoSided } from '#shared/reliability/special/student-t.ts'

/** Relative error. The numbers below were computed to 50 digits by tests/reference/special-functions.py from the definitions. */
function expectWithin(got: number, expected: number, tolerance = 1e-12): void {
  expect(Math.abs(got - expected) / Math.abs(expected)).toBeLessThan(tolerance)
}

describe('log gamma', () => {
  test.each([
    [0.1, 2.252712651734205959869701],
    [0.5, 0.572364942924700087071713],
    [0.999, 0.000578038532891379724036],
    [1.001, -0.00057639359828336954162],
    [1.5, -0.12078223763524522234551],
    [2.25, 0.124871714892396594302441],
    [3.7, 1.428072326665387921872381],
    [12.3, 18.23898340709224194192982],
    [14.999, 25.18854687054692642462416],
    [15.001, 25.19389556386866447778649],
    [100.5, 361.4355404677776215552519],
    [1234.5, 7550.550901077894895729835],
  ])('of %f', (x, expected) => expectWithin(logGamma(x), expected))

  test('is the logarithm of a factorial for whole numbers', () => {
    let factorial = 1
    for (let n = 1; n < 20; n++) {
      factorial *= n
      if (n > 1) expectWithin(logGamma(n + 1), Math.log(factorial))
    }
  })

  test('follows its recurrence', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 300, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 10)
      }),
    )
  })
})

describe('incomplete beta function', () => {
  test.each([
    [0.3, 2.5, 4.5, 0.406539016682459273731155],
    [0.01, 0.5, 12, 0.373065293937957865689516],
    [0.9, 8, 0.5, 0.201095934003765124142718],
    [0.5, 250, 260, 0.671183562070861395637244],
    [0.45, 700.5, 800, 0.095295863612198806173568],
    [0.001, 1.5, 30, 0.003889268385180368417551],
    [0.99, 3, 0.25, 0.557078544163822356719198],
  ])('at %f with %f and %f', (x, a, b, expected) => expectWithin(incompleteBeta(x, 1 - x, a, b), expected, 4e-12))

  test('is 1 minus its mirror image', () => {
    const half = fc.double({ min: 0.2, max: 80, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), half, half, (x, a, b) => {
        expect(incompleteBeta(x, 1 - x, a, b) + incompleteBeta(1 - x, x, b, a)).toBeCloseTo(1, 12)
      }),
    )
  })

  test('is x^a when b is 1', () => {
    for (const a of [0.5, 2, 7.5]) expectWithin(incompleteBeta(0.3, 0.7, a, 1), 0.3 ** a)
  })
})

describe('normal distribution', () => {
  test.each([
    [0.5, 0.308537538725986896362295],
    [1, 0.158655253931457051414767],
    [1.59, 0.055917402519469442258632],
    [1.61, 0.053698928148119707443911],
    [2.5, 0.006209665325776135166978],
    [4, 0.000031671241833119921253771],
    [7.5, 3.19089167291089622776729e-14],
  ])('has the upper tail of %f', (z, expected) => expectWithin(normalUpper(z), expected))

  test.each([
    [0.975, 1.95996398454005423552],
    [0.7, 0.52440051270804078404],
    [0.9995, 3.29052673149189479322],
    [0.5001, 0.00025066283008803509892],
  ])('has the quantile of %f', (p, expected) => expectWithin(normalQuantile(p), expected))

  test('has quantiles that are symmetric and that its tail leads back from', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.4999, noNaN: true }), (p) => {
        expectWithin(normalUpper(-normalQuantile(p)), p)
        expect(normalQuantile(0.25)).toBe(-normalQuantile(0.75))
      }),
    )
  })
})

describe('Student t', () => {
  test('with one and two degrees of freedom has its closed forms', () => {
    for (const t of [0.1, 1, 3.5, 40]) {
      expectWithin(tTwoSided(t, 1), 1 - (2 * Math.atan(t)) / Math.PI, 1e-11)
      expectWithin(tCdf(t, 2), 0.5 + t / (2 * Math.sqrt(2 + t * t)))
    }
    expectWithin(tQuantile(0.9, 1), Math.tan(Math.PI * 0.4))
    expectWithin(tQuantile(0.9, 2), (2 * 0.4 * Math.SQRT2) / Math.sqrt(1 - 0.64))
  })

  test('has the quantile that leads back to the probability', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.5, max: 400, noNaN: true }),
        (p, df) => {
          expectWithin(tCdf(tQuantile(p, df), df), p, 1e-10)
        },
      ),
    )
  })

  test('with many degrees of freedom is close to the normal distribution', () => {
    expect(tQuantile(0.975, 1e6)).toBeCloseTo(normalQuantile(0.975), 5)
  })
})

describe('F distribution', () => {
  test.each([
    [2.5, 5, 18, 0.0691019534177199188724882],
    [11.03, 5, 15, 0.000134377852049118216333],
    [0.4, 3, 7.5, 0.757182708062486678600966],
    [30, 10, 20, 7.20601509018869990086e-10],
    [1.05, 59, 177, 0.395369851435661919344157],
  ])('has the upper tail of %f with %f and %f degrees of freedom', (f, d1, d2, expected) =>
    expectWithin(fUpper(f, d1, d2), expected),
  )

  test('with two degrees of freedom above has its closed form', () => {
    for (const d2 of [1, 6, 37.5]) {
      expectWithin(fQuantile(0.975, 2, d2), (d2 / 2) * (0.025 ** (-2 / d2) - 1))
      expectWithin(fUpper(3, 2, d2), (1 + 6 / d2) ** (-d2 / 2))
    }
  })

  test('has reciprocal quantiles when its degrees of freedom change places', () => {
    const df = fc.double({ min: 0.3, max: 300, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), df, df, (p, d1, d2) => {
        const product = fQuantile(p, d1, d2) * fUpperQuantile(p, d2, d1)
        expect(product).toBeCloseTo(1, 10)
      }),
    )
  })

  test('has the quantile that leads back to the probability, also with fractions of a degree of freedom', () => {
    const df = fc.double({ min: 0.3, max: 300, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), df, df, (p, d1, d2) => {
        expectWithin(fCdf(fQuantile(p, d1, d2), d1, d2), p, 1e-10)
      }),
    )
  })
})
