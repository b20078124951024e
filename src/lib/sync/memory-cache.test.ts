import { sha256 } from '@noble/hashes/sha2.js';
import { cacheContract } from '../../../tests/contracts/cache.contract.ts';
import { memoryCache } from './memory-cache.ts';

cacheContract('in memory', async () => memoryCache(sha256));
