import type { ItemAnswer } from '#shared/observation/checklist-answers.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { answerByDigit, goToItem } from '../../state/checklist-actions.ts'
import type { Pass } from '../../state/passes.ts'
import type { WorkspaceCommand } from './workspace-command.ts'

const answers: readonly ItemAnswer[] = ['seen', 'not-seen', 'not-applicable']

/** Digits answer the item at hand in the order of the columns; Enter goes on without an answer. */
export function checklistCommands(scheme: Scheme, pass: Pass): WorkspaceCommand[] {
  const list = (scheme.checklists ?? []).find(({ id }) => pass.checklists.includes(id))
  if (list === undefined || pass.isCheck) return []
  const words = [list.answers.seen, list.answers.notSeen, list.answers.notApplicable ?? 'Does not apply']
  const base = { scope: 'rating', group: 'Checklist' } as const
  return [
    ...answers.map((answer, n): WorkspaceCommand => ({
      ...base,
      id: `checklist.answer:${String(n + 1)}`,
      title: words[n] ?? answer,
      defaultKeys: [`Digit${String(n + 1)}`],
      keyOnly: true,
      fixed: true,
      run: (workspace) => answerByDigit(workspace, answer),
    })),
    {
      ...base,
      id: 'checklist.next',
      title: 'Next item',
      defaultKeys: ['Enter'],
      run: (workspace) => goToItem(workspace, 1),
    },
    {
      ...base,
      id: 'checklist.previous',
      title: 'Previous item',
      defaultKeys: ['Shift+Enter'],
      run: (workspace) => goToItem(workspace, -1),
    },
  ]
}
