import {
  Archive,
  ArchiveRestore,
  ArrowRightToLine,
  BookOpen,
  ChevronDown,
  Copy,
  Ellipsis,
  FileDown,
  FilePlus,
} from 'lucide-react'
import type { SchemeRow } from '#shared/contract/views.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import type { VersionStep, VersionSteps } from './use-version-steps.tsx'

type VersionMenuProps = {
  readonly row: SchemeRow
  readonly steps: VersionSteps
  /** A word on the button instead of three dots. */
  readonly inWords?: boolean
}

type Entry = MenuEntry & { readonly id: VersionStep }

/** What a lead does with one published version. */
export function VersionMenu({ row, steps, inWords = false }: VersionMenuProps) {
  const label = `More steps for ${row.name}, version ${row.version}`
  const entries = entriesFor(row, steps.hasDraft(row), steps.hasEarlier(row))
  return (
    <Menu
      label={label}
      trigger={
        inWords ? (
          <Button isDisabled={steps.busy}>
            More <ChevronDown size={14} aria-hidden />
          </Button>
        ) : (
          <Button small kind="quiet" aria-label={label} isDisabled={steps.busy}>
            <Ellipsis size={16} aria-hidden />
          </Button>
        )
      }
      entries={entries}
      onAction={(id) => {
        const step = entries.find((entry) => entry.id === id)?.id
        if (step !== undefined) steps.take(step, row)
      }}
    />
  )
}

function entriesFor({ status }: SchemeRow, hasDraft: boolean, hasEarlier: boolean): readonly Entry[] {
  const icon = { size: 15, 'aria-hidden': true }
  const bring = hasEarlier && status !== 'retired'
  return [
    { id: 'save', label: 'Save as file…', icon: <FileDown {...icon} /> },
    { id: 'booklet', label: 'Save as a booklet to print…', icon: <BookOpen {...icon} /> },
    { id: 'draft', label: hasDraft ? 'Go on with the draft' : 'Start a new version', icon: <FilePlus {...icon} /> },
    { id: 'copy', label: 'Copy as a scheme of our own…', icon: <Copy {...icon} /> },
    ...(bring
      ? [{ id: 'bring' as const, label: 'Bring codings to this version…', icon: <ArrowRightToLine {...icon} /> }]
      : []),
    status === 'retired'
      ? { id: 'use', label: 'Use again', icon: <ArchiveRestore {...icon} /> }
      : { id: 'retire', label: 'Retire', icon: <Archive {...icon} /> },
  ]
}
