import { wycheproofContract } from '../../../tests/contracts/wycheproof.contract.ts';

wycheproofContract('a browser');
