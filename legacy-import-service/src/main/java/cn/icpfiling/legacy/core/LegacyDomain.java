package cn.icpfiling.legacy.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A domain of a site of the old platform, as A-labels. Loads write it, with plain SQL. */
@Entity
@Table(name = "legacy_domains")
public class LegacyDomain {
    @Id
    private String domain;

    private UUID siteId;

    private UUID filingId;

    protected LegacyDomain() {}

    public String domain() {
        return domain;
    }

    public UUID siteId() {
        return siteId;
    }

    public UUID filingId() {
        return filingId;
    }
}
