import { useEffect, useState } from 'react'
import { isAppError } from '#shared/lib/app-error.ts'
import type { Client } from '#shared/contract/client.ts'
import type { DraftView } from '#shared/contract/views.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { useClient } from '../../host/client-context.tsx'
import { useUnsaved } from '../../host/unsaved.ts'
import { tell } from '../../ui/toasts.ts'
import type { Editing } from './editing/editor-context.ts'
import { createEditor, type Editor } from './editing/editor-store.ts'
import { judgeAlong } from './editing/judgement.ts'
import { lookInWorker } from './editing/look-in-worker.ts'

export type DraftEditing =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'open'; readonly draft: DraftView; readonly editing: Editing; readonly reload: () => void }

/** Refusals after which the draft on disk is not the one on screen any more. */
const parting: ReadonlySet<string> = new Set(['scheme-draft-changed', 'scheme-draft-not-found', 'scheme-draft-unfit'])

/** The draft of an id, opened for editing: loaded once, kept as it is changed, let go when the screen is left. */
export function useDraftEditing(id: string): DraftEditing {
  const client = useClient()
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<DraftEditing>({ kind: 'loading' })
  useEffect(() => {
    let close: (() => void) | null = null
    let isLeft = false
    const load = async (): Promise<void> => {
      const draft = await client.call('schemes.draft', { id })
      const published = await publishedOf(draft, (version) => client.call('schemes.get', { id, version }))
      if (isLeft) return
      const editor = editorOf(client, draft)
      const found = { completed: draft.completed, problems: draft.problemRows, advice: draft.adviceRows }
      const { judged, stop } = judgeAlong(editor, found, lookInWorker())
      const unwatch = warnWhileUnsaved(editor)
      close = () => {
        stop()
        unwatch()
        // What was typed last is on its way before the timer that would have sent it is taken back.
        void editor.flush().then(() => {
          editor.close()
          if (editor.store.getState().save.kind === 'failed')
            tell(
              `The last changes to the draft “${draft.name}” could not be saved. What was saved before is safe.`,
              'stop',
            )
        })
      }
      setState({ kind: 'open', draft, editing: { editor, judged, published }, reload: () => setTurn((n) => n + 1) })
    }
    load().catch((error: unknown) => {
      if (!isLeft) setState({ kind: 'failed', error })
    })
    return () => {
      isLeft = true
      close?.()
    }
  }, [client, id, turn])
  return state
}

/** The draft in an editor that keeps it at the host. */
function editorOf(client: Client, { id, value, revision }: DraftView): Editor {
  return createEditor(
    { value, revision },
    {
      save: async (baseRevision, scheme) =>
        (await client.call('schemes.saveDraft', { id, baseRevision, scheme })).revision,
      isParted: (error) => isAppError(error) && parting.has(error.code),
      now: () => performance.now(),
      later: (work, ms) => {
        const timer = setTimeout(work, ms)
        return () => clearTimeout(timer)
      },
    },
  )
}

async function publishedOf({ basedOn }: DraftView, get: (version: string) => Promise<Scheme>): Promise<Scheme | null> {
  return basedOn === null ? null : get(basedOn)
}

/** Closing the window on what is not on disk is asked about first. */
function warnWhileUnsaved({ store, flush }: Editing['editor']): () => void {
  const isUnsaved = (): boolean => store.getState().save.kind !== 'saved'
  const onUnload = (event: BeforeUnloadEvent): void => {
    if (!isUnsaved()) return
    void flush()
    event.preventDefault()
  }
  window.addEventListener('beforeunload', onUnload)
  const unsubscribe = store.subscribe(() => useUnsaved.setState({ any: isUnsaved() }))
  return () => {
    window.removeEventListener('beforeunload', onUnload)
    unsubscribe()
    useUnsaved.setState({ any: false })
  }
}
