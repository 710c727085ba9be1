package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** One version of the rules of the support. */
public final class SupportPolicies {

    private final int version;
    private final List<CaseRule> cases;

    SupportPolicies(int version, PolicyContent content) {
        this.version = version;
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
                .orElseThrow(() -> new IllegalStateException("no rule of support cases for " + kind + " on " + day));
    }
}
