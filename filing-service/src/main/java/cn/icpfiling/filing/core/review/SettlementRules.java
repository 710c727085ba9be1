package cn.icpfiling.filing.core.review;

import cn.icpfiling.filing.core.findings.EvidenceSource;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rules a reviewer may settle when they have no answer, and by what evidence. A rule that is not listed waits for
 * an answer; a broken rule stays broken.
 */
public record SettlementRules(Map<String, Means> means) {

    /**
     * The accepted evidence.
     *
     * @param brokenCode the reason of the return if the reviewer finds the rule broken
     */
    public record Means(Set<MaterialKind> papers, Set<EvidenceSource> sources, String brokenCode) {

        public Means {
            papers = Set.copyOf(papers);
            sources = Set.copyOf(sources);
        }
    }

    public SettlementRules {
        means = Map.copyOf(means);
    }

    public Optional<Means> of(String rule) {
        return Optional.ofNullable(means.get(rule));
    }

    /** Returns all faults of the proposals. */
    public List<Violation> check(List<RuleProposal> proposals, List<RuleFinding> open, Set<MaterialKind> papersThere) {
        var wrong = new ArrayList<Violation>();
        var seen = new HashSet<List<String>>();
        for (var i = 0; i < proposals.size(); i++) {
            var proposal = proposals.get(i);
            var at = "/rules/" + i;
            if (!seen.add(List.of(proposal.pointer(), proposal.rule()))) {
                wrong.add(Violation.of(at, "RULE_TWICE", null));
            }
            if (proposal.result() != RuleResult.HOLDS && proposal.result() != RuleResult.BROKEN) {
                wrong.add(Violation.of(at + "/result", "RULE_RESULT_NOT_SETTLED", null));
            }
            open.stream()
                    .filter(finding -> finding.isAt(proposal.pointer(), proposal.rule()))
                    .findFirst()
                    .ifPresentOrElse(
                            finding -> wrong.addAll(check(at, proposal, finding, papersThere)),
                            () -> wrong.add(Violation.of(at, "RULE_NOT_OPEN", null)));
        }
        return List.copyOf(wrong);
    }

    private List<Violation> check(String at, RuleProposal proposal, RuleFinding finding, Set<MaterialKind> there) {
        if (finding.result() == RuleResult.BROKEN) {
            return List.of(Violation.of(at + "/rule", "RULE_STAYS_BROKEN", finding.rule()));
        }
        return of(finding.rule())
                .map(wanted -> evidence(at, proposal, wanted, there))
                .orElseGet(() -> List.of(Violation.of(at + "/rule", "RULE_NOT_FOR_A_PERSON", finding.rule())));
    }

    private static List<Violation> evidence(String at, RuleProposal proposal, Means wanted, Set<MaterialKind> there) {
        if ((proposal.paper() == null) == (proposal.source() == null)) {
            return List.of(Violation.of(at, "EVIDENCE_MISSING", proposal.rule()));
        }
        if (proposal.source() != null) {
            return wanted.sources().contains(proposal.source())
                    ? List.of()
                    : List.of(Violation.of(at + "/source", "EVIDENCE_NOT_ACCEPTED", proposal.rule()));
        }
        if (!wanted.papers().contains(proposal.paper()) || isOfAnother(proposal, there)) {
            return List.of(Violation.of(at + "/paper", "EVIDENCE_NOT_ACCEPTED", proposal.rule()));
        }
        return there.contains(proposal.paper())
                ? List.of()
                : List.of(Violation.of(at + "/paper", "MATERIAL_MISSING", proposal.rule(), proposal.paper()));
    }

    /** An ID proves facts about its bearer only. One principal of both parts hands in one ID, the subject's. */
    private static boolean isOfAnother(RuleProposal proposal, Set<MaterialKind> there) {
        return switch (proposal.paper()) {
            case SERVICE_PRINCIPAL_ID -> !proposal.pointer().startsWith("/service/");
            case SUBJECT_PRINCIPAL_ID ->
                !proposal.pointer().startsWith("/subject/") && there.contains(MaterialKind.SERVICE_PRINCIPAL_ID);
            default -> false;
        };
    }
}
