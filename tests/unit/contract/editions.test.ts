import { expect, test } from 'vitest'
import { editionsWith } from '#contract'

test.each([
  [{}, ['community', 'growth', 'enterprise', 'saas']],
  [{ editions: ['EE'] }, ['enterprise', 'saas']],
  [{ editions: ['CE', 'EE'] }, ['community', 'enterprise', 'saas']],
  [{ editions: ['GE'] }, ['growth']],
  [{ versions: ['SaaS'] }, ['growth', 'saas']],
  [{ versions: ['6.0', '7.0'] }, ['community', 'growth', 'enterprise']],
  [{ versions: ['7.0', 'SaaS'], editions: ['EE'] }, ['enterprise', 'saas']],
  [{ versions: ['SaaS'], editions: ['CE'] }, []],
])('what is available with %o is for %o', (availability, readers) => {
  expect(editionsWith(availability)).toEqual(readers)
})
