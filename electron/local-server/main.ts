import { runLocalServer } from './run-local-server.ts'

await runLocalServer(process.argv.slice(2))
