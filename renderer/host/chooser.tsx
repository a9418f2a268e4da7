import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import type { ChooseRequest } from '#shared/contract/calls.ts'
import type { Client } from '#shared/contract/client.ts'
import { FileChooser, type ChooserMode } from '../ui/FileChooser.tsx'
import { useClient } from './client-context.tsx'
import { describeError } from './ErrorNotice.tsx'

type Purpose = ChooseRequest['purpose']
/** Resolves to the chosen paths of this machine; empty when the person thought better of it. */
type Choose = (purpose: Purpose, suggestedName?: string) => Promise<readonly string[]>

const ChooserContext = createContext<Choose | null>(null)

const titles: Readonly<Record<Purpose, string>> = {
  'open-study': 'Open a study',
  'new-study': 'Where to keep the study',
  'media-files': 'Choose recordings',
  'media-folder': 'Choose a folder of recordings',
  'save-workbook': 'Where to write the workbook',
  program: 'Choose ffmpeg',
  'scheme-file': 'Choose a scheme’s file',
  'save-scheme': 'Where to save the scheme',
  'save-booklet': 'Where to save the booklet',
  'save-certificate': 'Where to save the certificate',
  'save-report': 'Where to save the report',
  'save-svg': 'Where to save the plot',
  'save-png': 'Where to save the plot',
}

const shown = {
  'open-study': 'study',
  'new-study': 'study',
  'media-files': 'media',
  'media-folder': 'media',
  'save-workbook': 'folders',
  program: 'programs',
  'scheme-file': 'schemes',
  'save-scheme': 'schemes',
  'save-booklet': 'folders',
  'save-certificate': 'folders',
  'save-report': 'folders',
  'save-svg': 'folders',
  'save-png': 'folders',
} as const satisfies Record<Purpose, string>

type Open = {
  readonly purpose: Purpose
  readonly suggestedName: string
  readonly startDir: string
  readonly resolve: (paths: readonly string[]) => void
}

/** Gives all screens one way to choose files: the host's own dialog, or ours where it has none. */
export function ChooserProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient()
  const [open, setOpen] = useState<Open | null>(null)
  const [lastDir, setLastDir] = useState<string | null>(null)

  const choose = useCallback<Choose>(
    async (purpose, suggestedName = '') => {
      const answer = await client.call('files.choose', { purpose, suggestedName })
      if (answer.native) return answer.paths
      const startDir = lastDir ?? (await client.call('app.info', {})).startDir
      return new Promise((resolve) => setOpen({ purpose, suggestedName, startDir, resolve }))
    },
    [client, lastDir],
  )

  return (
    <ChooserContext value={choose}>
      {children}
      {open === null ? null : (
        <OwnChooser
          client={client}
          open={open}
          onDone={(paths, dir) => {
            setLastDir(dir)
            setOpen(null)
            open.resolve(paths)
          }}
        />
      )}
    </ChooserContext>
  )
}

type OwnChooserProps = {
  readonly client: Client
  readonly open: Open
  readonly onDone: (paths: readonly string[], dir: string) => void
}

function OwnChooser({ client, open, onDone }: OwnChooserProps) {
  const show = shown[open.purpose]
  const list = useMemo(() => (dir: string) => client.call('files.list', { dir, show }), [client, show])
  return (
    <FileChooser
      title={titles[open.purpose]}
      mode={modeOf(open)}
      startDir={open.startDir}
      list={list}
      describe={describeError}
      onDone={onDone}
    />
  )
}

function modeOf({ purpose, suggestedName }: Open): ChooserMode {
  if (purpose === 'media-folder') return { kind: 'folder' }
  if (purpose === 'new-study') return { kind: 'new-file', suggestedName, extension: '.attune' }
  if (purpose === 'save-workbook') return { kind: 'new-file', suggestedName, extension: '.xlsx' }
  if (purpose === 'save-booklet') return { kind: 'new-file', suggestedName, extension: '.html' }
  if (purpose === 'save-certificate') return { kind: 'new-file', suggestedName, extension: '.html' }
  if (purpose === 'save-report') return { kind: 'new-file', suggestedName, extension: '.html' }
  if (purpose === 'save-svg') return { kind: 'new-file', suggestedName, extension: '.svg' }
  if (purpose === 'save-png') return { kind: 'new-file', suggestedName, extension: '.png' }
  if (purpose === 'save-scheme') return { kind: 'new-file', suggestedName, extension: '.json' }
  return { kind: 'files', many: purpose === 'media-files' }
}

export function useChooser(): Choose {
  const choose = useContext(ChooserContext)
  if (choose === null) throw new Error('useChooser outside of ChooserProvider')
  return choose
}
