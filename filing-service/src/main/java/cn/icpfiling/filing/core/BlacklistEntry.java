package cn.icpfiling.filing.core;

import java.time.Instant;
import java.util.Objects;

/**
 * An entry of the authority's blacklist that bars a filing.
 *
 * @param source the stored downloads, or the authority itself when it was asked
 * @param since when the downloads say the entry was made; of the authority's own answer, which has no date, when it was asked
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
