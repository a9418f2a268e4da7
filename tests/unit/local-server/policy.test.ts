import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { contentSecurityPolicy, inlineStyleHashes } from '../../../electron/services/content-security-policy.ts'

test('the one inline style allowed is the one that the installed React Aria puts in', () => {
  const root = dirname(createRequire(import.meta.url).resolve('react-aria/package.json'))
  const source = readFileSync(join(root, 'dist/private/interactions/usePress.mjs'), 'utf8')
  const attribute = /PRESSABLE_ATTRIBUTE = '([\w-]+)'/.exec(source)?.[1] ?? ''
  const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1] ?? ''
  const text = template.replace(/\$\{[^}]*\}/, attribute).trim()
  expect(inlineStyleHashes).toEqual([`sha256-${createHash('sha256').update(text).digest('base64')}`])
})

test('nothing inline and no eval is allowed, and recordings come from the place given', () => {
  const policy = contentSecurityPolicy('http://127.0.0.1:4000')
  expect(policy).not.toMatch(/unsafe|\*|strict-dynamic/)
  expect(policy).toContain("media-src 'self' http://127.0.0.1:4000 blob:")
})
