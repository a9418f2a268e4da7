import { expect, test } from 'vitest'
import { textOf } from './source-files.ts'

type Lock = { readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>> }

const { packages } = JSON.parse(textOf('package-lock.json')) as Lock
const installed = Object.entries(packages).filter(([path]) => path !== '')
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

const PERMISSIVE =
  /^(?:MIT|MIT\/X11|ISC|Apache-2\.0|0BSD|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Python-2\.0|Unlicense|WTFPL|Zlib|OFL-1\.1)$/

/** Packages whose manifest gives no licence in the usual place, and what was found when we looked. */
const LOOKED_UP: Readonly<Record<string, string>> = {
  'dom-walk': 'MIT, in its LICENCE file',
  buffers:
    'states none; comes with the reading half of exceljs, which the desktop build leaves out (vite.desktop.config.ts)',
}

/** A choice of licences is fine if one of them is; several at once only if all are. */
function isPermissive(licence: string): boolean {
  const plain = licence.replace(/^\((.*)\)$/, '$1')
  if (plain.includes(' OR ')) return plain.split(' OR ').some((part) => isPermissive(part))
  return plain.split(' AND ').every((part) => PERMISSIVE.test(part))
}

test('every package has a licence that asks for nothing but a notice, or is named in NOTICE', () => {
  const notice = textOf('NOTICE')
  const others = installed
    .filter(([path, { license }]) => (license === undefined ? !(nameOf(path) in LOOKED_UP) : !isPermissive(license)))
    .filter(
      ([path, { license }]) =>
        license !== 'MPL-2.0' || !notice.includes(nameOf(path).replace(/^lightningcss-.*/, 'lightningcss')),
    )
  expect(others.map(([path, { license }]) => `${path}: ${license ?? 'no licence given'}`)).toEqual([])
})

test('a package under the GPL alone would be found', () => {
  expect(isPermissive('GPL-3.0-or-later')).toBe(false)
  expect(isPermissive('(MIT AND GPL-2.0)')).toBe(false)
  expect(isPermissive('(MIT OR GPL-3.0-or-later)')).toBe(true)
})

test('the product is under the Apache License 2.0', () => {
  const manifest = JSON.parse(textOf('package.json')) as { license: string }
  expect(manifest.license).toBe('Apache-2.0')
  expect(textOf('LICENSE')).toMatch(/^\s*Apache License\s+Version 2\.0, January 2004/)
})
