import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Prompt, Workspace } from '../../state/workspace.ts'
import { comboOfSchemeKey } from '../combo.ts'
import type { WorkspaceCommand } from './workspace-command.ts'

const base = { scope: 'prompt', group: 'Question', keyOnly: true, fixed: true } as const

/** The option that a key means: by the keys of the question, or counted from 1. */
function optionOf({ keys }: Prompt, key: string): number {
  return keys === undefined ? Number(key) - 1 : keys.indexOf(key)
}

function choose({ ui }: Workspace, key: string): void {
  const { prompt } = ui.getState()
  if (prompt === null || prompt.written !== undefined) return
  const index = optionOf(prompt, key)
  if (index >= 0 && index < prompt.options.length) prompt.onChoose(index)
}

function step({ ui }: Workspace, by: 1 | -1): void {
  const { prompt } = ui.getState()
  if (prompt === null || prompt.options.length === 0) return
  const last = prompt.options.length - 1
  const at = prompt.at === undefined ? (by === 1 ? 0 : last) : Math.min(last, Math.max(0, prompt.at + by))
  ui.setState({ prompt: { ...prompt, at } })
}

/** Enter takes what is proposed or ends a question of several answers. */
function enter({ ui }: Workspace): void {
  const { prompt } = ui.getState()
  if (prompt === null) return
  if (prompt.chosen === undefined && prompt.at !== undefined) prompt.onChoose(prompt.at)
  else prompt.onEnter?.()
}

const fixedCommands: readonly WorkspaceCommand[] = [
  ...Array.from({ length: 9 }, (_, i): WorkspaceCommand => ({
    ...base,
    id: `prompt.choose:${i + 1}`,
    title: `Answer ${i + 1}`,
    defaultKeys: [`Digit${i + 1}`],
    run: (workspace) => choose(workspace, String(i + 1)),
  })),
  { ...base, id: 'prompt.enter', title: 'Take what is proposed', defaultKeys: ['Enter'], run: enter },
  {
    ...base,
    ...{ id: 'prompt.next', title: 'Next answer', defaultKeys: ['ArrowDown'], repeats: true },
    run: (workspace) => step(workspace, 1),
  },
  {
    ...base,
    ...{ id: 'prompt.previous', title: 'Previous answer', defaultKeys: ['ArrowUp'], repeats: true },
    run: (workspace) => step(workspace, -1),
  },
  {
    ...base,
    id: 'prompt.leave',
    title: 'Leave the question',
    defaultKeys: ['Escape'],
    run: ({ ui }) => {
      const { prompt } = ui.getState()
      if (prompt?.onSkip === undefined || prompt.onSkip === null) ui.setState({ prompt: null })
      else prompt.onSkip()
    },
  },
]

/** The keys of a question asked in place: digits, and whatever keys the scheme gives to options. */
export function promptCommands(scheme: Scheme): WorkspaceCommand[] {
  const keys = new Set(scheme.modifiers.flatMap((modifier) => modifier.keys ?? []))
  return [
    ...fixedCommands,
    ...[...keys]
      .filter((key) => !/^[1-9]$/.test(key))
      .map((key): WorkspaceCommand => ({
        ...base,
        id: `prompt.key:${key}`,
        title: `Answer ${key.toUpperCase()}`,
        defaultKeys: [comboOfSchemeKey(key)],
        run: (workspace) => choose(workspace, key),
      })),
  ]
}
