package cn.icpfiling.filing.core.wayback;

import cn.icpfiling.filing.core.wayback.WayBackFacts.DomainShown;
import cn.icpfiling.filing.core.wayback.WayBackFacts.SponsorShown;
import java.util.Set;

/**
 * Decides the way back. That something is not filed is believed only if the query by certificate, on which the type check
 * rests, and the public query by name say so; a sponsor that changed its certificate is found by name alone.
 */
public final class WayBackRule {

    private WayBackRule() {}

    public static WayBack of(WayBackFacts facts) {
        return facts.served() ? whileServed(facts) : afterTheEnd(facts);
    }

    private static WayBack whileServed(WayBackFacts facts) {
        return switch (facts.notice()) {
            case SILENT -> WayBack.UNKNOWN;
            case NONE -> WayBack.NONE;
            case MEND -> WayBack.MEND;
            case DEREGISTER -> WayBack.DEREGISTER;
        };
    }

    private static WayBack afterTheEnd(WayBackFacts facts) {
        return switch (facts.type()) {
            // The type check takes our record's word for a site without access; whether it is still filed is the
            // authority's to say.
            case ACCESS_FILING -> only(facts.domain() == DomainShown.YES, WayBack.ACCESS_FILING);
            case EMPTY_SUBJECT -> only(isSaid(facts, SponsorShown.WITHOUT_SITES), WayBack.OFFLINE_DEREGISTRATION);
            case FIRST_FILING -> only(isSaid(facts, SponsorShown.NOTHING), WayBack.FIRST_FILING);
            // A new service needs a subject. That the public query shows none contradicts the query by certificate.
            case NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER ->
                only(facts.sponsor() != SponsorShown.NOTHING, WayBack.NEW_SERVICE);
            // The domain came back by another order.
            case ALREADY_FILED_HERE -> WayBack.NONE;
            case UNDETERMINED -> WayBack.UNKNOWN;
            case CLAIM,
                    LEGACY_IMPORT,
                    OWNED_BY_ANOTHER_ACCOUNT,
                    DOMAIN_HELD_BY_ANOTHER_SUBJECT,
                    PROVINCE_DIFFERS,
                    BLOCKED -> WayBack.OTHER;
        };
    }

    private static boolean isSaid(WayBackFacts facts, SponsorShown expected) {
        return Set.of(SponsorShown.NOT_ASKED, expected).contains(facts.sponsor());
    }

    private static WayBack only(boolean said, WayBack way) {
        return said ? way : WayBack.UNKNOWN;
    }
}
