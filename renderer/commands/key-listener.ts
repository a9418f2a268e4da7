import { comboOf } from './combo.ts'
import type { Command, Scope } from './command.ts'
import { commandFor, type Keymap } from './keymap.ts'

export type KeyListenerOptions<C> = {
  readonly keymap: () => Keymap<C>
  readonly scopes: () => readonly Scope[]
  readonly context: () => C
  /** Whether the element in focus keeps this key for itself, beyond what every screen leaves alone. */
  readonly leaves?: (target: Element, combo: string) => boolean
}

/**
 * Listens on the window in the capture phase, before any control that takes letters for type-ahead or Space for a
 * press. Keys are left alone in text fields, while a dialog or menu is open, and where an element says that it needs
 * them itself (`data-own-keys="ArrowUp ArrowDown"`).
 *
 * What lasts while a key is held ends when that key comes up, when another such key goes down, when the window loses
 * the focus or is hidden, and when listening stops: a key that comes up elsewhere is never heard of.
 *
 * @returns stops listening.
 */
export function listenForKeys<C>(options: KeyListenerOptions<C>): () => void {
  const held = heldKey(options.context)
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const combo = comboOf(event)
    if (belongsElsewhere(event, combo, options.leaves)) return
    // Its modifier may have come up: what the held key says now is another combo, which nobody has pressed.
    if (event.repeat && held.is(event.code)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const command = commandFor(options.keymap(), combo, options.scopes())
    if (command === null) return
    // The key is ours even when the command cannot run now: it must not do something else to a control in focus.
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat && command.repeats !== true) return
    const context = options.context()
    if (!(command.enabled?.(context) ?? true)) return
    if (command.hold === undefined) command.run(context, event)
    else held.start(event.code, command.hold)
  }
  const onKeyUp = (event: KeyboardEvent): void => {
    held.endIf(event.code)
    // A button in focus presses itself when Space comes up again.
    if (event.code === 'Space' && !belongsElsewhere(event, 'Space', options.leaves)) event.preventDefault()
  }
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') held.end()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  window.addEventListener('keyup', onKeyUp, { capture: true })
  window.addEventListener('blur', held.end)
  document.addEventListener('visibilitychange', onHidden)
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true })
    window.removeEventListener('keyup', onKeyUp, { capture: true })
    window.removeEventListener('blur', held.end)
    document.removeEventListener('visibilitychange', onHidden)
    held.end()
  }
}

/** The one key that is held. Known by its code: its modifiers may come up before it does. */
function heldKey<C>(context: () => C) {
  let now: { readonly code: string; readonly end: (context: C) => void } | null = null
  const end = (): void => {
    const last = now
    now = null
    last?.end(context())
  }
  return {
    end,
    is: (code: string): boolean => now?.code === code,
    start: (code: string, hold: NonNullable<Command<C>['hold']>): void => {
      end()
      now = { code, end: hold.end }
      hold.start(context())
    },
    endIf: (code: string): void => {
      // A Mac does not say that a key came up while Command is down.
      if (now?.code === code || code.startsWith('Meta')) end()
    },
  }
}

const overlay = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"][data-trigger], dialog[open]'
const textField =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"]):not([type="radio"]):not([type="button"]):not([type="range"])'
const pressable = 'button, a[href], summary, [role="tab"], [role="button"], [role="radio"], [role="option"]'

function belongsElsewhere(event: KeyboardEvent, combo: string, leaves?: KeyListenerOptions<never>['leaves']): boolean {
  if (document.querySelector(overlay) !== null) return true
  const target = event.target instanceof Element ? event.target : null
  if (target === null) return false
  if (target.closest(textField) !== null) return true
  if (/^(?:Numpad)?Enter$/.test(combo) && target.closest(pressable) !== null) return true
  if (combo === 'Space' && target.closest('input:not([type="range"]), label') !== null) return true
  if (leaves?.(target, combo) === true) return true
  const own = target.closest('[data-own-keys]')?.getAttribute('data-own-keys')?.split(' ') ?? []
  return own.includes(combo)
}
