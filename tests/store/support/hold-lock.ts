import { takeLock } from '../../../electron/services/store/lock.ts'

/** A process that holds a study's lock until it is killed: `hold-lock.ts STUDY OWNER`. */
takeLock(process.argv[2] ?? '', process.argv[3] ?? '')
process.stdout.write('held\n')
setInterval(() => undefined, 1000)
