import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { root } from './source-files.ts'

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      optionalDependencies: z.record(z.string(), z.string()).optional(),
      resolved: z.string().optional(),
    }),
  ),
})
const { packages } = Lock.parse(JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')))

/** Where Node would find `name` from the package at `place`: there, or in a folder above. */
function isLocked(place: string, name: string): boolean {
  const here = `${place === '' ? '' : `${place}/`}node_modules/${name}`
  if (packages[here] !== undefined) return true
  if (place === '') return false
  return isLocked(place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))), name)
}

test('the lock file holds the optional packages of every system, not only those of the machine it was made on', () => {
  // npm leaves them out when it updates a lock beside an installed node_modules; `npm ci` then stops on a fresh machine.
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(place, name)),
  )
  expect(missing).toEqual([])
})

test('the lock file names no registry', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
})
