import { useState } from 'react'
import type { DraftView } from '#shared/contract/views.ts'
import { Version } from '#shared/scheme/scheme-strings.ts'
import { compareVersions } from '#shared/scheme/versions/compare-versions.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'
import { versionRule } from './level-words.ts'

type PublishDialogProps = {
  readonly draft: DraftView
  /** The step that ends the draft is on its way, or was refused. */
  readonly onEnding: (ending: boolean) => void
  readonly onClose: () => void
}

/** Makes a version of a draft, for good. The number says how much changed, so it cannot be lower than the changes ask for. */
export function PublishDialog({ draft, onEnding, onClose }: PublishDialogProps) {
  const client = useClient()
  const refused = (error: unknown): never => {
    onEnding(false)
    throw error
  }
  // What the person decides on is the draft that was on screen; if it changes meanwhile, the host says so.
  const [{ id, revision, nextVersion, comparison, name }] = useState(draft)
  const [version, setVersion] = useState(nextVersion)
  const problem = versionProblem(version, comparison === null ? null : nextVersion)
  const publish = useAction(async () => {
    onEnding(true)
    const row = await client.call('schemes.publishDraft', { id, baseRevision: revision, version }).catch(refused)
    tell(`“${row.name}” is published as version ${row.version}.`)
    onClose()
    goTo({ screen: 'scheme', id: row.id, version: row.version })
  })
  return (
    <Dialog
      title={`Publish “${name}”`}
      isOpen
      isBusy={publish.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={problem !== null || publish.busy} onPress={() => void publish.run()}>
            {problem === null ? `Publish version ${version}` : 'Publish'}
          </Button>
        </>
      }
    >
      <TextField
        label="Version"
        value={version}
        onChange={(text) => setVersion(text.trim())}
        hint={versionRule(comparison, nextVersion)}
        error={problem}
        maxLength={20}
        autoFocus
        isRequired
      />
      <Notice title="A published version never changes">
        Codings point at it. What is to be different later becomes a new version; this one can only be retired.
      </Notice>
      <ErrorNotice error={publish.error} />
    </Dialog>
  )
}

/** @param least null for a first version, whose number is free. */
function versionProblem(version: string, least: string | null): string | null {
  if (!Version.safeParse(version).success) return 'Three whole numbers with points between them, such as 2.0.0.'
  return least !== null && compareVersions(version, least) < 0 ? `At least ${least}, because of what changed.` : null
}
