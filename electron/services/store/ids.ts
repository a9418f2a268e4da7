import { randomBytes } from 'node:crypto'

// Crockford's alphabet: no I, L, O, U, so that a code read aloud or off a screen is not mistaken.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Random letters and digits, five bits each. */
function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet.charAt(byte & 31)).join('')
}

/** A random id with a one-word prefix for the reader of a log: `rec_4k2v...`, 80 bits. */
export function newId(
  prefix:
    | 'st'
    | 'in'
    | 'p'
    | 'rec'
    | 'cam'
    | 'med'
    | 'ep'
    | 'as'
    | 'ob'
    | 'ov'
    | 'ex'
    | 'cnv'
    | 'mig'
    | 'rd'
    | 'con'
    | 'reg'
    | 'tr'
    | 'run'
    | 'crt'
    | 'dc',
): string {
  return `${prefix}_${randomText(16)}`
}

/** What a coder sees instead of a recording's name: `R-7K3F9`. Says nothing; uniqueness is the table's to check. */
export function newDisplayCode(): string {
  return `R-${randomText(5).toUpperCase()}`
}
