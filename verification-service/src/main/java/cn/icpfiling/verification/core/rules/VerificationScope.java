package cn.icpfiling.verification.core.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rules by which a domain is judged (docs/trade.md 3.1): for an order by its type, after completion by the filing
 * date of its site.
 *
 * @param rules empty if nothing is verified
 */
public record VerificationScope(Set<RuleId> rules) {

    /**
     * Verification starts on this day, at 00:00 in China (notice 工信部信管〔2017〕264号). The notice says before and after;
     * the instant itself counts as after.
     */
    public static final Instant CUTOVER = Instant.parse("2017-12-31T16:00:00Z");

    /** The cutover as a legal day. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 1);

    public static final VerificationScope ALL = new VerificationScope(EnumSet.allOf(RuleId.class));
    public static final VerificationScope NONE = new VerificationScope(EnumSet.noneOf(RuleId.class));

    /**
     * A site from before the cutover is validly filed, whatever its registrant, registrar and top-level domain. It only
     * cannot be filed again.
     */
    private static final VerificationScope OF_OLD_SITES = new VerificationScope(EnumSet.of(RuleId.D2, RuleId.D4));

    /** D3 decides whether an order may go on yet. A filed site has passed it. */
    private static final VerificationScope OF_FILED_SITES =
            new VerificationScope(EnumSet.of(RuleId.D1, RuleId.D2, RuleId.D4, RuleId.D5, RuleId.D6));

    /** Which lists were in force when such a site was filed is unknown, so no list is held against it. */
    private static final VerificationScope OF_FILED_SITES_OF_UNKNOWN_DAY =
            new VerificationScope(EnumSet.of(RuleId.D1, RuleId.D2, RuleId.D4));

    public VerificationScope {
        rules = Collections.unmodifiableSet(rules.isEmpty() ? EnumSet.noneOf(RuleId.class) : EnumSet.copyOf(rules));
    }

    /**
     * Ending a filing needs no fit domain; a later filing is verified again. The order type says whether a change is of
     * a site from before the cutover: filing-service decides it by its dated rules.
     */
    public static VerificationScope ofOrder(VerifiedOrderType type) {
        return ofOrder(type, false);
    }

    /** @param added whether a change of a site adds the domain, which was possible before 2019-04-22 */
    public static VerificationScope ofOrder(VerifiedOrderType type, boolean added) {
        return switch (type) {
            case FIRST_FILING, NEW_SERVICE, CHANGE_SERVICE -> ALL;
            case ACCESS_FILING, CHANGE_SUBJECT, DEREGISTER_SUBJECT, DEREGISTER_SERVICE, CANCEL_ACCESS -> NONE;
            case ACCESS_FILING_ELSEWHERE -> OF_OLD_SITES;
            case CHANGE_OLD_SERVICE -> added ? ALL : NONE;
        };
    }

    /** For a filed site; D5 and D6 use the lists of the legal day of that moment. */
    public static VerificationScope afterCompletion(Instant filedAt) {
        return filedAt.isBefore(CUTOVER) ? OF_OLD_SITES : OF_FILED_SITES;
    }

    /**
     * For a site that was filed elsewhere, on a day that no source tells.
     *
     * @param notBefore the earliest day; if that is before the cutover, the site counts as filed before
     */
    public static VerificationScope afterCompletion(LocalDate notBefore) {
        return notBefore.isBefore(FIRST_DAY) ? OF_OLD_SITES : OF_FILED_SITES_OF_UNKNOWN_DAY;
    }

    /** A rule that papers stand in for does not apply. */
    public VerificationScope without(RuleId rule) {
        var rest = EnumSet.noneOf(RuleId.class);
        rest.addAll(rules);
        rest.remove(rule);
        return new VerificationScope(rest);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    boolean holds(RuleId rule) {
        return rules.contains(rule);
    }
}
