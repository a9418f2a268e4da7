import { useState } from 'react'
import type { FolderListing } from '#shared/contract/views.ts'
import { Button } from './Button.tsx'
import styles from './chooser.module.css'
import { ChooserCrumbs, ChooserPlaces } from './ChooserPlaces.tsx'
import { ChooserRows } from './ChooserRows.tsx'
import { Dialog } from './Dialog.tsx'
import { joinPath, nameOf, withExtension } from './format/paths.ts'
import { Notice } from './Notice.tsx'
import { TextField } from './TextField.tsx'
import { useListing } from './use-listing.ts'

export type ChooserMode =
  | { readonly kind: 'files'; readonly many: boolean }
  | { readonly kind: 'folder' }
  | { readonly kind: 'new-file'; readonly suggestedName: string; readonly extension: string }

type FileChooserProps = {
  readonly title: string
  readonly mode: ChooserMode
  readonly startDir: string
  readonly list: (dir: string) => Promise<FolderListing>
  /** Puts a refusal of `list` into words. */
  readonly describe: (error: unknown) => string
  /** Empty when nothing was chosen. */
  readonly onDone: (paths: readonly string[], dir: string) => void
}

/** Chooses files of this machine where the host has no dialog of its own. Shows folders, media and study files only. */
export function FileChooser({ title, mode, startDir, list, describe, onDone }: FileChooserProps) {
  const { listing, error, open } = useListing(startDir, list)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [name, setName] = useState(mode.kind === 'new-file' ? mode.suggestedName : '')
  const dir = listing?.dir ?? startDir

  const fileName = mode.kind === 'new-file' ? withExtension(name, mode.extension) : ''
  const taken = listing?.entries.some((entry) => entry.name.toLowerCase() === fileName.toLowerCase()) ?? false
  const paths = mode.kind === 'files' ? chosen : mode.kind === 'folder' ? [dir] : [joinPath(dir, fileName)]
  const ready = mode.kind === 'files' ? chosen.length > 0 : mode.kind === 'folder' || (name.trim() !== '' && !taken)

  const enter = (path: string): void => {
    setChosen([])
    open(path)
  }
  const toggle = (path: string): void => {
    const many = mode.kind === 'files' && mode.many
    setChosen((before) => {
      if (before.includes(path)) return before.filter((one) => one !== path)
      return many ? [...before, path] : [path]
    })
  }

  return (
    <Dialog
      wide
      title={title}
      isOpen
      onClose={() => onDone([], dir)}
      footer={
        <>
          <Button onPress={() => onDone([], dir)}>Cancel</Button>
          <Button kind="primary" isDisabled={!ready} onPress={() => onDone(paths, dir)}>
            {stepWord(mode, chosen.length, dir)}
          </Button>
        </>
      }
    >
      <div className={styles.layout}>
        <ChooserPlaces places={listing?.places ?? []} dir={dir} onOpen={enter} />
        <div className={styles.main}>
          <ChooserCrumbs dir={dir} onOpen={enter} />
          {error === null ? null : (
            <Notice kind="stop" announce>
              {describe(error)}
            </Notice>
          )}
          <ChooserRows
            listing={listing}
            selectable={mode.kind === 'files'}
            chosen={chosen}
            onOpen={enter}
            onToggle={toggle}
            onTake={(path) => onDone([path], dir)}
          />
          {mode.kind === 'new-file' ? (
            <TextField
              label="File name"
              value={name}
              onChange={setName}
              error={taken ? 'There is already a file of this name in this folder.' : null}
              isRequired
            />
          ) : null}
        </div>
      </div>
    </Dialog>
  )
}

function stepWord(mode: ChooserMode, chosen: number, dir: string): string {
  if (mode.kind === 'folder') return `Choose “${nameOf(dir)}”`
  if (mode.kind === 'new-file') return 'Save here'
  return mode.many && chosen > 1 ? `Choose ${String(chosen)} files` : 'Choose'
}
