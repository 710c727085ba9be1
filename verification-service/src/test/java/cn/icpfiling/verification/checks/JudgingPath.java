package cn.icpfiling.verification.checks;

import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.Fitness;
import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import cn.icpfiling.verification.lists.ApprovedLists;
import cn.icpfiling.verification.sources.Holder;
import java.time.Clock;
import java.util.List;

/** One of the ways in which a domain comes to be judged; a new way adds one of these to {@link SameRulesTest}. */
public interface JudgingPath {

    Judged judge(Question question);

    /** A domain in its scope, judged today by the lists of today. */
    record Question(
            String domain,
            Holder holder,
            VerifiedOrderType type,
            CheckDomains check,
            ApprovedLists lists,
            CheckBudgets budgets,
            Clock clock) {}

    record Judged(List<Finding> findings, Fitness fitness) {

        public static Judged of(DomainCheck check) {
            return new Judged(check.findings(), check.fitness().fitness());
        }
    }
}
