import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { EventForm } from '../../parts/form/event-form.js';
import { useForms } from '../../parts/form/use-forms.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';

/** A new agreement, from its first draft. */
export function Propose(): ReactNode {
  const { t } = useWords();
  const go = useNavigate();
  const { data, error, refetch } = useForms();
  const schema = data?.['/api/agreements']?.body;
  if (error !== null) return <ProblemScreen error={error} again={() => void refetch()} />;
  if (schema === undefined) return <Waiting />;
  return (
    <section className="panel form-page">
      <h1>{t('nav.propose')}</h1>
      <EventForm name="propose" path="/api/agreements" schema={schema} submit={t('nav.propose')} done={({ id }) => void go(`/agreements/${encodeURIComponent(id)}`)} />
    </section>
  );
}
