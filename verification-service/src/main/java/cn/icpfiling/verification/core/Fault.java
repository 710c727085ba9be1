package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleId;
import java.time.Instant;

/**
 * A rule that a filed domain breaks.
 *
 * @param since when a round first saw it broken
 * @param certain whether another round, long enough after, saw it broken again
 */
public record Fault(RuleId rule, FindingCode code, Instant since, boolean certain) {}
