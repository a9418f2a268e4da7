import { expect, test } from 'vitest'
import type { Camera } from '#shared/study/recording.ts'
import { withOwnNames } from '../../../../renderer/features/align/camera-names.ts'

const named = (...labels: readonly string[]): readonly string[] =>
  withOwnNames(
    labels.map((label, n): Camera => ({ id: String(n), view: 'other', label, isReference: n === 0, segments: [] })),
  ).map(({ label }) => label)

test('cameras that share a name are told apart by their number, others keep theirs', () => {
  expect(named('Mother', 'Baby', 'Other view', 'Other view')).toEqual([
    'Mother',
    'Baby',
    'Other view 3',
    'Other view 4',
  ])
})
