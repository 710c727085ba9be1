package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.core.FiledDomain;

/** A filed domain that is ours to look at. @param number of the claim; a later one makes this one void */
record Claim(FiledDomain domain, int number) {}
