import { Redo2, Undo2 } from 'lucide-react'
import { useEffect } from 'react'
import type { DraftView } from '#shared/contract/views.ts'
import { textAt } from '#shared/scheme/edit/things.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hashOf } from '../../host/routes.ts'
import { goTo } from '../../host/use-route.ts'
import { Badge } from '../../ui/Badge.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { EditingContext, useEditing, useEditor, useJudged } from './editing/editor-context.ts'
import styles from './editor.module.css'
import { placeOf } from './FindingList.tsx'
import { Outline } from './Outline.tsx'
import { PartedNotice } from './PartedNotice.tsx'
import { PreviewPane } from './preview/PreviewPane.tsx'
import { SavedLine } from './SavedLine.tsx'
import { ThingForm } from './ThingForm.tsx'
import { useDraftEditing } from './use-draft-editing.ts'
import { useThingSteps, type ThingSteps } from './use-thing-steps.tsx'

/** A draft being written: its parts, the form of the one at hand, and what coders will see of it. */
export function SchemeEditorScreen({ id }: { readonly id: string }) {
  const state = useDraftEditing(id)
  if (state.kind !== 'open')
    return (
      <Page
        title="Draft"
        actions={
          <a className={buttonClass('secondary')} href={hashOf({ screen: 'schemes' })}>
            All schemes
          </a>
        }
      >
        {state.kind === 'failed' ? <ErrorNotice error={state.error} /> : <Loading />}
      </Page>
    )
  return (
    <EditingContext value={state.editing}>
      <Editor draft={state.draft} onReload={state.reload} />
    </EditingContext>
  )
}

type EditorProps = { readonly draft: DraftView; readonly onReload: () => void }

function Editor({ draft, onReload }: EditorProps) {
  const name = useEditor(({ value }) => textAt(value, ['name']))
  const steps = useThingSteps()
  useEditorKeys(steps)
  const title = name.trim() === '' ? 'Scheme without a name' : name
  return (
    <Page
      fill
      title={title}
      intro={
        <span className={styles.intro}>
          {draft.basedOn === null ? 'Draft of a new scheme' : `Draft after version ${draft.basedOn}`}, {draft.id}
          <SavedLine />
        </span>
      }
      actions={<Actions id={draft.id} />}
    >
      <PartedNotice name={title} onReload={onReload} />
      <div className={styles.editor}>
        <Outline />
        <ThingForm steps={steps} />
        <PreviewPane />
      </div>
      {steps.dialog}
    </Page>
  )
}

function Actions({ id }: { readonly id: string }) {
  const { editor } = useEditing()
  const last = useEditor(({ past }) => past.at(-1)?.label ?? null)
  const next = useEditor(({ future }) => future.at(-1)?.label ?? null)
  const problems = useJudged((judgement) => judgement.problems.length)
  return (
    <div className={styles.actions}>
      {problems === 0 ? (
        <Badge kind="pass">Can be published</Badge>
      ) : (
        <Badge kind="warn">{counted(problems, 'problem')}</Badge>
      )}
      <IconButton
        kind="secondary"
        label={last === null ? 'Undo (Ctrl+Z)' : `Undo: ${last} (Ctrl+Z)`}
        isDisabled={last === null}
        onPress={editor.undo}
      >
        <Undo2 size={15} aria-hidden />
      </IconButton>
      <IconButton
        kind="secondary"
        label={next === null ? 'Redo (Ctrl+Shift+Z)' : `Redo: ${next} (Ctrl+Shift+Z)`}
        isDisabled={next === null}
        onPress={editor.redo}
      >
        <Redo2 size={15} aria-hidden />
      </IconButton>
      <a
        className={buttonClass('primary')}
        href={hashOf({ screen: 'draft', id })}
        // The next screen asks the host: it has to have the last word of this one.
        onClick={(event) => {
          event.preventDefault()
          void editor.flush().then(() => {
            // What could not be kept stays on screen, with the reason.
            if (editor.store.getState().save.kind === 'saved') goTo({ screen: 'draft', id })
          })
        }}
      >
        Review and publish…
      </a>
    </div>
  )
}

/** Undo, redo, moving the thing at hand and going from finding to finding, wherever in the editor the focus is. */
function useEditorKeys(steps: ThingSteps): void {
  const { editor, judged } = useEditing()
  useEffect(() => {
    let finding = -1
    const perform = (event: KeyboardEvent): boolean => {
      const mod = event.ctrlKey || event.metaKey
      if (mod && !event.altKey && event.code === 'KeyZ') {
        if (event.shiftKey) editor.redo()
        else editor.undo()
        return true
      }
      if (mod && !event.altKey && event.code === 'KeyY') {
        editor.redo()
        return true
      }
      if (mod && !event.altKey && event.code === 'KeyS') {
        void editor.flush()
        return true
      }
      if (event.code === 'F8') {
        const { problems, advice } = judged.getState()
        const all = [...problems, ...advice]
        finding = all.length === 0 ? -1 : (finding + (event.shiftKey ? all.length - 1 : 1)) % all.length
        const found = all[Math.max(0, finding)]
        if (found !== undefined) editor.jumpTo(placeOf(found))
        return true
      }
      return false
    }
    const onCapture = (event: KeyboardEvent): void => {
      if (event.isComposing || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      if (!perform(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onCapture, { capture: true })
    return () => window.removeEventListener('keydown', onCapture, { capture: true })
  }, [editor, judged])
  useEffect(() => {
    // Lines and rows of a form move by the same keys, and take them before they come here.
    const onKey = (event: KeyboardEvent): void => {
      const way = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      if (!event.altKey || event.ctrlKey || event.metaKey || way === 0) return
      if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      const { shown } = editor.store.getState()
      if (typeof shown.at(-1) !== 'number') return
      event.preventDefault()
      steps.move(shown, way)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [editor, steps])
}
