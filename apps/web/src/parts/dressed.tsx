import { ConfigProvider, theme } from 'antd';
import type { ReactNode } from 'react';
import { useCell } from '../cell.js';
import { nonce } from '../page.js';
import { dark } from '../preferences.js';

/** Our colours, which hold 4.5:1 on both grounds; the components derive theirs from them. */
const TOKENS = {
  light: { colorPrimary: '#1d4f91', colorLink: '#1d4f91', colorError: '#b3261e', colorSuccess: '#1b6e3c', colorWarning: '#8a5a00', colorTextPlaceholder: '#667085', colorTextDescription: '#566072' },
  dark: { colorPrimary: '#2f6cc0', colorLink: '#8ab8f5', colorError: '#ff8f85', colorSuccess: '#6fcf97', colorWarning: '#f0b95a', colorTextPlaceholder: '#98a2b3', colorTextDescription: '#a4aebd' },
} as const;

/** What components of antd wear. They are dressed where they stand, so that a screen without any loads none of it. */
export function Dressed({ children }: { children: ReactNode }): ReactNode {
  const isDark = useCell(dark);
  return (
    <ConfigProvider csp={{ nonce }} theme={{ algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm, token: { ...TOKENS[isDark ? 'dark' : 'light'], borderRadius: 6, motion: false, fontFamily: 'inherit' } }}>
      {children}
    </ConfigProvider>
  );
}
