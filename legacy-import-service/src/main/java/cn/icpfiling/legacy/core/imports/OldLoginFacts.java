package cn.icpfiling.legacy.core.imports;

import cn.icpfiling.legacy.core.LegacyState;
import java.util.List;
import java.util.UUID;

/**
 * What an import asks of a verified old login.
 *
 * @param filings oldest submission first
 * @param order what became of orders that were left unfinished on the old platform; asked for a login without filings only
 */
public record OldLoginFacts(boolean activated, List<Filing> filings, UnfinishedOrder order) {

    public OldLoginFacts {
        filings = List.copyOf(filings);
    }

    /**
     * @param importable whether the routes send the filing to an import
     * @param incomplete whether rows of it are missing: they are being loaded, or wait for their correction
     */
    public record Filing(UUID id, LegacyState state, boolean importable, boolean incomplete) {}
}
