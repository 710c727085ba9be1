package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.inspection.store.AccessRecordTable;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Answers whether a provider served a domain, by what it reported. */
@ApplicationScoped
public class AccessRecords {

    private final AccessRecordTable records;

    AccessRecords(AccessRecordTable records) {
        this.records = records;
    }

    /**
     * Whether the provider saw a request for the domain at this time or later. False also means that the provider has not
     * reported yet.
     *
     * @param domain any writing of the name; IllegalArgumentException if it is none
     * @param provider a partner, or the id of zeros for the provider that runs the platform
     */
    public boolean servedSince(String domain, UUID provider, Instant since) {
        return records.find(DomainName.parse(domain).ascii(), provider)
                .filter(record -> !record.lastSeen().isBefore(since))
                .isPresent();
    }
}
