import { describe, expect, test } from 'vitest'
import { textOf } from '#shared/contract/messages.ts'
import { methodsOf } from '#shared/formats/reliability-report/methods.ts'
import type { ReportContent } from '#shared/formats/reliability-report/report-input.ts'
import { reliabilityReport } from '#shared/formats/reliability-report/report.ts'
import { detailFrom } from '#shared/reliability/study/detail-from.ts'
import { variableDetail } from '#shared/reliability/study/detail.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import type { OverrideRecord } from '#shared/study/gate.ts'
import { ratings } from '../observation/builders.ts'
import { dataset, ratedTwice } from '../study/dataset-builder.ts'

const values = Array.from(
  { length: 16 },
  (_, n) => [1 + (n % 9), Math.min(9, 1 + (n % 9) + (n % 3 === 0 ? 1 : 0))] as const,
)

function contentOf(data: StudyDataset, overrides: readonly OverrideRecord[] = []): ReportContent {
  const found = studyReliability(data, { progress: () => undefined, throwIfCancelled: () => undefined })
  return {
    studyName: data.studyName,
    plan: data.plan,
    report: found.report,
    gate: found.gate,
    details: found.schemes.flatMap((collected) => {
      const from = detailFrom(data, collected)
      return collected.variables.map((variable) => variableDetail(from, collected, variable))
    }),
    overrides,
    meta: { appVersion: '9.9.9', madeAt: '2026-03-01T10:20:30.000Z' },
    words: textOf,
  }
}

describe('the report to print', () => {
  const content = contentOf(dataset(ratedTwice(values)))
  const page = reliabilityReport(content)

  test('has every variable once, with its statistic, interval and n', () => {
    for (const { label } of content.report.variables) expect(page).toContain(label.replaceAll("'", '&#39;'))
    expect(page).toContain('ICC(A,1)')
    expect(page).toMatch(/<td class="number">\.\d\d<\/td>\s*<td class="number">\.\d\d to \.\d\d<\/td>/)
  })

  test('states form, model, subset, coders, interval, version and reference in a paragraph for a paper', () => {
    const { sentences, references } = methodsOf(content)
    const text = sentences.join(' ')
    for (const part of [
      '16 of 16 recordings (100 %)',
      'two of 2 coders',
      'ICC(A,1): two-way model, absolute agreement',
    ])
      expect(text).toContain(part)
    expect(text).toContain('single rater, with 95 % confidence intervals')
    expect(text).toContain('Computed with Attune 9.9.9.')
    expect(references.join(' ')).toContain('McGraw, K. O., & Wong, S. P. (1996)')
  })

  test('needs nothing else: no script, no address, and every text of it is there', () => {
    expect(page).not.toMatch(/<script|href=|src=|url\(/)
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toContain('http')
    expect(page).not.toMatch(/NaN|Infinity|undefined|\[object/)
  })

  test('uses no bands of words', () => {
    expect(page).not.toMatch(/substantial|excellent|moderate|almost perfect/i)
  })
})

test('no text of a study is read as markup', () => {
  const hostile = '<img src=x onerror=alert(1)>&"\''
  const scheme = { ...ratings, ratings: ratings.ratings.map((one) => ({ ...one, label: `${hostile}${one.label}` })) }
  const codings = ratedTwice(values).map((one) => ({ ...one, scheme }))
  const data = { ...dataset(codings), studyName: `${hostile}</title><script>` }
  const override: OverrideRecord = {
    ...{ id: 'ov-1', scheme: `${scheme.id}@${scheme.version}`, variables: ['sen_play'], checks: ['G07'] },
    ...{ observed: {}, required: {}, reasonCode: 'other', reasonText: `${hostile} because`, decidedBy: 'p1' },
    ...{ decidedAt: '2026-03-01T00:00:00.000Z', appVersion: '1', prevHash: 'a'.repeat(64), hash: 'b'.repeat(64) },
  }
  const page = reliabilityReport(contentOf(data, [override]))
  expect(page).not.toMatch(/<img|<script|onerror=alert\(1\)>(?!&)/)
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39; because')
})

test('a study without any variable still has a page that says so', () => {
  const page = reliabilityReport(contentOf(dataset([])))
  expect(page).toContain('The study exports no variable yet.')
  expect(page).toContain('0 of 0 recordings (0 %)')
})
