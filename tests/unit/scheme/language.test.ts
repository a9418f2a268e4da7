import { expect, test } from 'vitest'
import { bookletOf } from '#shared/formats/booklet/booklet.ts'
import { judgeDraft } from '#shared/scheme/edit/judge-draft.ts'
import { languageInWords, languageTag } from '#shared/scheme/language.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import { schemeShape } from '#shared/scheme/scheme-shape.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { book, rowsOf } from '../formats/book-builder.ts'

const inLanguage = (language: string): Scheme => ({ ...sensIntr9, language })

test.each(['en', 'de-CH', 'de-ch', 'zh-Hant-TW', 'sr-Latn', 'es-419'])('%s is the tag of a language', (tag) => {
  expect(schemeShape(inLanguage(tag)).ok).toBe(true)
})

test.each(['', 'e', 'english language', 'de_CH', 'de-', 'en"><b>', 'de\u202E', 'x'.repeat(36)])(
  '“%s” is none',
  (tag) => {
    const shape = schemeShape(inLanguage(tag))
    expect(shape.ok ? [] : shape.problems.map(({ path }) => path)).toContainEqual(['language'])
  },
)

test('what is no tag is refused in words that say what to write', () => {
  const scheme = inLanguage('German (CH)')
  const shape = schemeShape(scheme)
  expect(shape.ok ? [] : shape.problems.map((problem) => problemInWords(scheme, problem))).toEqual([
    {
      place: 'Language',
      words: '“German (CH)” is no tag of a language. Write one such as en, de or pt-BR, or leave it out.',
    },
  ])
})

test('a draft with a wrong tag is still judged in all else', () => {
  const { problems } = judgeDraft({ ...inLanguage('German (CH)'), ratings: [] })
  expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['bad-language', 'unknown-reference']))
})

test('a tag is written by rule and named for people', () => {
  expect(languageTag('de-ch')).toBe('de-CH')
  expect(languageInWords('de-ch')).toBe('German (Switzerland), de-CH')
  expect(languageInWords('en-u-ca-gregory')).toBe('English, en-u-ca-gregory')
  expect(languageInWords('qqx')).toBe('qqx')
})

test('stating, changing or removing the language is a patch', () => {
  const levels = [
    [sensIntr9, inLanguage('en')],
    [inLanguage('en'), inLanguage('de')],
    [inLanguage('en'), sensIntr9],
  ] as const
  expect(levels.map(([from, to]) => compareSchemes(from, to).level)).toEqual(['patch', 'patch', 'patch'])
})

test('the booklet is in the language of the scheme, and in English where none is stated', () => {
  expect(bookletOf(inLanguage('de-ch'), 'ab'.repeat(32))).toMatch(/<html lang="de-CH">[^]*Language: German/)
  expect(bookletOf(sensIntr9, 'ab'.repeat(32))).toContain('<html lang="en">')
  expect(bookletOf(sensIntr9, 'ab'.repeat(32))).not.toContain('Language:')
})

test('the tag stands in the provenance of an export, where the scheme states one', () => {
  const stated = {
    ...book,
    schemes: book.schemes.map((one) => ({ ...one, scheme: { ...one.scheme, language: 'pt-br' } })),
  }
  const languages = (of: typeof book) => rowsOf('provenance', of).filter(({ key }) => / language$/.test(String(key)))
  expect(new Set(languages(stated).map(({ value }) => value))).toEqual(new Set(['pt-BR']))
  expect(languages(stated)).toHaveLength(book.schemes.length)
  expect(languages(book)).toEqual([])
})
