import { isSegmentSet } from '#shared/observation/segment-questions.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Pass } from '../../state/passes.ts'
import {
  answerByKey,
  edgeHere,
  goBack,
  goOn,
  mergeWithNext,
  splitHere,
  stepSegment,
  toQuestions,
  toText,
} from '../../state/segment-actions.ts'
import type { Workspace } from '../../state/workspace.ts'
import { comboOfSchemeKey } from '../combo.ts'
import { moveBy } from './move.ts'
import { commandsOf, type WorkspaceCommand } from './workspace-command.ts'

const group = 'Segments'
const command = commandsOf(group, 'coding')
const answering = commandsOf(group, 'answer')
/** The film, from within a text: that field takes every key but these two. */
const whileWriting = commandsOf(group, 'transport')
const fixed = { keyOnly: true, fixed: true }

/** Work on segments; while a question about one is at hand, its keys answer it and the film stays under control. */
export function segmentCommands(scheme: Scheme, pass: Pass): WorkspaceCommand[] {
  const sets = scheme.sets.filter((set) => pass.segments.includes(set.id)).filter(isSegmentSet)
  if (sets.length === 0 || pass.isCheck) return []
  const options = sets.flatMap(({ segment }) => segment.questions.flatMap((question) => question.options))
  const keys = [...new Set(options.map(({ key }) => key))]
  const places = Array.from({ length: 9 }, (_, place) => place).filter((place) => !keys.includes(String(place + 1)))
  return [
    command('segment.text', 'Write the text of the segment', ['Enter'], toText),
    command('segment.questions', 'Answer the questions about the segment', ['Shift+Enter'], toQuestions),
    command('segment.next', 'Next segment, in a loop', ['Alt+ArrowDown'], (workspace) => stepSegment(workspace, 1)),
    command('segment.previous', 'Previous segment, in a loop', ['Alt+ArrowUp'], (workspace) =>
      stepSegment(workspace, -1),
    ),
    command('segment.begin', 'Segment begins here', ['Shift+KeyB'], (workspace) => edgeHere(workspace, 'start')),
    command('segment.end', 'Segment ends here', ['Shift+KeyE'], (workspace) => edgeHere(workspace, 'end')),
    command('segment.split', 'Split the segment here', ['Shift+KeyD'], splitHere),
    command('segment.merge', 'Merge the segment with the next', ['Shift+KeyJ'], mergeWithNext),
    whileWriting('segment.play', 'Play or pause, also while writing', ['F8'], ({ player }) => player.toggle(), {
      fixed: true,
    }),
    whileWriting('segment.again', 'Again, also while writing', ['F9'], playAgain, { fixed: true }),
    answering('segment.onward', 'Next question', ['Enter'], goOn, fixed),
    answering('segment.back', 'Question before, or the text', ['Shift+Enter'], goBack, fixed),
    ...keys.map((key) =>
      answering(
        `segment.key:${key}`,
        `Answer ${key.toUpperCase()}`,
        [comboOfSchemeKey(key)],
        (workspace) => answerByKey(workspace, { key }),
        fixed,
      ),
    ),
    ...places.map((place) =>
      answering(
        `segment.place:${String(place + 1)}`,
        `Answer ${String(place + 1)}`,
        [`Digit${String(place + 1)}`],
        (workspace) => answerByKey(workspace, { place }),
        fixed,
      ),
    ),
  ]
}

function playAgain({ player, ui }: Workspace): void {
  moveBy(player, -ui.getState().preferences.againMs)
  player.play()
}
