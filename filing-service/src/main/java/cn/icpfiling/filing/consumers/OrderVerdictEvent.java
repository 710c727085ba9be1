package cn.icpfiling.filing.consumers;

import java.util.List;
import java.util.UUID;

/** The part of verification.order.judged that this service reads. */
record OrderVerdictEvent(
        UUID orderId,
        int submission,
        String outcome,
        boolean finalRound,
        List<DomainVerdict> domains,
        List<PersonVerdict> people,
        List<PersonVerdict> phones,
        OrganisationVerdict organisation) {

    OrderVerdictEvent {
        domains = domains == null ? List.of() : List.copyOf(domains);
        people = people == null ? List.of() : List.copyOf(people);
        phones = phones == null ? List.of() : List.copyOf(phones);
    }

    /** The rules of one domain, in the order of the order's domains. */
    record DomainVerdict(String domain, List<RuleVerdict> rules) {}

    /**
     * One rule.
     *
     * @param retryOn legal day from which another check can have another result; null if no such day is known
     */
    record RuleVerdict(String rule, String result, String code, String retryOn) {}

    /** The subject in the business register; null in messages of an older release. */
    record OrganisationVerdict(String result, String code) {}

    /** One principal, or their mobile. */
    record PersonVerdict(String part, String result, String code) {}
}
