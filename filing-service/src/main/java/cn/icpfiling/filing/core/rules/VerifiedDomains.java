package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.VerificationScope;
import cn.icpfiling.filing.core.rules.ProvinceRules.DomainScope;
import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What verification looks at in an order (docs/trade.md 3.1). The scope of every act is rule data, so precheck, submission and the
 * submitted order ask here and nowhere else.
 *
 * @param scope as verification-service calls it; null where there is nothing to look at
 * @param added of {@link VerificationScope#CHANGE_OLD_SERVICE}, those of the domains that are verified
 */
public record VerifiedDomains(OrderType type, VerificationScope scope, List<String> domains, List<String> added) {

    public VerifiedDomains {
        domains = List.copyOf(domains);
        added = List.copyOf(added);
    }

    /** A service on record that the order is about. */
    public record OnRecord(Instant filedAt, List<String> domains) {}

    /**
     * @param entered domains of the order; empty where it is about its subject alone
     * @param added those of them that the service on record does not have
     * @param onRecord the service that is changed or served again; of a change of a subject, the services of the subject
     */
    public static VerifiedDomains of(
            OrderType type, ProvinceRules rules, List<String> entered, List<String> added, List<OnRecord> onRecord) {
        if (!type.hasService()) {
            return ofSubject(type, rules, onRecord);
        }
        var scope = onRecord.isEmpty() ? rules.domainScope(null) : rules.domainScope(dayOf(onRecord.getFirst()));
        if (type == OrderType.ACCESS_FILING && !onRecord.isEmpty()) {
            scope = rules.domainScopeAfterCancellation().orElse(scope);
        }
        return switch (scope) {
            case ALL_DOMAINS, ALL_NEW_DOMAINS -> new VerifiedDomains(type, whole(type), entered, List.of());
            case WARNINGS_ONLY -> new VerifiedDomains(type, VerificationScope.ACCESS_FILING, entered, List.of());
            case ADDED_DOMAINS -> new VerifiedDomains(type, VerificationScope.CHANGE_OLD_SERVICE, entered, added);
            case NONE -> nothing(type, entered);
        };
    }

    /** The domains of those services whose day of filing puts them into the scope. */
    private static VerifiedDomains ofSubject(OrderType type, ProvinceRules rules, List<OnRecord> services) {
        var verified = inScope(rules, services, DomainScope.ALL_DOMAINS, DomainScope.ALL_NEW_DOMAINS);
        if (!verified.isEmpty()) {
            return new VerifiedDomains(type, whole(type), verified, List.of());
        }
        var told = inScope(rules, services, DomainScope.WARNINGS_ONLY);
        return told.isEmpty()
                ? nothing(type, List.of())
                : new VerifiedDomains(type, VerificationScope.ACCESS_FILING, told, List.of());
    }

    private static List<String> inScope(ProvinceRules rules, List<OnRecord> services, DomainScope... scopes) {
        return services.stream()
                .filter(service -> List.of(scopes).contains(rules.domainScope(dayOf(service))))
                .flatMap(service -> service.domains().stream())
                .toList();
    }

    /** Of no domain any rule is asked; of a deregistration verification hears nothing at all. */
    private static VerifiedDomains nothing(OrderType type, List<String> entered) {
        return switch (type) {
            case DEREGISTER_SERVICE, DEREGISTER_SUBJECT -> new VerifiedDomains(type, null, List.of(), List.of());
            case CHANGE_SUBJECT -> new VerifiedDomains(type, VerificationScope.CHANGE_SUBJECT, List.of(), List.of());
            case FIRST_FILING, NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER, ACCESS_FILING, CHANGE_SERVICE ->
                new VerifiedDomains(type, VerificationScope.CHANGE_OLD_SERVICE, entered, List.of());
        };
    }

    /** A name under which verification-service asks every rule. */
    private static VerificationScope whole(OrderType type) {
        return switch (type) {
            case FIRST_FILING -> VerificationScope.FIRST_FILING;
            case NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER, ACCESS_FILING -> VerificationScope.NEW_SERVICE;
            case CHANGE_SUBJECT, CHANGE_SERVICE, DEREGISTER_SERVICE, DEREGISTER_SUBJECT ->
                VerificationScope.CHANGE_SERVICE;
        };
    }

    private static LocalDate dayOf(OnRecord service) {
        return LegalTime.dayOf(service.filedAt());
    }

    /** Where each domain stands, in their order. */
    public List<String> pointers() {
        return IntStream.range(0, domains.size())
                .mapToObj(i -> pointer(type, i, domains.get(i)))
                .toList();
    }

    /** In an order about its subject alone no domain has a place of its own, so it is named. */
    public static String pointer(OrderType type, int index, String domain) {
        return type.hasService() ? "/service/domains/" + index : "/subject/domains/" + domain;
    }
}
