import { expect, test } from 'vitest'
import { copyArgs } from '../../../electron/services/media/convert-args.ts'

const plain = {
  source: '/films/visit 2.mts',
  part: '/study media/visit.mp4.part',
  kind: 'convert' as const,
  interlaced: false,
}
const filters = (args: readonly string[]): string => args[args.indexOf('-vf') + 1] ?? ''

test('one picture is drawn for each frame of half pictures, and whole ones are left as they are', () => {
  expect(filters(copyArgs({ ...plain, interlaced: true }))).toMatch(/^yadif=0,/)
  expect(filters(copyArgs(plain))).not.toContain('yadif')
})

test.each(['convert', 'remux', 'proxy'] as const)(
  '%s: nothing that a camera wrote of dates and places is kept',
  (kind) => {
    const args = copyArgs({ ...plain, kind })
    expect(args.slice(args.indexOf('-map_metadata')).slice(0, 2)).toEqual(['-map_metadata', '-1'])
  },
)

test.each(['convert', 'remux', 'proxy'] as const)('%s: files are opened as files alone', (kind) => {
  const args = copyArgs({ ...plain, kind })
  expect(args[args.indexOf('-i') + 1]).toBe(`file:${plain.source}`)
  expect(args.at(-1)).toBe(`file:${plain.part}`)
  expect(args.indexOf('-protocol_whitelist')).toBeLessThan(args.indexOf('-i'))
})

test('packed anew, the pictures are not drawn anew', () => {
  const args = copyArgs({ ...plain, kind: 'remux', interlaced: true })
  expect(args[args.indexOf('-c:v') + 1]).toBe('copy')
  expect(args).not.toContain('-vf')
})
