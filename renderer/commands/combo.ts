/**
 * One key with its modifiers, as text: `Ctrl+Shift+KeyZ`. The key is the physical one (`KeyboardEvent.code`), so that a
 * coder's fingers find the same places on every keyboard layout. `Ctrl` stands for Control or, on a Mac, Command.
 */
export type Combo = string

export type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export function comboOf(event: Pressed): Combo {
  // The one sign that people look for by what is printed, wherever their layout has it.
  if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey) return 'Shift+Slash'
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    event.code,
  ]
  return parts.filter((part) => part !== '').join('+')
}

const named: Readonly<Record<string, string>> = { NumpadEnter: 'Enter', NumpadDecimal: 'Period' }

/**
 * What a key of the keypad does where nothing asks for the keypad: what its twin does. `Numpad7` is `Digit7`,
 * `Ctrl+NumpadEnter` is `Ctrl+Enter`. Null for a key that has no twin.
 */
export function twinOf(combo: Combo): Combo | null {
  const at = combo.lastIndexOf('+') + 1
  const key = combo.slice(at)
  const twin = named[key] ?? (/^Numpad\d$/.test(key) ? `Digit${key.slice(-1)}` : null)
  return twin === null ? null : combo.slice(0, at) + twin
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
  Backslash: '\\',
  IntlBackslash: '<',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
  Delete: 'Del',
  Insert: 'Ins',
  Enter: '↵',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Slash: '/',
  Equal: '=',
  Minus: '-',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  NumpadMultiply: 'Num ×',
  NumpadDivide: 'Num ÷',
  NumpadDecimal: 'Num .',
  NumpadEnter: 'Num ↵',
}

/** What is printed on each physical key of this keyboard, where the browser can tell. */
export type KeyLabels = { readonly get: (code: string) => string | undefined }

/** A combo as key caps, such as `['Ctrl', 'Z']`; none for an empty combo. */
export function keyCaps(combo: Combo, labels?: KeyLabels): string[] {
  if (combo === '') return []
  if (combo === 'Shift+Slash') return ['?']
  return combo.split('+').map((part) => {
    const printed = labels?.get(part)
    // A row of digits stays digits: some layouts print them as the second sign, and that is how people know them.
    const isSign = printed !== undefined && /^[^\s\p{C}]$/u.test(printed) && !/^(Digit|Numpad)/.test(part)
    if (isSign) return printed.toUpperCase()
    return words[part] ?? part.replace(/^Numpad(?=\d)/, 'Num ').replace(/^(Key|Digit)/, '')
  })
}

/** A combo in one piece, as in a tip: `Ctrl+Z`. */
export function keyText(combo: Combo, labels?: KeyLabels): string {
  return keyCaps(combo, labels).join('+')
}
