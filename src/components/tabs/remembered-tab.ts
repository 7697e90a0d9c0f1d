/**
 * Runs right behind a set of tabs, before it is painted: shows the remembered panel, so that nothing moves
 * later. It stands in the page itself; its hash is in the content security policy of every page.
 */
export const rememberedTab =
  "(s=>{let v;try{v=localStorage.getItem(s.dataset.key)}catch{}const t=[...s.querySelectorAll('[role=tab]')],p=s.querySelectorAll(':scope>.tab'),i=Math.max(0,t.findIndex(b=>b.dataset.value===v));t.forEach((b,n)=>b.setAttribute('aria-selected',n===i));p[i].dataset.selected='';s.dataset.ready=''})(document.currentScript.parentElement)"
