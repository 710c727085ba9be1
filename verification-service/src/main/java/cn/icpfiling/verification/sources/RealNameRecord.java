package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.AuthorityRecord;
import cn.icpfiling.verification.core.rules.RealName;

/** The registrar's record, and the authority's record; the latter is unknown if the authority cannot be asked. */
public record RealNameRecord(RealName registrar, Answer<AuthorityRecord> authority) {}
