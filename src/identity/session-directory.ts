import { KeyDirectory } from './key-directory.ts';

/** Whose session it is: the same memory of some seconds as for keys, by the token's hash. */
export class SessionDirectory extends KeyDirectory {}
