import { localClient } from '../../electron/services/local-client.ts'
import { createApp } from '../../electron/services/handlers.ts'
import type { Client } from '../../shared/contract/client.ts'
import { testPlatform } from '../support/study-builder.ts'
import { contractSuite } from './contract-suite.ts'

contractSuite('a call in the same process', (folder) => {
  const app = createApp(testPlatform(folder))
  const client = localClient(app)
  return Promise.resolve({
    client,
    call: (name, input) => (client.call as (name: string, input: unknown) => ReturnType<Client['call']>)(name, input),
    close: () => app.close(),
  })
})
