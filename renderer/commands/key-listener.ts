import { comboOf } from './combo.ts'
import type { Scope } from './command.ts'
import { commandFor, type Keymap } from './keymap.ts'

export type KeyListenerOptions<C> = {
  readonly keymap: () => Keymap<C>
  readonly scopes: () => readonly Scope[]
  readonly context: () => C
}

/**
 * Listens on the window in the capture phase, before any control that takes letters for type-ahead or Space for a
 * press. Keys are left alone in text fields, while a dialog or menu is open, and where an element says that it needs
 * them itself (`data-own-keys="ArrowUp ArrowDown"`).
 *
 * @returns stops listening.
 */
export function listenForKeys<C>(options: KeyListenerOptions<C>): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const combo = comboOf(event)
    if (belongsElsewhere(event, combo)) return
    const command = commandFor(options.keymap(), combo, options.scopes())
    if (command === null) return
    // The key is ours even when the command cannot run now: it must not do something else to a control in focus.
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat && command.repeats !== true) return
    const context = options.context()
    if (command.enabled?.(context) ?? true) command.run(context, event)
  }
  const onKeyUp = (event: KeyboardEvent): void => {
    // A button in focus presses itself when Space comes up again.
    if (event.code === 'Space' && !belongsElsewhere(event, 'Space')) event.preventDefault()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  window.addEventListener('keyup', onKeyUp, { capture: true })
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true })
    window.removeEventListener('keyup', onKeyUp, { capture: true })
  }
}

const overlay = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"][data-trigger], dialog[open]'
const textField =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"]):not([type="radio"]):not([type="button"])'
const pressable = 'button, a[href], summary, [role="tab"], [role="button"], [role="radio"], [role="option"]'

function belongsElsewhere(event: KeyboardEvent, combo: string): boolean {
  if (document.querySelector(overlay) !== null) return true
  const target = event.target instanceof Element ? event.target : null
  if (target === null) return false
  if (target.closest(textField) !== null) return true
  if (combo === 'Enter' && target.closest(pressable) !== null) return true
  if (combo === 'Space' && target.closest('input, label') !== null) return true
  const own = target.closest('[data-own-keys]')?.getAttribute('data-own-keys')?.split(' ') ?? []
  return own.includes(combo)
}
