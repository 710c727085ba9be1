package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.AuthorityRecord;
import cn.icpfiling.verification.core.rules.RealName;

/** The registrar's record, and what the authority holds of it; the latter is unknown where it cannot be asked. */
public record RealNameRecord(RealName registrar, Answer<AuthorityRecord> authority) {}
