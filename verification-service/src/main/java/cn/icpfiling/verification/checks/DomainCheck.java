package cn.icpfiling.verification.checks;

import cn.icpfiling.verification.core.rules.DomainFitness;
import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.Outcome;
import cn.icpfiling.verification.core.rules.RuleResult;
import cn.icpfiling.verification.sources.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The result of checking one domain, and the questions asked for it.
 *
 * @param fitness the fitness that follows from the findings
 * @param endsAt when the registration ends for its holder; null if no source told it
 */
public record DomainCheck(
        DomainToCheck domain, List<Finding> findings, DomainFitness fitness, List<Asked> evidence, Instant endsAt) {

    public Outcome outcome() {
        return Outcome.of(results());
    }

    public Set<RuleResult> results() {
        return findings.stream().map(Finding::result).collect(Collectors.toSet());
    }
}
