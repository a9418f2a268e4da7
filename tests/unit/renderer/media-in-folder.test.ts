import { expect, test } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import { MOST_FILES } from '#shared/contract/media-calls.ts'
import type { FolderEntry } from '#shared/contract/views.ts'
import { mediaIn } from '../../../renderer/features/register/use-register.ts'

const entry = (path: string, kind: 'media' | 'folder'): FolderEntry => ({
  ...{ name: path, path, kind, bytes: 1, modifiedAt: '2026-01-01T00:00:00.000Z' },
})

/** A host whose folders hold so many recordings each. */
function hostWith(folders: Readonly<Record<string, number>>): Client {
  // Of all calls it knows the one that lists a folder; the generic call of a client cannot be narrowed to that.
  return {
    call: (_name: string, { dir }: { dir: string }) => {
      const films = Array.from({ length: folders[dir] ?? 0 }, (_, n) => entry(`${dir}/${String(n)}.mp4`, 'media'))
      const inside = dir === 'top' ? Object.keys(folders).filter((name) => name !== 'top') : []
      return Promise.resolve({ entries: [...inside.map((name) => entry(name, 'folder')), ...films] })
    },
    subscribe: () => () => undefined,
  } as unknown as Client
}

test('the recordings of a folder and of those in it are found', async () => {
  const found = await mediaIn(hostWith({ top: 2, a: 3 }), 'top')
  expect([found.paths.length, found.more]).toEqual([5, false])
})

test('as many as can be looked into at once are all of them; one more is told', async () => {
  const full = await mediaIn(hostWith({ top: 1000, a: MOST_FILES - 1000 }), 'top')
  expect([full.paths.length, full.more]).toEqual([MOST_FILES, false])
  const over = await mediaIn(hostWith({ top: 1001, a: MOST_FILES - 1000 }), 'top')
  expect([over.paths.length, over.more]).toEqual([MOST_FILES, true])
})
