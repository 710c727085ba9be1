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
        List<PersonVerdict> people,
        List<PersonVerdict> phones,
        OrganisationVerdict organisation) {

    Verdict {
        domains = domains == null ? List.of() : List.copyOf(domains);
        people = people == null ? List.of() : List.copyOf(people);
        phones = phones == null ? List.of() : List.copyOf(phones);
    }

    /** The rules of one domain, in the order's own order. */
    record DomainVerdict(String domain, List<RuleVerdict> rules) {}

    /** One rule. */
    record RuleVerdict(String rule, String result, String code) {}

    /** The subject in the business register; null in messages from before it was asked. */
    record OrganisationVerdict(String result, String code) {}

    /** One principal, or their mobile. */
    record PersonVerdict(String part, String result, String code) {}
}
