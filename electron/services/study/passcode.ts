import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import type { PasscodeHash } from '../store/queries/people.ts'

const KEY_BYTES = 32
/** N = 2^15, r = 8, p = 1: about 32 MB and 60 ms a try, which a person does not notice and a guesser does. */
const COST = 2 ** 15

function derive(passcode: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options: ScryptOptions = { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 }
  return new Promise((resolve, reject) => {
    // NFKC: the same passcode typed on another keyboard or system gives the same bytes.
    scrypt(passcode.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

/** A new passcode as the store keeps it: a salted key and how it was made, never the text. */
export async function hashPasscode(passcode: string): Promise<PasscodeHash> {
  const salt = randomBytes(16)
  const hash = await derive(passcode, salt, COST)
  return { salt: salt.toString('hex'), hash: hash.toString('hex'), cost: COST }
}

export async function passcodeMatches(passcode: string, stored: PasscodeHash): Promise<boolean> {
  const hash = await derive(passcode, Buffer.from(stored.salt, 'hex'), stored.cost)
  return timingSafeEqual(hash, Buffer.from(stored.hash, 'hex'))
}
