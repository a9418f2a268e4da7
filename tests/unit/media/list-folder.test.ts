import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, parse } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listFolder } from '../../../electron/services/files/list-folder.ts'

const dir = mkdtempSync(join(tmpdir(), 'attune-chooser-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
for (const folder of ['Visits', '.hidden', 'visit10', 'visit9']) mkdirSync(join(dir, folder))
for (const file of ['D10.mp4', 'D9.MOV', 'notes.txt', 'lab.attune', '.secret.mp4', 'tape.avi'])
  writeFileSync(join(dir, file), 'x')
symlinkSync(join(dir, 'nowhere'), join(dir, 'broken.mp4'))

const names = async (show: 'media' | 'study' | 'folders'): Promise<string[]> =>
  (await listFolder({ dir, show }, '/')).entries.map((entry) => entry.name)

test('only folders and the kind of file asked for are listed, nothing hidden and nothing that leads nowhere', async () => {
  expect(await names('media')).toEqual(['visit9', 'visit10', 'Visits', 'D9.MOV', 'D10.mp4', 'tape.avi'])
  expect(await names('study')).toEqual(['visit9', 'visit10', 'Visits', 'lab.attune'])
  expect(await names('folders')).toEqual(['visit9', 'visit10', 'Visits'])
})

test('an entry has its kind, size and time', async () => {
  const { entries } = await listFolder({ dir, show: 'study' }, '/')
  expect(entries.at(-1)).toMatchObject({ kind: 'study', bytes: 1, path: join(dir, 'lab.attune') })
  expect(entries.at(-1)?.modifiedAt).toMatch(/^\d{4}-\d\d-\d\dT/)
})

test('no folder means the one to start in, and a file means the folder it lies in', async () => {
  expect((await listFolder({ dir: '', show: 'media' }, dir)).dir).toBe(dir)
  expect((await listFolder({ dir: join(dir, 'D10.mp4'), show: 'media' }, '/')).dir).toBe(dir)
  expect((await listFolder({ dir: 'Visits', show: 'media' }, dir)).dir).toBe(join(dir, 'Visits'))
})

test('every folder but the top one has a parent', async () => {
  expect((await listFolder({ dir, show: 'folders' }, '/')).parent).toBe(dirname(dir))
  expect((await listFolder({ dir: parse(dir).root, show: 'folders' }, '/')).parent).toBeNull()
})

test('the places offered hold the home folder and those given, each once', async () => {
  const further = [
    { name: 'Study', path: dir },
    { name: 'Again', path: dir },
  ]
  const { places } = await listFolder({ dir, show: 'folders' }, '/', further)
  const paths = places.map((place) => place.path)
  expect(paths).toContain(homedir())
  expect(paths.filter((path) => path === dir)).toEqual([dir])
})

test('a folder that is not there is refused and named', async () => {
  const gone = join(dir, 'gone')
  await expect(listFolder({ dir: gone, show: 'media' }, '/')).rejects.toMatchObject({
    code: 'folder-not-found',
    params: { folder: gone },
  })
})
