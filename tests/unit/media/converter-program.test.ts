import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  checkConverter,
  converterCandidates,
  findConverter,
} from '../../../electron/services/media/converter-program.ts'
import { temporaryFolder } from '../../support/study-builder.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function program(place: string, name: string, says: string): string {
  mkdirSync(join(folder.path, place), { recursive: true })
  const path = join(folder.path, place, name)
  writeFileSync(path, `#!/bin/sh\n${says}\n`)
  chmodSync(path, 0o755)
  return path
}
const answers = (name: string, version = '7.1'): string => `echo "${name} version ${version} Copyright"`

describe.skipIf(process.platform === 'win32')('what is taken for a converter', () => {
  test('an ffmpeg with its ffprobe beside it', async () => {
    const path = program('a', 'ffmpeg', answers('ffmpeg', 'n6.0-2-g12'))
    const ffprobe = program('a', 'ffprobe', answers('ffprobe'))
    expect(await checkConverter(path)).toEqual({ path, ffprobe, version: 'n6.0-2-g12' })
  })

  test('a link to an ffmpeg whose ffprobe lies where the link leads', async () => {
    const ffprobe = program('real', 'ffprobe', answers('ffprobe'))
    const link = join(folder.path, 'ffmpeg')
    symlinkSync(program('real', 'ffmpeg', answers('ffmpeg')), link)
    expect(await checkConverter(link)).toMatchObject({ path: link, ffprobe })
  })

  test('another program is refused by name, without its folder', async () => {
    const path = program('a', 'vlc', answers('vlc'))
    await expect(checkConverter(path)).rejects.toMatchObject({ code: 'converter-not-ffmpeg', params: { name: 'vlc' } })
  })

  test.each([
    ['a program that ends with an error', 'exit 1'],
    ['a program that says nothing', 'exit 0'],
  ])('%s is refused', async (_, says) => {
    const path = program('a', 'ffmpeg', says)
    await expect(checkConverter(path)).rejects.toMatchObject({ code: 'converter-not-ffmpeg' })
  })

  test('what is no program, a folder and what is not there are refused', async () => {
    const text = join(folder.path, 'ffmpeg')
    writeFileSync(text, 'ffmpeg version 7.1')
    for (const path of [text, folder.path, join(folder.path, 'gone')]) {
      await expect(checkConverter(path)).rejects.toMatchObject({ code: 'converter-not-ffmpeg' })
    }
  })

  test('an ffmpeg without its ffprobe is refused', async () => {
    const path = program('a', 'ffmpeg', answers('ffmpeg'))
    await expect(checkConverter(path)).rejects.toMatchObject({ code: 'converter-without-ffprobe' })
  })

  test('a program that was exchanged is asked again', async () => {
    const path = program('a', 'ffmpeg', answers('ffmpeg', '6.0'))
    program('a', 'ffprobe', answers('ffprobe'))
    await checkConverter(path)
    program('a', 'ffmpeg', answers('ffmpeg', '7.1.1-later'))
    expect(await checkConverter(path)).toMatchObject({ version: '7.1.1-later' })
  })

  test('the first candidate that is one is found, past those that are none', async () => {
    const other = program('a', 'ffmpeg', 'exit 1')
    const path = program('b', 'ffmpeg', answers('ffmpeg'))
    program('b', 'ffprobe', answers('ffprobe'))
    expect(await findConverter([join(folder.path, 'gone'), other, path])).toMatchObject({ path })
    expect(await findConverter([other])).toBeUndefined()
  })
})

describe('where a converter is looked for', () => {
  const linux = { platform: 'linux' as const, home: '/home/lea' }

  test('first where the environment says, then on the path, then in the usual places', () => {
    const found = converterCandidates({ ...linux, env: { PATH: '/opt/bin:.:', ATTUNE_FFMPEG: '/lab/ffmpeg' } })
    expect(found.slice(0, 2)).toEqual(['/lab/ffmpeg', '/opt/bin/ffmpeg'])
    expect(found).toContain('/opt/homebrew/bin/ffmpeg')
    expect(found.every((path) => path.startsWith('/'))).toBe(true)
  })

  test('nowhere when the environment says that there is to be none', () => {
    expect(converterCandidates({ ...linux, env: { PATH: '/usr/bin', ATTUNE_FFMPEG: 'none' } })).toEqual([])
  })

  test('on Windows also where its package managers put programs', () => {
    const env = { LOCALAPPDATA: 'D:\\Lea\\Local' }
    const found = converterCandidates({ platform: 'win32', env, home: 'D:\\Lea' })
    expect(found.every((path) => path.endsWith('ffmpeg.exe'))).toBe(true)
    expect(found.filter((path) => /WinGet|scoop|chocolatey|C:\\ffmpeg/.test(path))).toHaveLength(4)
  })
})
