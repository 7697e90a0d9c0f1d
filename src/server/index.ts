export { sandboxInDevelopment } from './dev.ts'
export { createHost, type Host } from './host.ts'
export { createNodeHost, createTemporaryHost, type NodeHost } from './node/host.ts'
