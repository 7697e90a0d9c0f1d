declare module 'virtual:reference-samples' {
  const samples: Record<string, import('../../components/reference/sample.ts').Executed>
  export default samples
}
