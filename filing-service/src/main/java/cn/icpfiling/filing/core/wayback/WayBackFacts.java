package cn.icpfiling.filing.core.wayback;

import cn.icpfiling.filing.core.typecheck.FilingType;

/**
 * What decides the way back of a site.
 *
 * @param served whether access here lives; the other sources are asked only if it does not
 * @param notice what the unsettled findings ask for
 * @param type what the type check finds for the subject and the domain; null while access lives
 * @param domain whether the authority shows the domain as filed
 * @param sponsor what the authority's public query shows for the sponsor's name
 */
public record WayBackFacts(boolean served, Notice notice, FilingType type, DomainShown domain, SponsorShown sponsor) {

    /** What the unsettled findings ask for. */
    public enum Notice {
        /** inspection-service did not answer. */
        SILENT,
        NONE,
        /** At least one finding; the usual act that cures it is not a deregistration. */
        MEND,
        /** The usual act that cures a finding is a deregistration. */
        DEREGISTER
    }

    /** The authority's answer about the domain. */
    public enum DomainShown {
        SILENT,
        NO,
        YES
    }

    /** The public query's answer about the sponsor's name. */
    public enum SponsorShown {
        /** A person: the name is not unique. */
        NOT_ASKED,
        SILENT,
        NOTHING,
        WITHOUT_SITES,
        WITH_SITES
    }

    public static WayBackFacts whileServed(Notice notice) {
        return new WayBackFacts(true, notice, null, DomainShown.SILENT, SponsorShown.NOT_ASKED);
    }
}
