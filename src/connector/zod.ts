import { z } from 'zod'

// Pages forbid code made at run time, and workerd has none: zod must not even look whether it could.
z.config({ jitless: true })

export { z }
