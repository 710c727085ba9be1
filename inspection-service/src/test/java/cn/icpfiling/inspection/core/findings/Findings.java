package cn.icpfiling.inspection.core.findings;

import cn.icpfiling.platform.id.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Findings for tests, opened on Monday 2026-03-02, in a month without holidays. */
final class Findings {
    static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");
    static final PolicyReference POLICY = new PolicyReference(0, LocalDate.of(2026, 3, 2));
    static final FindingActor HOLDER = FindingActor.holder(Ids.next());
    static final FindingActor INSPECTOR = FindingActor.inspector(Ids.next());

    private Findings() {}

    static FindingPolicy terms() {
        return terms(FirstNotice.AUTOMATIC);
    }

    static FindingPolicy terms(FirstNotice firstNotice) {
        return new FindingPolicy(
                "ALL",
                Set.of(),
                Set.of(),
                LocalDate.of(2000, 1, 1),
                firstNotice,
                10,
                List.of(5, 1),
                6,
                2,
                3,
                4,
                5,
                Consequence.CANCEL_ACCESS);
    }

    static Finding opened() {
        return opened(new FindingOwner(HOLDER.account(), null, "11"), terms());
    }

    static Finding opened(FindingOwner owner, FindingPolicy terms) {
        var service = Ids.next();
        var finding = Finding.of(
                Ids.next(),
                new FindingKey(FindingSource.CONCERN, "a.com", "DOMAIN.EXPIRED", Ids.next(), service, "a.com"),
                owner);
        finding.open(POLICY, terms, FindingActor.SYSTEM, MONDAY);
        return finding;
    }

    /** Told on the Monday, so that the last day is Monday 2026-03-16. */
    static Finding told() {
        var finding = opened();
        finding.notifyHolder(terms(), FindingActor.SYSTEM, MONDAY);
        return finding;
    }

    static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    static Instant at(LocalDate day) {
        return day.atTime(4, 0).toInstant(ZoneOffset.UTC);
    }
}
