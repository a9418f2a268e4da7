/**
 * One key with its modifiers, as text: `Ctrl+Shift+KeyZ`. The key is the physical one (`KeyboardEvent.code`), so that a
 * coder's fingers find the same places on every keyboard layout. `Ctrl` stands for Control or, on a Mac, Command.
 */
export type Combo = string

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export function comboOf(event: Pressed): Combo {
  // The one sign that people look for by what is printed, wherever their layout has it.
  if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey) return 'Shift+Slash'
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    sameAs[event.code] ?? event.code,
  ]
  return parts.filter((part) => part !== '').join('+')
}

/** Keys of the keypad that do what their twins do. */
const sameAs: Readonly<Record<string, string>> = {
  NumpadEnter: 'Enter',
  NumpadDecimal: 'Period',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [`Numpad${digit}`, `Digit${digit}`])),
}

/** The combo of a scheme's key: a letter or digit as printed on the US layout. */
export function comboOfSchemeKey(key: string): Combo {
  return /^[0-9]$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`
}

const words: Readonly<Record<string, string>> = {
  Space: 'Space',
  Comma: ',',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
  Delete: 'Del',
  Enter: '↵',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Slash: '/',
  Equal: '=',
  Minus: '-',
}

/** What is printed on each physical key of this keyboard, where the browser can tell. */
export type KeyLabels = { readonly get: (code: string) => string | undefined }

/** A combo as key caps, such as `['Ctrl', 'Z']`. */
export function keyCaps(combo: Combo, labels?: KeyLabels): string[] {
  if (combo === 'Shift+Slash') return ['?']
  return combo.split('+').map((part) => {
    const printed = labels?.get(part)
    if (printed !== undefined && /^\p{L}$/u.test(printed)) return printed.toUpperCase()
    return words[part] ?? part.replace(/^(Key|Digit)/, '')
  })
}
