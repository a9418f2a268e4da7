import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { messages } from '#shared/contract/messages.ts'
import { filesUnder, root } from './source-files.ts'

/** Codes that never reach a person: they are caught where they are thrown. */
const internalOnly = new Set<string>([])

const sources = ['electron', 'shared', 'renderer'].flatMap((folder) => filesUnder(folder, /\.tsx?$/))
const thrown = sources.flatMap((path) =>
  [...readFileSync(`${root}${path}`, 'utf8').matchAll(/new AppError\(\s*'([a-z-]+)'/g)].map(([, code]) => code ?? ''),
)

test('every error code that the source throws has words', () => {
  const wordless = [...new Set(thrown)].filter((code) => !(code in messages) && !internalOnly.has(code))
  expect(wordless).toEqual([])
})

test('every message is a sentence that ends, and none shouts', () => {
  const odd = Object.entries(messages).filter(([key, text]) => /-/.test(key) && !/[.?!”)}]$/.test(text))
  expect(odd.map(([key]) => key)).toEqual([])
  expect(Object.values(messages).filter((text) => text.includes('!'))).toEqual([])
})
