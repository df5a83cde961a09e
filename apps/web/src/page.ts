/** What the server told with the page itself. */
const told = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="luoshi:${name}"]`)?.content ?? '';

export const isDemo = told('demo') === 'on';
/** The zone of the office, in which every time is shown. */
export const zone = told('zone') || 'Asia/Shanghai';
export const version = told('version');
/** By which styles that are made while the page runs are let in. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
