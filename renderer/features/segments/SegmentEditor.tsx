import { isAskedOf } from '#shared/observation/segment-questions.ts'
import { useKeys } from '../../commands/keys-context.ts'
import { remove } from '../../state/coding-actions.ts'
import { questionsOf, type Segment } from '../../state/segment-actions.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './segments.module.css'
import { SegmentQuestionBox } from './SegmentQuestionBox.tsx'
import { SegmentText } from './SegmentText.tsx'

/** What was said in the selected segment, the questions about it, and its edges. */
export function SegmentEditor({ segment, canEdit }: { readonly segment: Segment; readonly canEdit: boolean }) {
  const { event, set } = segment
  const view = useObservation((state) => state.view)
  const editable = useObservation((state) => state.editable) && canEdit
  const task = useWorkspaceUi((state) => (state.segment?.eventId === event.id ? state.segment : null))
  const asks = isAskedOf(set, event)
  return (
    <div className={styles.editor} data-testid="segment-editor">
      {asks && set.segment.text !== 'none' ? (
        <SegmentText
          key={event.id}
          event={event}
          form={set.segment}
          atHand={task !== null && task.at === null}
          editable={editable}
        />
      ) : null}
      {asks
        ? questionsOf({ view }, segment).map((question) => (
            <SegmentQuestionBox
              key={question.id}
              event={event}
              question={question}
              atHand={task?.at === question.id}
              editable={editable}
            />
          ))
        : null}
      {editable ? <Tools id={event.id} /> : null}
    </div>
  )
}

const tools = [
  ['segment.begin', 'Begins here'],
  ['segment.end', 'Ends here'],
  ['segment.split', 'Split here'],
  ['segment.merge', 'Merge with next'],
] as const

function Tools({ id }: { readonly id: string }) {
  const workspace = useWorkspace()
  const keys = useKeys()
  return (
    <div className={styles.tools}>
      {tools.map(([command, words]) => (
        <Button key={command} small kind="quiet" onPress={() => keys.run(command)}>
          {words} <small>{keys.caps(command).join('+')}</small>
        </Button>
      ))}
      <Button small kind="quiet" onPress={() => remove(workspace, id)}>
        Take out <small>{keys.caps('edit.remove').join('+')}</small>
      </Button>
    </div>
  )
}
