package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.TypeFact.Kind;
import cn.icpfiling.filing.core.TypeFact.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The decision table of the type check: the first row that holds. Our own records answer before the authority's, whose
 * copy may lag. Whatever a silent source could still change is UNDETERMINED, never a guess.
 */
public record TypeDecision(FilingType type, List<TypeFact> facts, List<Source> missing, String maskedLogin) {

    public TypeDecision {
        facts = List.copyOf(facts);
        missing = List.copyOf(missing);
    }

    public static TypeDecision of(TypeFacts facts) {
        var why = new ArrayList<TypeFact>();
        var type = decide(facts, why);
        var login = facts.oldPlatform().map(TypeFacts.OldPlatform::maskedLogin).orElse(null);
        var missing = type == FilingType.UNDETERMINED ? facts.missing() : List.<Source>of();
        return new TypeDecision(type, why, missing, wantsLogin(type) ? login : null);
    }

    private static boolean wantsLogin(FilingType type) {
        return type == FilingType.CLAIM || type == FilingType.LEGACY_IMPORT;
    }

    private static FilingType decide(TypeFacts facts, List<TypeFact> why) {
        // Row 1: filed on the old platform and not yet ours.
        var route = facts.oldPlatform().map(TypeFacts.OldPlatform::route).orElse("");
        if (facts.ownService().isEmpty() && (route.equals("CLAIM") || route.equals("LEGACY_IMPORT"))) {
            why.add(TypeFact.of(Kind.ON_OLD_PLATFORM, Source.OLD_PLATFORM, true));
            return FilingType.valueOf(route);
        }
        // Rows 2 to 4 as far as our own records know the domain.
        if (facts.ownService().isPresent()) {
            return ownDomain(facts.ownService().get(), why);
        }
        if (!facts.missing().isEmpty()) {
            // Rows 2 to 4 stand before the blacklist, so it does not decide while nobody tells whether they hold; it is
            // told.
            if (facts.authority().isEmpty()) {
                facts.barredSince().map(TypeFact::barred).ifPresent(why::add);
            }
            return FilingType.UNDETERMINED;
        }
        why.add(TypeFact.of(Kind.ON_OLD_PLATFORM, Source.OLD_PLATFORM, false));
        return withAuthority(facts, facts.authority().orElseThrow(), why);
    }

    private static FilingType ownDomain(TypeFacts.OwnService service, List<TypeFact> why) {
        why.add(TypeFact.of(Kind.DOMAIN_FILED, Source.OWN_RECORDS, true));
        why.add(TypeFact.of(Kind.DOMAIN_OF_SUBJECT, Source.OWN_RECORDS, service.ofThisSubject()));
        if (!service.ofThisSubject()) {
            return FilingType.DOMAIN_HELD_BY_ANOTHER_SUBJECT;
        }
        why.add(TypeFact.of(Kind.ACCESS_HERE_LIVE, Source.OWN_RECORDS, service.accessLive()));
        if (!service.accessLive()) {
            return FilingType.ACCESS_FILING;
        }
        why.add(TypeFact.of(Kind.SUBJECT_HELD_BY_CALLER, Source.OWN_RECORDS, service.heldByCaller()));
        return service.heldByCaller() ? FilingType.ALREADY_FILED_HERE : FilingType.OWNED_BY_ANOTHER_ACCOUNT;
    }

    private static FilingType withAuthority(TypeFacts facts, TypeFacts.Registered authority, List<TypeFact> why) {
        var ownNumber =
                facts.ownSubject().map(TypeFacts.OwnSubject::subjectNumber).orElse(null);
        var subjectNumber = ownNumber == null ? authority.subjectNumber() : ownNumber;
        var subjectSource = ownNumber == null ? Source.AUTHORITY : Source.OWN_RECORDS;
        why.add(new TypeFact(Kind.SUBJECT_FILED, subjectSource, filed(subjectNumber, authority)));
        var domainFiled = authority.domainSubjectNumber() != null;
        why.add(TypeFact.of(Kind.DOMAIN_FILED, Source.AUTHORITY, domainFiled));
        if (domainFiled) {
            var same = Objects.equals(authority.domainSubjectNumber(), subjectNumber);
            why.add(TypeFact.of(Kind.DOMAIN_OF_SUBJECT, Source.AUTHORITY, same));
            return same ? FilingType.ACCESS_FILING : FilingType.DOMAIN_HELD_BY_ANOTHER_SUBJECT;
        }
        var approved = facts.tldApproved().orElseThrow();
        why.add(TypeFact.of(Kind.TLD_APPROVED, Source.APPROVED_LISTS, approved));
        if (authority.barred()) {
            why.add(TypeFact.of(Kind.BLACKLISTED, Source.AUTHORITY, true));
        }
        facts.barredSince().map(TypeFact::barred).ifPresent(why::add);
        if (authority.barred() || facts.barredSince().isPresent() || !approved) {
            return FilingType.BLOCKED;
        }
        if (subjectNumber == null) {
            return FilingType.FIRST_FILING;
        }
        var province = facts.ownSubject().map(TypeFacts.OwnSubject::province).orElse(authority.subjectProvince());
        why.add(new TypeFact(Kind.SUBJECT_PROVINCE, subjectSource, Objects.toString(province, "UNKNOWN")));
        if (province != null && !province.equals(facts.province())) {
            return FilingType.PROVINCE_DIFFERS;
        }
        return filedSubject(facts, authority, why);
    }

    private static FilingType filedSubject(TypeFacts facts, TypeFacts.Registered authority, List<TypeFact> why) {
        if (facts.ownSubject().isEmpty()) {
            why.add(TypeFact.of(Kind.SUBJECT_HAS_SERVICES, Source.AUTHORITY, authority.subjectHasServices()));
            return authority.subjectHasServices() || takesEmpty(facts, why)
                    ? FilingType.NEW_SERVICE_OTHER_PROVIDER
                    : FilingType.EMPTY_SUBJECT;
        }
        var own = facts.ownSubject().get();
        why.add(TypeFact.of(Kind.SUBJECT_HELD_BY_CALLER, Source.OWN_RECORDS, own.heldByCaller()));
        if (!own.heldByCaller()) {
            return FilingType.OWNED_BY_ANOTHER_ACCOUNT;
        }
        var services = own.hasServices() || authority.subjectHasServices();
        why.add(TypeFact.of(Kind.SUBJECT_HAS_SERVICES, Source.OWN_RECORDS, services));
        return services || takesEmpty(facts, why) ? FilingType.NEW_SERVICE_SAME_PROVIDER : FilingType.EMPTY_SUBJECT;
    }

    private static boolean takesEmpty(TypeFacts facts, List<TypeFact> why) {
        why.add(TypeFact.of(Kind.EMPTY_SUBJECT_TAKEN, Source.PROVINCE_RULES, facts.emptySubjectFiles()));
        return facts.emptySubjectFiles();
    }

    /** A certificate that the authority cannot be asked by is known from our own records alone, and the answer says so. */
    private static String filed(String subjectNumber, TypeFacts.Registered authority) {
        if (subjectNumber != null) {
            return "YES";
        }
        return authority.certificateAsked() ? "NO" : "NOT_ASKED";
    }
}
