package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.core.FiledDomain;

/**
 * A filed domain that this replica has claimed.
 *
 * @param number fencing token of the claim; a later claim makes this one void
 */
record Claim(FiledDomain domain, int number) {}
