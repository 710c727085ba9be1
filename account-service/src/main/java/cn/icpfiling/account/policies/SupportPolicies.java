package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One version of the rules of the support. */
public final class SupportPolicies {

    private final int version;
    private final List<CaseRule> cases;
    private final SupportPolicies shipped;

    /** The version that came with the release. */
    SupportPolicies(int version, PolicyContent content) {
        this(version, content, null);
    }

    /** @param shipped has the rules of kinds that are younger than the version; null for the shipped version itself */
    SupportPolicies(int version, PolicyContent content, SupportPolicies shipped) {
        this.version = version;
        this.shipped = shipped;
        this.cases = content.cases().stream()
                .sorted(Comparator.comparing(CaseRule::validFrom).reversed())
                .toList();
    }

    public int version() {
        return version;
    }

    /** Returns the rule of the legal day of the instant. */
    public CaseRule of(CaseKind kind, Instant openedAt) {
        var day = LegalTime.dayOf(openedAt);
        return cases.stream()
                .filter(rule -> rule.kind() == kind && !rule.validFrom().isAfter(day))
                .findFirst()
                .or(() -> Optional.ofNullable(shipped).map(rules -> rules.of(kind, openedAt)))
                .orElseThrow(() -> new IllegalStateException("no rule of support cases for " + kind + " on " + day));
    }
}
