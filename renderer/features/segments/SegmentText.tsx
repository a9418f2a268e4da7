import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { EventRecord } from '#shared/observation/record.ts'
import type { SegmentForm } from '#shared/scheme/segment.ts'
import { comboOf } from '../../commands/combo.ts'
import { useKeys } from '../../commands/keys-context.ts'
import { goOn, writeText } from '../../state/segment-actions.ts'
import { useWorkspace } from '../../state/workspace-context.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './segments.module.css'

type TextProps = {
  readonly event: EventRecord
  readonly form: SegmentForm
  /** Whether it is what is to be done next: then it has the focus. */
  readonly atHand: boolean
  readonly editable: boolean
}

/** Keys of the film that hold while text is typed whatever a person has chosen; the chosen ones are asked for beside them. */
const filmKeys: Readonly<Record<string, string>> = {
  F8: 'segment.play',
  F9: 'segment.again',
  'Ctrl+Space': 'player.toggle',
}

/** What was said, as typed. It counts on Enter and when the field is left; Escape leaves it without a change. */
export function SegmentText({ event, form, atHand, editable }: TextProps) {
  const workspace = useWorkspace()
  const keys = useKeys()
  const field = useRef<HTMLTextAreaElement>(null)
  const typed = useRef<string | null>(null)
  const [text, setText] = useState<string | null>(null)
  const value = text ?? event.text ?? ''
  const keep = (next: string | null): void => {
    typed.current = next
    setText(next)
  }
  const commit = (): void => {
    if (typed.current !== null) writeText(workspace, event.id, typed.current)
    keep(null)
  }
  useEffect(() => {
    if (atHand) field.current?.focus()
    else if (document.activeElement === field.current) field.current?.blur()
  }, [atHand])
  // Whoever turns to another panel has not taken back what was typed.
  useEffect(
    () => () => {
      if (typed.current !== null) writeText(workspace, event.id, typed.current)
    },
    [workspace, event.id],
  )
  const onKeyDown = (key: KeyboardEvent): void => {
    const combo = comboOf(key)
    const command = filmKeys[combo]
    if (command !== undefined) {
      key.preventDefault()
      keys.run(command)
    } else if (!key.getModifierState('AltGraph') && keys.runWhileTyping(combo)) {
      key.preventDefault()
    } else if (key.key === 'Enter' && !key.shiftKey && !key.nativeEvent.isComposing) {
      key.preventDefault()
      commit()
      goOn(workspace)
      field.current?.blur()
    } else if (key.key === 'Escape') {
      keep(null)
      field.current?.blur()
    }
  }
  return (
    <div className={styles.text}>
      <label>
        <span className="sr-only">What was said</span>
        <textarea
          ref={field}
          dir="auto"
          rows={2}
          placeholder="What was said, word for word"
          maxLength={form.maxText}
          readOnly={!editable}
          value={value}
          onChange={(change) => keep(change.target.value)}
          onFocus={() => startWriting(workspace, event.id)}
          onBlur={() => {
            commit()
            stopWriting(workspace, event.id)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      {/* Always there: a line that came and went with the focus would move what is about to be clicked. */}
      {editable ? (
        <p className={styles.hint}>
          <Kbd>↵</Kbd> on <Kbd>F8</Kbd> play <Kbd>F9</Kbd> again <Kbd>Shift+↵</Kbd> new line
          {value.length > form.maxText * 0.8 ? (
            <span className={styles.room}>
              {value.length} of {form.maxText} characters
            </span>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}

type Workspace = ReturnType<typeof useWorkspace>

/** A click into the field is a turn to it like any other. */
function startWriting({ ui }: Workspace, eventId: string): void {
  const { segment } = ui.getState()
  if (segment?.eventId !== eventId || segment.at !== null)
    ui.setState({ segment: { eventId, at: null, resume: segment?.eventId === eventId && segment.resume } })
}

function stopWriting({ ui }: Workspace, eventId: string): void {
  const { segment } = ui.getState()
  if (segment?.eventId === eventId && segment.at === null) ui.setState({ segment: null })
}
