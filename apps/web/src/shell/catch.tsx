import { Component } from 'react';
import type { ReactNode } from 'react';
import { ProblemScreen } from './problem-screen.js';

/** A screen that fails says so in its own place; the frame around it stays. `screen` is its address: another one begins anew. */
export class Catch extends Component<{ children: ReactNode; screen: string }, { error: unknown; screen: string }> {
  override state: { error: unknown; screen: string } = { error: null, screen: this.props.screen };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  static getDerivedStateFromProps({ screen }: { screen: string }, state: { error: unknown; screen: string }): { error: unknown; screen: string } | null {
    return screen === state.screen ? null : { error: null, screen };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : <ProblemScreen error={error} again={() => this.setState({ error: null })} />;
  }
}
