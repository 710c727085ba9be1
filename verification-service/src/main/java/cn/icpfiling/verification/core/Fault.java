package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleId;
import java.time.Instant;

/**
 * A rule that a filed domain breaks.
 *
 * @param since when it was first seen broken
 * @param certain seen broken again, long enough after
 */
public record Fault(RuleId rule, FindingCode code, Instant since, boolean certain) {}
