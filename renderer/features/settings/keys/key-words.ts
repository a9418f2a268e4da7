import { keyText, type KeyLabels } from '../../../commands/combo.ts'
import { MOST_KEYS, type KeyRefusal } from '../../../commands/change-keys.ts'
import { LARGEST_FILE, type FileRefusal } from './keys-file.ts'

/** Why a key was not given, in a sentence that names what has it. */
export function refusalText(refusal: KeyRefusal, labels?: KeyLabels): string {
  switch (refusal.why) {
    case 'taken':
      return `${keyText(refusal.combo, labels)} already means “${refusal.title}”${refusal.where === null ? '' : ` (${refusal.where})`}. Nothing was changed.`
    case 'system':
      return `${keyText(refusal.combo, labels)} belongs to the system or the browser. Nothing was changed.`
    case 'unnameable':
      return 'This key has no name that could be kept. Nothing was changed.'
    case 'fixed':
      return `The keys of “${refusal.title}” stay as they are: the screen shows them where they count.`
    case 'too-many':
      return `“${refusal.title}” has ${MOST_KEYS} keys, which is as many as there can be. Take one away first.`
  }
}

/** Names come from a file that anybody may have written: shown as text, and not at any length. */
const short = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

/** Why a file of keys was not taken. */
export function fileRefusalText(refusal: FileRefusal, labels?: KeyLabels): string {
  const kept = 'Your keys are as they were.'
  switch (refusal.why) {
    case 'too-large':
      return `This file is larger than ${LARGEST_FILE / 1024} KB, so it is no file of keys. ${kept}`
    case 'not-json':
      return `This file cannot be read as a file of keys: it is not JSON. ${kept}`
    case 'other-file':
      return `This is not a file of keys that Attune wrote. ${kept}`
    case 'conflict':
      return `In this file ${refusalText(refusal.conflict, labels).replace(/ Nothing was changed\.$/, '')} ${kept}`
    default: {
      const where = refusal.line === null ? '' : `Line ${refusal.line}: `
      return `${where}“${short(refusal.name)}” ${faults[refusal.why]}. ${kept}`
    }
  }
}

const faults = {
  form: 'is not written as it should be',
  unknown: 'is no command of this version of Attune',
  twice: 'is there twice, or has a key twice',
  system: 'has a key that belongs to the system or the browser',
} as const
