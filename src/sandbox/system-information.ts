import { json } from './http/answer.ts'
import type { Handler } from './rest/call.ts'

/** The PIM whose behaviour the sandbox has. */
const system = { version: '7.0.1', edition: 'CE' }

/** `GET /system-information`: answered to anybody. */
export const getSystemInformation: Handler = () => json(system)
