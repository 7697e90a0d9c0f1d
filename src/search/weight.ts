/** How much a word tells of what somebody looks for: nothing, a little, or all. */
export function weightOf(word: string): number {
  if (fillers.has(word)) return 0.06
  return lightWords.has(word) ? 0.35 : 1
}

export function isFiller(word: string): boolean {
  return fillers.has(word)
}

/** Words of questions and politeness. */
const fillers = new Set(
  `a about actually again all also am an and any anyone anybody are as at be because been being but by can cannot cant
  could couldnt did do does doesnt dont doing done each either else even ever every exactly explain explained for from
  give given go goes going gonna got guys had has have having he hello help here hey hi hints how however i id if im in
  into is isnt it its ive just kind kindly know let lets like look looking ma many may me mean meaning means meant might
  mine more most much must my need needed needs now of off on one ones only or other our ours out over own please pls
  possible question quick quickly really same say says shall she should show so some somebody someone something stuff
  such suppose supposed sure tell than thank thanks that thats the their them then there theres these they thing things
  this those though thx to too understand until up us very via want wanted wants was way ways we well were what whats
  when whenever where wheres whether which while who whom whos whose why will with within wont would yet you your youre
  yours definition define describe overview`
    .split(/\s+/)
    .filter(Boolean),
)

/** Words that most tasks share. */
const lightWords = new Set(
  `after before bring best between big call change check connect create different difference do find first fix get
  getting good happen happens keep make makes making new no none not nothing old never problem put right run see seeing
  send set setting start still stop take tried try trying turn use used user uses using vs without wrong work working
  works explain issue issues pim akeneo example examples`
    .split(/\s+/)
    .filter(Boolean),
)
