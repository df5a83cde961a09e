import type { Told } from './check.js';

/** A file whose content, read again, is not what was uploaded. */
export const fileCheck: Told = {
  code: 'fileChanged',
  severity: 'error',
  wrong: ({ name, version, sha256 }) => ({
    en: `The file "${name}" (version ${version}) is not what was uploaded: its SHA-256 is ${sha256} no more.`,
    zh: `文件“${name}”（第 ${version} 版）与上传时不一致：SHA-256 已不是 ${sha256}。`,
  }),
  todo: { en: 'Restore it from a backup, and find out who changed it.', zh: '从备份恢复该文件，并查明改动来源。' },
};
