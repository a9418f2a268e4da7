import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differencePlot } from '#shared/formats/plots/difference-plot.ts'
import { driftChart } from '#shared/formats/plots/drift-chart.ts'
import { heatMap } from '#shared/formats/plots/heat-map.ts'
import { axisStart, intervalPlot, type IntervalRow } from '#shared/formats/plots/interval-plot.ts'
import { enclosing, ticks } from '#shared/formats/plots/scale.ts'
import { scatter } from '#shared/formats/plots/scatter.ts'
import { paperPalette, svgText, type SvgNode } from '#shared/formats/plots/svg.ts'
import type { DriftPoint, DriftRow } from '#shared/study/drift.ts'

const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
const text = fc.string({ unit: 'binary', maxLength: 30 })
const pair = fc.record({ label: text, a: number, b: number })
const row = fc.record({
  label: text,
  value: fc.option(fc.double({ noNaN: true, min: -1, max: 1 })),
  lo: fc.option(fc.double({ noNaN: true, min: -3, max: 1 })),
  hi: fc.option(fc.double({ noNaN: true, min: -1, max: 2 })),
  n: fc.nat(5000),
  note: text,
})

const check = fc.record({
  ...{ checkId: text, assignmentId: text, recording: text, at: fc.constant('2026-01-01T00:00:00.000Z') },
  ...{ value: fc.option(number), own: fc.option(number), master: fc.option(number), missed: fc.boolean() },
  ...{ mean: fc.option(number), limit: fc.option(fc.double({ noNaN: true, min: 0, max: 100 })) },
})

const anyDrawing: fc.Arbitrary<SvgNode> = fc.oneof(
  fc
    .record({
      title: text,
      pairs: fc.array(pair),
      first: text,
      second: text,
      step: fc.constantFrom(0, 1),
      seed: fc.nat(),
    })
    .map((input) => scatter(input, paperPalette)),
  fc
    .record({
      title: text,
      pairs: fc.array(pair),
      first: text,
      second: text,
      step: fc.constantFrom(0, 1),
      seed: fc.nat(),
      bias: number,
    })
    .map((input) => differencePlot({ ...input, limits: null }, paperPalette)),
  fc.tuple(text, fc.array(row, { maxLength: 8 })).map(([title, rows]) => {
    const found: IntervalRow[] = rows
    const threshold = { point: 0.7, ciLower: 0.5 }
    return intervalPlot({ title, rows: found, threshold, unit: 'recordings', from: axisStart(found) }, paperPalette)
  }),
  fc
    .record({ label: text, coder: text, points: fc.array(check, { minLength: 1, maxLength: 12 }), scale: fc.boolean() })
    .map(({ scale, ...row }) =>
      driftChart(
        {
          ...{ personId: 'p', personName: 'P', schemeId: 's', schemeName: 'S', variable: 'v', alarms: [], ...row },
          ...(scale ? { kind: 'scale', range: 8, threshold: null } : { kind: 'stream', range: null, threshold: 0.6 }),
        },
        paperPalette,
      ),
    ),
  fc.tuple(text, fc.uniqueArray(text, { maxLength: 6 })).map(([title, labels]) => {
    const counts = labels.map((_, i) => labels.map((__, j) => (i * 7 + j * 13) % 5))
    return heatMap({ title, labels, counts, unit: 'seconds', first: 'C01', second: 'C02' }, paperPalette)
  }),
)

describe('every drawing', () => {
  test('is whole and readable whatever the labels and values are: no bare markup, no number that is none', () => {
    fc.assert(
      fc.property(anyDrawing, (drawing) => {
        const file = svgText(drawing)
        expect(file.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true)
        // Texts may say NaN themselves; attributes may not.
        expect(file).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)/)
        expect(file).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
        // eslint cannot see it, XML would refuse it: signs that no file may hold.
        expect([...file].every((sign) => (sign.codePointAt(0) ?? 0) >= 32 || /[\t\n\r]/.test(sign))).toBe(true)
        const opened = [...file.matchAll(/<([a-z]+)(?=[ >])[^<>]*[^/<>]>|<([a-z]+)>/g)].length
        expect([...file.matchAll(/<\/[a-z]+>/g)].length).toBe(opened)
      }),
      { numRuns: 300 },
    )
  })

  test('has a title and a description, and lies on paper when it is exported', () => {
    const file = svgText(
      scatter({ title: 'A <b>', pairs: [], first: 'A', second: 'B', step: 1, seed: 1 }, paperPalette),
    )
    expect(file).toContain('<title>A &lt;b&gt;</title><desc>0 recordings')
    expect(file).toContain('<rect width="364" height="300" fill="#ffffff"/>')
  })
})

test('the same seed gives the same picture, another seed another', () => {
  const pairs = [
    { label: 'x', a: 3, b: 4 },
    { label: 'y', a: 3, b: 4 },
  ]
  const at = (seed: number): string =>
    svgText(scatter({ title: '', pairs, first: 'A', second: 'B', step: 1, seed }, paperPalette))
  expect(at(7)).toBe(at(7))
  expect(at(7)).not.toBe(at(8))
})

test('points are moved by less than half a step, so that none seems to have another value', () => {
  const pairs = Array.from({ length: 200 }, () => ({ label: '', a: 5, b: 5 }))
  const drawing = scatter(
    { title: '', pairs: [...pairs, { label: '', a: 1, b: 9 }], first: '', second: '', step: 1, seed: 3 },
    paperPalette,
  )
  const places = drawing.children.flatMap((child) =>
    typeof child === 'object' && child.tag === 'circle' ? [Number(child.attributes['cx'])] : [],
  )
  const same = places.slice(0, 200)
  // Eight steps lie within some 300 units.
  expect(Math.max(...same) - Math.min(...same)).toBeLessThan(16)
})

test('an estimate under its threshold is a square, at it a disc; a part that is not assessable has neither', () => {
  const rows: IntervalRow[] = [
    { label: 'under', value: 0.5, lo: 0.2, hi: 0.7, n: 20, note: '' },
    { label: 'at', value: 0.7, lo: 0.5, hi: 0.8, n: 20, note: '' },
    { label: 'few', value: null, lo: null, hi: null, n: 3, note: 'not assessable' },
  ]
  const threshold = { point: 0.7, ciLower: 0.5 }
  const file = svgText(intervalPlot({ title: 'By site', rows, threshold, unit: 'recordings', from: 0 }, paperPalette))
  expect([...file.matchAll(/<circle/g)]).toHaveLength(1)
  expect([...file.matchAll(/<rect[^>]*width="9" height="9"/g)]).toHaveLength(1)
  expect(file).toContain('few: not assessable, n 3')
})

test('a chart of checks has a disc for one that was near, a diamond for one that was off, and a ring for an alarm', () => {
  const at = (n: number): string => `2026-03-0${n}T08:00:00.000Z`
  const point = (n: number, value: number | null, missed = false): DriftPoint => ({
    ...{ checkId: `c${n}`, assignmentId: `a${n}`, at: at(n), recording: `D0${n} <before>`, value, missed },
    ...{ own: value === null ? null : 5 + value, master: 5, mean: value, limit: null },
  })
  const row: DriftRow = {
    ...{
      personId: 'p',
      personName: 'P',
      coder: 'C01',
      schemeId: 's',
      schemeName: 'S',
      variable: 'sen',
      label: 'Sens & co',
    },
    ...{ kind: 'scale', range: 8, threshold: null, points: [point(1, 0), point(2, 2, true), point(3, null)] },
    alarms: [{ rule: 'two_misses', raisedAt: at(2), closed: null }],
  }
  const file = svgText(driftChart(row, paperPalette))
  expect(file).toContain('<title>Sens &amp; co, C01</title><desc>3 checks: 0, +2, no value</desc>')
  expect([...file.matchAll(/<circle[^>]*r="4"/g)]).toHaveLength(1)
  expect([...file.matchAll(/l6 6l-6 6l-6 -6z/g)]).toHaveLength(1)
  expect([...file.matchAll(/<circle[^>]*r="9"/g)]).toHaveLength(1)
  expect(file).toContain('2026-03-02, D02 &lt;before&gt;: +2 (7.0 against 5.0)')
})

test('ticks are round and lie within what is shown', () => {
  expect(ticks(1, 9, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(ticks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3])
  expect(enclosing([0.12, 0.47], 5)).toEqual([0.1, 0.5])
  expect(enclosing([], 5)).toEqual([0, 1])
  expect(enclosing([4, 4], 5)).toEqual([3, 5])
})

test('values that lie closer together than an axis can show are one place', () => {
  for (const b of [5e-324, 1e-300, 1e-13, 1 - 2 ** -53]) {
    const a = b > 0.5 ? 1 : 0
    const input = { title: 'Tiny', first: 'C01', second: 'C02', step: 1, seed: 1, pairs: [{ label: 'D001', a, b }] }
    expect(svgText(scatter(input, paperPalette))).not.toMatch(/NaN|Infinity/)
  }
})
