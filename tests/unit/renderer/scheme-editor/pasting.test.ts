import { describe, expect, test } from 'vitest'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { newScheme } from '#shared/scheme/edit/starters.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { pastedLines, pasting } from '../../../../renderer/features/scheme-editor/editing/pasted-lines.ts'
import { takeStep } from '../../../../renderer/features/scheme-editor/editing/steps.ts'
import { kindOf } from '../../../../renderer/features/scheme-editor/kinds/kinds.ts'

describe('a pasted text', () => {
  test('gives an item for each line that has something in it', () => {
    expect(pastedLines('  Looks \r\n\r\nSmiles\tback\n\u200b\nTouches\n')).toEqual(['Looks', 'Smiles back', 'Touches'])
  })
  test('loses the numbers and signs that count its lines', () => {
    expect(pastedLines('1. Looks\n2) Smiles\n3 Touches')).toEqual(['Looks', 'Smiles', 'Touches'])
    expect(pastedLines('• Looks\n– Smiles')).toEqual(['Looks', 'Smiles'])
  })
  test('keeps numbers that belong to it', () => {
    expect(pastedLines('2 hands touch\n10 seconds pass')).toEqual(['2 hands touch', '10 seconds pass'])
    expect(pastedLines('3 toys at hand')).toEqual(['3 toys at hand'])
  })
})

describe('pasting into a list', () => {
  const begun: DraftValue = { ...newScheme({ id: 'ours', name: 'Ours' }, 'blank') }
  const qsorts = kindOf(['qsorts'])!
  const cards = kindOf(['qsorts', 0, 'cards'])!
  const draft: DraftValue = { ...begun, qsorts: [qsorts.make(begun, ['qsorts'])] }
  const list = ['qsorts', 0, 'cards']
  const pasted = (lines: readonly string[]) => {
    const { recipe, first } = pasting(draft, list, cards, lines)
    const { value } = takeStep(draft, { label: '', path: [], key: null, at: 0 }, recipe)!
    return { first, cards: valueAt(value, list).value as readonly { readonly id: string; readonly text: string }[] }
  }

  test('fills what nobody has written anything in, and adds the rest', () => {
    const { first, cards: all } = pasted(['One', 'Two', 'Three', 'Four'])
    expect(first).toBe(0)
    expect(all.map(({ text }) => text)).toEqual(['One', 'Two', 'Three', 'Four'])
  })

  test('gives each its own id, also where ninety begin alike', () => {
    const { cards: all } = pasted(Array.from({ length: 90 }, (_, n) => `Looks at the face of the mother, time ${n}`))
    expect(new Set(all.map(({ id }) => id)).size).toBe(90)
    expect(all.at(-1)?.text).toBe('Looks at the face of the mother, time 89')
  })
})
