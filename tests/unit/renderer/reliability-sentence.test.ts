import { expect, test } from 'vitest'
import type { VariableReliability } from '#shared/study/reliability-view.ts'
import { blandAltman } from '#shared/reliability/bland-altman.ts'
import { sentenceOf } from '../../../renderer/features/reliability/sentence.ts'

test('the sentence names the coder whose values are higher as the one who scores higher', () => {
  const bias = blandAltman([
    [3, 5],
    [4, 5],
    [6, 7],
    [2, 4],
  ])
  const variable = {
    statistic: 'icc_a1',
    group: 'ratings',
    estimate: { ok: true, value: 0.8, lo: 0.6, hi: 0.9 },
    threshold: { point: 0.7, ciLower: 0.5, minN: 3 },
    n: 4,
    bias: { ok: true, value: bias.ok ? bias.value : NaN, lo: null, hi: null },
  } as unknown as VariableReliability
  expect(sentenceOf(variable, undefined, 'Robin', 'Kim')).toContain('Kim scores 1.5 higher than Robin.')
})
