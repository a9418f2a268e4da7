import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { messages } from '#shared/contract/messages.ts'
import { repositoryRoot } from '../../../support/study-builder.ts'

test('whatever a check can find has words', () => {
  const folder = join(repositoryRoot, 'shared', 'study', 'gate')
  const found = readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const checks = [...text.matchAll(/check\(\s*'(G\d\d)',([\s\S]*?)(?:, params|, \{|\))/g)]
    return checks.flatMap(([, id = '', rest = '']) =>
      [...rest.matchAll(/'(\w+)'/g)]
        .map(([, word = '']) => word)
        .filter((word) => !['pass', 'warn', 'fail', 'not_assessed', 'primary'].includes(word))
        .map((word) => `gate.${id}.${word}`),
    )
  })
  expect(found.length).toBeGreaterThan(60)
  expect(found.filter((key) => messages[key] === undefined)).toEqual([])
})
