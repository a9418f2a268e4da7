import { useState, type ReactNode } from 'react'
import type { DraftRow, SchemeRow } from '#shared/contract/views.ts'
import { compareVersions } from '#shared/scheme/versions/compare-versions.ts'
import { isAppError } from '#shared/lib/app-error.ts'
import { useChooser } from '../../host/chooser.tsx'
import { useClient } from '../../host/client-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { goTo } from '../../host/use-route.ts'
import { nameOf } from '../../ui/format/paths.ts'
import { tell } from '../../ui/toasts.ts'
import { CopySchemeDialog } from './CopySchemeDialog.tsx'
import { DraftThereDialog } from './DraftThereDialog.tsx'

export type VersionStep = 'save' | 'booklet' | 'draft' | 'copy' | 'bring' | 'retire' | 'use'

export type VersionSteps = {
  readonly busy: boolean
  readonly error: unknown
  readonly take: (step: VersionStep, row: SchemeRow) => void
  readonly hasDraft: (row: SchemeRow) => boolean
  /** Whether the scheme has an earlier version than this one, whose codings could be brought over. */
  readonly hasEarlier: (row: SchemeRow) => boolean
  /** What a step asks before it goes on. */
  readonly dialog: ReactNode
}

type Known = { readonly rows: readonly SchemeRow[]; readonly drafts: readonly DraftRow[] }

/** What a lead does with a published version. One for a screen, so that refusals stand in one place. */
export function useVersionSteps({ rows, drafts }: Known): VersionSteps {
  const client = useClient()
  const choose = useChooser()
  const [copied, setCopied] = useState<SchemeRow | null>(null)
  const [there, setThere] = useState<SchemeRow | null>(null)
  const hasDraft = ({ id }: SchemeRow): boolean => drafts.some((draft) => draft.id === id)
  const act = useAction(async (step: VersionStep, row: SchemeRow) => {
    const { id, version, name } = row
    if (step === 'copy') return setCopied(row)
    if (step === 'bring') return goTo({ screen: 'bring-over', id, version })
    if (step === 'draft') {
      // A scheme has one draft at a time, which somebody may be at work on: it is opened, never begun anew.
      try {
        if (!hasDraft(row)) await client.call('schemes.copyToDraft', { id, version, as: null })
      } catch (error) {
        // Somebody began one meanwhile: the person decides whether that is the one they meant.
        if (isAppError(error) && error.code === 'scheme-draft-there') return setThere(row)
        throw error
      }
      return goTo({ screen: 'draft', id })
    }
    if (step === 'save') {
      const [path] = await choose('save-scheme', `${id}-${version}.json`)
      if (path === undefined) return
      const saved = await client.call('schemes.exportFile', { id, version, path })
      return tell(`Version ${version} of “${name}” is saved as “${nameOf(saved.path)}”.`)
    }
    if (step === 'booklet') {
      const [path] = await choose('save-booklet', `${id}-${version}.html`)
      if (path === undefined) return
      const saved = await client.call('schemes.booklet', { id, version, path })
      return tell(`The booklet of “${name}” is saved as “${nameOf(saved.path)}”. Open it to print it.`)
    }
    await client.call('schemes.retire', { id, version, retired: step === 'retire' })
    tell(
      step === 'retire'
        ? `Version ${version} of “${name}” is retired: nothing new is assigned with it. Codings stay as they are.`
        : `Version ${version} of “${name}” can be assigned again.`,
    )
  })
  const taken = [...rows, ...drafts].map(({ id }) => id)
  return {
    busy: act.busy,
    error: act.error,
    take: (step, row) => void act.run(step, row),
    hasDraft,
    hasEarlier: (row) => rows.some(({ id, version }) => id === row.id && compareVersions(version, row.version) < 0),
    dialog: (
      <>
        {copied === null ? null : (
          <CopySchemeDialog
            title="Copy as a scheme of our own"
            intro={`Begins as a draft with the content of “${copied.name}”, version ${copied.version}. The two are schemes of their own from then on.`}
            name={`${copied.name} (our own)`}
            id={`${copied.id.slice(0, 36)}-own`}
            taken={taken}
            copy={(as) => client.call('schemes.copyToDraft', { id: copied.id, version: copied.version, as })}
            onClose={() => setCopied(null)}
          />
        )}
        {there === null ? null : (
          <DraftThereDialog
            row={there}
            onCopy={() => {
              setCopied(there)
              setThere(null)
            }}
            onClose={() => setThere(null)}
          />
        )}
      </>
    ),
  }
}
