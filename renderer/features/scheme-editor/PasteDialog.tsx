import { useState } from 'react'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useEditing } from './editing/editor-context.ts'
import { pastedLines, pasting } from './editing/pasted-lines.ts'
import { kindOf } from './kinds/kinds.ts'

type PasteDialogProps = { readonly list: SchemePath; readonly onClose: () => void }

/** A lab has its items in a document already: every line of what is pasted becomes one, in a single step. */
export function PasteDialog({ list, onClose }: PasteDialogProps) {
  const { editor } = useEditing()
  const [text, setText] = useState('')
  const kind = kindOf(list)
  const lines = pastedLines(text)
  if (kind === null) return null
  const add = (): void => {
    const draft = editor.store.getState().value
    const { recipe, first } = pasting(draft, list, kind, lines)
    editor.edit({ label: `Paste ${counted(lines.length, kind.one)}`, path: [...list, first] }, recipe)
    onClose()
    editor.jumpTo([...list, first])
  }
  return (
    <Dialog
      title={`Paste ${kind.title.toLowerCase()}`}
      intro="One a line. Empty lines are left out, and so are numbers in front that count the lines."
      isOpen
      wide
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={lines.length === 0} onPress={add}>
            {lines.length === 0 ? 'Add them' : `Add ${counted(lines.length, kind.one)}`}
          </Button>
        </>
      }
    >
      <TextField
        label="Text"
        value={text}
        onChange={setText}
        multiline
        rows={12}
        autoFocus
        hint={lines.length === 0 ? 'Nothing yet.' : `The first: ${lines[0] ?? ''}`}
      />
    </Dialog>
  )
}
