import { describe, expect, test } from 'vitest'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { withValueAt, type DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { newId } from '#shared/scheme/edit/new-id.ts'
import { referencesTo, renaming } from '#shared/scheme/edit/references.ts'
import { idAt, placesOf, takenIds, thingKinds } from '#shared/scheme/edit/things.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { templates } from '#shared/scheme/templates/templates.ts'

function renamed(draft: DraftValue, path: SchemePath, id: string): DraftValue {
  return renaming(draft, path, id).edits.reduce<DraftValue>(
    (value, edit) => withValueAt(value, edit.path, edit.value) as DraftValue,
    draft,
  )
}

describe('another id', () => {
  test.each(templates.map((template) => [template.id, template] as const))(
    'for any thing leaves a scheme without problems, because everything that names it follows: %s',
    (_, template) => {
      for (const { pattern } of thingKinds)
        for (const path of placesOf(template, pattern)) {
          const id = idAt(template, path) ?? ''
          if (id.includes('{') || !isAlone(template, path)) continue
          const next = newId('quite another', takenIds(template, path), 'other')
          expect(checkScheme(Scheme.parse(renamed(template, path, next))), `${path.join(' ')} ${id}`).toEqual([])
        }
    },
  )

  /** Composites written out for each code have the code's id in theirs, and formulas name those by hand. */
  function isAlone(template: DraftValue, path: SchemePath): boolean {
    const isCode = path[0] === 'sets' && path.length === 4
    const made = placesOf(template, ['composites', '*']).some((place) => idAt(template, place)?.includes('{code}'))
    return !(isCode && made)
  }

  test('in a formula is put where the name stands, not where it is part of another word or a function', () => {
    const draft = withValueAt(
      stillfacePhase,
      ['composites'],
      [{ id: 'mean', label: 'M', expr: 'mean(mean, meaning) + mean', scope: 'session', forEach: [], unit: '' }],
    ) as DraftValue
    const after = renamed(draft, ['composites', 0], 'middle')
    expect(placesOf(after, ['composites', '*', 'expr'])).toHaveLength(1)
    expect(after).toMatchObject({ composites: [{ expr: 'mean(middle, meaning) + middle' }] })
  })

  test('of a code called study leaves the word of z_within( ) as it is, which names nothing', () => {
    const expr = 'z_within(mean(rate(study), rate(study|b), prop_time(b, study)) , study) + z_within(rate(b), study)'
    const draft: DraftValue = {
      sets: [{ id: 'face', codes: [{ id: 'study' }, { id: 'b' }] }],
      composites: [
        { id: 'a', expr },
        { id: 'z', expr: 'z_within(rate(b), study)' },
      ],
    }
    const after = 'z_within(mean(rate(n), rate(n|b), prop_time(b, n)) , study) + z_within(rate(b), study)'
    expect(renamed(draft, ['sets', 0, 'codes', 0], 'n')).toMatchObject({ composites: [{ expr: after }, {}] })
    const named = referencesTo(draft, ['sets', 0, 'codes', 0]).map(({ path }) => path)
    expect(named).toEqual([['composites', 0, 'expr']])
  })

  test('that two kinds of thing have is left in formulas, and that is said', () => {
    const draft: DraftValue = {
      ratings: [{ id: 'smile' }],
      sets: [{ id: 'face', codes: [{ id: 'smile' }] }],
      composites: [{ id: 'a', expr: 'smile + 1' }],
    }
    const { edits, formulasLeft } = renaming(draft, ['ratings', 0], 'smiling')
    expect(edits).toEqual([{ path: ['ratings', 0, 'id'], value: 'smiling' }])
    expect(formulasLeft).toBe(true)
  })
})

test('what speaks of a thing is found in lists, choices and formulas', () => {
  const draft: DraftValue = {
    subjects: [{ id: 'inf' }],
    ratings: [{ id: 'calm', subject: 'inf', showIf: 'ctx.upset == "no"' }],
    context: [{ id: 'upset' }],
    passes: [{ id: 'p', ratings: ['calm'] }],
    composites: [
      { id: 'all', expr: 'mean(calm)' },
      { id: 'half', expr: 'calm +' },
    ],
    reliability: [{ target: 'calm' }],
  }
  expect(referencesTo(draft, ['ratings', 0]).map(({ path }) => path.join(' '))).toEqual([
    'passes 0 ratings 0',
    'reliability 0 target',
    'composites 0 expr',
    'composites 1 expr',
  ])
  expect(referencesTo(draft, ['context', 0]).map(({ path }) => path.join(' '))).toEqual(['ratings 0 showIf'])
  expect(referencesTo(draft, ['subjects', 0]).map(({ path }) => path.join(' '))).toEqual(['ratings 0 subject'])
})

test.each([
  ['Looks at mother', 'looks_at_mother'],
  ['Éveil & contact', 'eveil_contact'],
  ['3 smiles', 'smiles'],
  ['母', 'thing'],
  ['mean', 'mean'],
  ['Not', 'not_2'],
  ['Taken', 'taken_3'],
])('the id of “%s” is %s', (label, id) => {
  expect(newId(label, new Set(['taken', 'taken_2']), 'thing')).toBe(id)
})
