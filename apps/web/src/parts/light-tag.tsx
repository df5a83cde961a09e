import type { ReactNode } from 'react';
import type { LightView } from '#libs/contracts';
import { useWords } from '../words/use-words.js';

type Lit = NonNullable<LightView>;

/** By light: its colour, and a shape for whoever sees none. */
export const LIGHTS: Record<Lit['light'], [look: string, shape: string]> = { red: ['red', '▲'], yellow: ['amber', '◆'], green: ['green', '●'], grey: ['grey', '■'], off: ['grey', '○'] };

/** Their names, the most pressing first. */
export const LIGHT_NAMES = Object.keys(LIGHTS) as Lit['light'][];

/** The light of a record (红黄绿灯) as it was told today: its name, its shape and its colour; why, and since when. */
export function LightTag({ light: told }: { light: LightView }): ReactNode {
  const { t, word, said } = useWords();
  if (told === null) return <span className="soft">{t('light.none')}</span>;
  const { light, since } = told;
  const [look, shape] = LIGHTS[light];
  return <span className="whole"><span className={`tag ${look}`}><span aria-hidden="true">{shape}</span> {word('light', light)}</span> <span className="soft">{said(told)} {t('light.since', { day: since })}</span></span>;
}
