package cn.icpfiling.filing.intake;

import java.util.List;
import java.util.UUID;

/** What this service reads of verification.order.judged. */
record Verdict(
        UUID orderId,
        int submission,
        String outcome,
        boolean lastLook,
        List<DomainVerdict> domains,
        List<PersonVerdict> people) {

    Verdict {
        domains = domains == null ? List.of() : List.copyOf(domains);
        people = people == null ? List.of() : List.copyOf(people);
    }

    /** The rules of one domain, in the order's own order. */
    record DomainVerdict(String domain, List<RuleVerdict> rules) {}

    /** One rule. */
    record RuleVerdict(String rule, String result, String code) {}

    /** One principal. */
    record PersonVerdict(String part, String result, String code) {}
}
