import { describe, expect, it } from '@jest/globals';
import { mountedAs, networkFileSystem } from './file-systems.js';

const FUSE = 0x65735546;

describe('the file system of a data folder', () => {
  it.each([
    ['ext4', 0xef53], ['xfs', 0x58465342], ['btrfs', 0x9123683e], ['zfs', 0x2fc12fc1], ['tmpfs', 0x01021994], ['overlayfs', 0x794c7630], ['f2fs', 0xf2f52010], ['bcachefs', 0xca451a4e],
  ])('%s is of this machine', (_, type) => expect(networkFileSystem(type, null)).toBeNull());

  it.each([
    ['NFS', 0x6969], ['SMB', 0x517b], ['CIFS', 0xff534d42], ['SMB 2', 0xfe534d42], ['9p', 0x01021997], ['AFS', 0x5346414f], ['Ceph', 0x00c36400], ['GFS2', 0x01161970], ['Lustre', 0x0bd00bd0],
  ])('%s is on the network, whatever the sign of its number', (name, type) => {
    expect(networkFileSystem(type, null)).toBe(name);
    expect(networkFileSystem(type | 0, null)).toBe(name);
  });

  it('is taken for one on the network behind FUSE, unless the program there is known to be local', () => {
    expect(networkFileSystem(FUSE, 'fuse.sshfs')).toBe('fuse.sshfs');
    expect(networkFileSystem(FUSE, null)).toBe('FUSE');
    expect(networkFileSystem(FUSE, 'fuseblk')).toBeNull();
    expect(networkFileSystem(FUSE, 'fuse.fuse-overlayfs')).toBeNull();
  });
});

describe('the mount that holds a folder', () => {
  const mounts = [
    '22 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
    '40 22 0:35 / /mnt rw shared:1 - fuse.sshfs far:/ rw',
    '41 22 0:36 / /mnt/own rw - tmpfs tmpfs rw',
    '42 22 0:37 / /srv/two\\040words rw - nfs4 far:/ rw',
    '43 41 0:38 / /mnt/own rw - xfs /dev/vdb rw',
    '',
  ].join('\n');

  it.each([['/var/data', 'ext4'], ['/mnt', 'fuse.sshfs'], ['/mnt/data', 'fuse.sshfs'], ['/mntx', 'ext4'], ['/mnt/own/data', 'xfs'], ['/srv/two words/data', 'nfs4']])('of %s is %s', (folder, type) => {
    expect(mountedAs(mounts, folder)).toBe(type);
  });

  it('is none where the table is not to be had', () => expect(mountedAs('', '/data')).toBeNull());
});
