import { expect, test } from 'vitest'
import { filesUnder, textOf, TEXT_FILE } from './source-files.ts'

// Folders of somebody's machine, and places that packages were fetched from on one.
const MACHINE = [
  new RegExp(`(?<![\\w.-])/(?:${['work', 'root', 'tmp', 'home/\\w+', 'Users/\\w+', 'private/var'].join('|')})/`),
  /\b[A-Z]:\\\\?Users\\/,
  new RegExp('"resolved": "http'),
]

const ALLOWED: ReadonlySet<string> = new Set(['tests/architecture/machine-paths.test.ts'])

test('no file of the project names a folder or a registry of one machine', () => {
  const found = filesUnder('', TEXT_FILE)
    .filter((path) => !ALLOWED.has(path))
    .flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((line, index) =>
          MACHINE.some((pattern) => pattern.test(line)) ? [`${path}:${index + 1} ${line.trim()}`] : [],
        ),
    )
  expect(found).toEqual([])
})

test.each(['cd /work/x', 'open("/home/ann/a.mp4")', '"C:\\\\Users\\\\ann"', 'see /tmp/log'])('%s is found', (line) => {
  expect(MACHINE.some((pattern) => pattern.test(line))).toBe(true)
})
