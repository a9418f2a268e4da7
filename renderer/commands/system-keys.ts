import { comboPattern, modifierPattern } from '#shared/study/preferences.ts'
import type { Combo } from './combo.ts'

/** Keys that the system, the browser or the window keeps for itself, or that people need to get about and to copy. */
const kept: readonly RegExp[] = [
  /^(?:Ctrl\+|Alt\+|Shift\+)*(?:Tab|Escape|CapsLock|NumLock|ScrollLock|ContextMenu|PrintScreen|Pause|Power|Sleep|WakeUp)$/,
  /^(?:Ctrl\+|Alt\+|Shift\+)*(?:F5|F11|F12)$/,
  // Closing, opening and quitting windows and tabs; loading again; the tools of browsers.
  /^Ctrl\+(?:Shift\+)?Key[WTNQRH]$/,
  /^Ctrl\+Shift\+Key[IJC]$/,
  /^Ctrl\+F4$|^Alt\+(?:F4|Space|Home)$|^Alt\+Arrow(?:Left|Right)$/,
  // Tabs by number and by page; copying and pasting; the size of text.
  /^Ctrl\+Digit[1-9]$|^Ctrl\+(?:Shift\+)?Page(?:Up|Down)$/,
  /^Ctrl\+Key[ACVX]$/,
  /^Ctrl\+(?:Equal|Minus|Digit0|NumpadAdd|NumpadSubtract|Numpad0)$/,
  /^Ctrl\+Alt\+Delete$/,
]

/** Whether a combo is not to be given to a command. */
export function isSystemKey(combo: Combo): boolean {
  return kept.some((pattern) => pattern.test(combo))
}

/** Whether this is a modifier on its own: the key it goes with is still to come. */
export function isModifier(code: string): boolean {
  return modifierPattern.test(code)
}

/** Whether a combo can be kept at all: a physical key that the browser can name, and no modifier on its own. */
export function isNameable(combo: Combo): boolean {
  return comboPattern.test(combo)
}
