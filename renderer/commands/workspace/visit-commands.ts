import { askSelected } from '../../state/event-questions.ts'
import type { Pass } from '../../state/passes.ts'
import { askVisited, visitNext, visitPrevious } from '../../state/visit-actions.ts'
import type { WorkspaceCommand } from './workspace-command.ts'

/** Enter goes on to the next event of a pass that visits each, Shift+Enter back. */
export function visitCommands(pass: Pass): WorkspaceCommand[] {
  if (pass.visitEach === null) return []
  const base = { scope: 'coding', group: 'Visit each' } as const
  return [
    { ...base, id: 'visit.next', title: 'Next event to visit', defaultKeys: ['Enter'], run: visitNext },
    { ...base, id: 'visit.previous', title: 'Previous event', defaultKeys: ['Shift+Enter'], run: visitPrevious },
    { ...base, id: 'visit.ask', title: 'Ask what is open of this event', defaultKeys: ['Shift+KeyQ'], run: askVisited },
  ]
}

export const askCommand: WorkspaceCommand = {
  id: 'edit.answer',
  title: 'Answer what is open of the selected code',
  scope: 'transport',
  group: 'Edit',
  defaultKeys: ['Shift+KeyA'],
  enabled: ({ observation, ui }) => observation.store.getState().editable && ui.getState().selectedId !== null,
  run: askSelected,
}
