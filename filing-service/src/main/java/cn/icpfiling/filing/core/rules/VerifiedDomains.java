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
 * The domains of an order that verification checks (docs/trade.md 3.1). The scope of every act is rule data. Precheck,
 * submission and the submitted order all use this class.
 *
 * @param scope verification-service's name of the scope; null if there is nothing to check
 * @param added for {@link VerificationScope#CHANGE_OLD_SERVICE}, the domains that are verified
 * @param told domains of which real name and expiry are warnings only, while others are verified
 */
public record VerifiedDomains(
        OrderType type, VerificationScope scope, List<String> domains, List<String> added, List<String> told) {

    public VerifiedDomains {
        domains = List.copyOf(domains);
        added = List.copyOf(added);
        told = List.copyOf(told);
    }

    public VerifiedDomains(OrderType type, VerificationScope scope, List<String> domains, List<String> added) {
        this(type, scope, domains, added, List.of());
    }

    /**
     * A service on record that the order is about.
     *
     * @param filedAt when it was filed; if that is unknown, when it can have been filed at the earliest
     */
    public record RegisterReference(Instant filedAt, List<String> domains) {}

    /**
     * The entered domains, as typed, that the service is not known to have: neither its record here nor, for an access filing, the
     * type check names them. Empty for an order that neither changes a service nor adds access to one.
     *
     * @param onRecord domains of the service on record; empty if it is filed elsewhere
     * @param checked the domain of the type check
     */
    public static List<String> added(OrderType type, List<String> entered, List<String> onRecord, String checked) {
        if (!type.changesService() && !type.addsAccess()) {
            return List.of();
        }
        return entered.stream()
                .filter(domain -> onRecord.stream().noneMatch(filed -> DomainFaults.same(domain, filed)))
                .filter(domain -> !type.addsAccess() || !DomainFaults.same(domain, checked))
                .distinct()
                .toList();
    }

    /**
     * @param entered domains of the order; empty if it is about a subject alone
     * @param added as {@link #added(OrderType, List, List, String)} returns them
     * @param onRecord the service that is changed or served again; for a change of a subject, its services
     */
    public static VerifiedDomains of(
            OrderType type,
            ProvinceRules rules,
            List<String> entered,
            List<String> added,
            List<RegisterReference> onRecord) {
        if (type.isDeregistration()) {
            return nothing(type, entered);
        }
        if (!type.hasService()) {
            return ofSubject(type, rules, onRecord);
        }
        var scope = onRecord.isEmpty() ? rules.domainScope(null) : rules.domainScope(dayOf(onRecord.getFirst()));
        if (type.addsAccess() && !onRecord.isEmpty()) {
            scope = rules.domainScopeAfterCancellation().orElse(scope);
        }
        // No source says that such a domain is filed, so every rule holds for it as for a new one.
        var told = List.<String>of();
        if (type.addsAccess()
                && !added.isEmpty()
                && (scope == DomainScope.WARNINGS_ONLY || scope == DomainScope.NONE)) {
            told = scope == DomainScope.WARNINGS_ONLY
                    ? entered.stream().filter(domain -> !added.contains(domain)).toList()
                    : List.of();
            scope = DomainScope.ADDED_DOMAINS;
        }
        return switch (scope) {
            case ALL_DOMAINS, ALL_NEW_DOMAINS ->
                new VerifiedDomains(type, type.kind().scope(), entered, List.of());
            case WARNINGS_ONLY -> new VerifiedDomains(type, VerificationScope.ACCESS_FILING, entered, List.of());
            case ADDED_DOMAINS -> new VerifiedDomains(type, VerificationScope.CHANGE_OLD_SERVICE, entered, added, told);
            case NONE -> nothing(type, entered);
        };
    }

    /** The domains of the services whose filing day puts them in scope. */
    private static VerifiedDomains ofSubject(OrderType type, ProvinceRules rules, List<RegisterReference> services) {
        var verified = inScope(rules, services, DomainScope.ALL_DOMAINS, DomainScope.ALL_NEW_DOMAINS);
        var told = inScope(rules, services, DomainScope.WARNINGS_ONLY);
        if (!verified.isEmpty()) {
            return new VerifiedDomains(type, type.kind().scope(), verified, List.of(), told);
        }
        return told.isEmpty()
                ? nothing(type, List.of())
                : new VerifiedDomains(type, VerificationScope.ACCESS_FILING, told, List.of());
    }

    private static List<String> inScope(ProvinceRules rules, List<RegisterReference> services, DomainScope... scopes) {
        return services.stream()
                .filter(service -> List.of(scopes).contains(rules.domainScope(dayOf(service))))
                .flatMap(service -> service.domains().stream())
                .toList();
    }

    /** Verification checks no domain of the order. A deregistration is not sent to verification at all. */
    private static VerifiedDomains nothing(OrderType type, List<String> entered) {
        return type.kind()
                .scopeOfNoDomain()
                .map(scope -> new VerifiedDomains(type, scope, entered, List.of()))
                .orElseGet(() -> new VerifiedDomains(type, null, List.of(), List.of()));
    }

    private static LocalDate dayOf(RegisterReference service) {
        return LegalTime.dayOf(service.filedAt());
    }

    /** The JSON pointer of each domain, in their order. */
    public List<String> pointers() {
        return IntStream.range(0, domains.size())
                .mapToObj(i -> pointer(type, i, domains.get(i)))
                .toList();
    }

    /** The JSON pointer of each domain that is only told, in their order. */
    public List<String> pointersOfTold() {
        return told.stream()
                .map(domain -> pointer(type, domains.indexOf(domain), domain))
                .toList();
    }

    /** Returns the domain's index as pointer, or its name in an order about a subject alone, which lists no domains. */
    public static String pointer(OrderType type, int index, String domain) {
        return type.hasService() ? "/service/domains/" + index : "/subject/domains/" + domain;
    }
}
