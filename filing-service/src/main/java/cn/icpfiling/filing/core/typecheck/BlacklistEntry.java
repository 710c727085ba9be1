package cn.icpfiling.filing.core.typecheck;

import java.time.Instant;
import java.util.Objects;

/**
 * An entry of the authority's blacklist that bars a filing.
 *
 * @param source the stored downloads, or the authority's own answer to a query
 * @param since when the entry was made, by the downloads; for the authority's own answer, which has no date, the time
 *     of the query
 */
public record BlacklistEntry(Of of, TypeFact.Source source, Instant since) {

    /** What the entry names. */
    public enum Of {
        SUBJECT,
        DOMAIN
    }

    public BlacklistEntry {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(since, "since");
    }

    TypeFact fact() {
        return new TypeFact(TypeFact.Kind.BLACKLISTED, source, "YES", since, of);
    }
}
