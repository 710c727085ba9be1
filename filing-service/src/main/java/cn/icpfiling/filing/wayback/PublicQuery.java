package cn.icpfiling.filing.wayback;

import java.util.List;
import java.util.Optional;

/** The authority's public query, which shows what is filed for a sponsor through any provider. */
interface PublicQuery {

    /** What the query shows of one site; the service number is empty for a subject without a site. */
    record Shown(String subjectNumber, String serviceNumber) {}

    /**
     * Returns the entries for a sponsor's whole name. Bounded in time. Empty if the query cannot be asked by a program,
     * or did not answer; this is not the same as an empty list, which means that nothing is filed.
     */
    Optional<List<Shown>> ofSponsor(String name);
}
