export { completePolicy, policySchema } from './policy.js';
export type { Level, Policy } from './policy.js';
export { checkPolicies } from './check-policies.js';
export { currentPolicies } from './current-policies.js';
export { choosePolicy } from './choose-policy.js';
export type { PolicyFacts } from './choose-policy.js';
export { graceDays, handlingDays, reviewDays, strikeOffDays } from './rung-days.js';
export { LIGHT_WORDS, lightOf, LIGHTS } from './light.js';
export type { Light, LightFacts, LightReason, ToldLight } from './light.js';
