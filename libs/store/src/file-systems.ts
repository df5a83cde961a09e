import { LuoshiError } from '#libs/kernel';

/** File systems whose files lie on another machine, by the number that Linux gives each (statfs(2)). */
const NETWORK: Record<number, string> = {
  0x6969: 'NFS', 0x517b: 'SMB', 0xff534d42: 'CIFS', 0xfe534d42: 'SMB 2', 0x01021997: '9p', 0x5346414f: 'AFS', 0x6b414653: 'AFS', 0x00c36400: 'Ceph',
  0x73757245: 'Coda', 0x564c: 'NCP', 0x01161970: 'GFS2', 0x7461636f: 'OCFS2', 0x0bd00bd0: 'Lustre', 0x19830326: 'BeeGFS', 0x47504653: 'GPFS',
};
const FUSE = 0x65735546;

/** Programs behind FUSE that keep their files on this machine, by the name in the table of mounts. */
const LOCAL_FUSE = new Set(['fuseblk', 'fuse.fuse-overlayfs', 'fuse.mergerfs', 'fuse.gocryptfs', 'fuse.encfs', 'fuse.bindfs']);

/**
 * The name of the network file system that a number of statfs(2) means; null for one of this machine. What stands behind
 * FUSE, `mountedAs` tells; a program that is not known there may be on the network.
 */
export function networkFileSystem(type: number, mountedAs: string | null): string | null {
  // On machines of 32 bits the number comes with a sign.
  const number = type >>> 0;
  if (number === FUSE) return mountedAs !== null && LOCAL_FUSE.has(mountedAs) ? null : (mountedAs ?? 'FUSE');
  return NETWORK[number] ?? null;
}

/** How the deepest mount that holds a folder is named in the text of `/proc/self/mountinfo`; null where none does. */
export function mountedAs(mounts: string, folder: string): string | null {
  let found: { point: string; type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const point = before.split(' ')[4]?.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const [type = ''] = after.split(' ');
    if (point === undefined || !isWithin(folder, point)) continue;
    // A later mount on the same point hides the earlier one.
    if (found === null || point.length >= found.point.length) found = { point, type };
  }
  return found?.type ?? null;
}

export function networkFileSystemRefused(folder: string, name: string): LuoshiError {
  return new LuoshiError(
    'store.network_file_system',
    `The data folder ${folder} lies on a network file system (${name}), where a database with a write-ahead log is not safe. Set DATA_DIR to a folder on a disk of this machine.`,
    { folder, fileSystem: name },
  );
}

function isWithin(folder: string, point: string): boolean {
  return point === '/' || folder === point || folder.startsWith(`${point}/`);
}
