package cn.icpfiling.inspection.core.campaigns;

/** The checks that a campaign can name, in the order in which they run. */
public enum CheckKind {
    /** Holder, real name, expiry, top-level domain and registrar of each domain. */
    DOMAIN(false),
    /** Name, number, state and legal representative of the sponsor in the business register. */
    REGISTER(false),
    /** The addresses of the domain belong to the filed provider. */
    ADDRESS(false),
    /** The home page shows the filing number and fits what is filed. */
    PAGE(false),
    /** A person calls each of the four filed numbers. */
    CALLS(true),
    /** A person looks through the papers of the filing. */
    PAPERS(true);

    private final boolean byPeople;

    CheckKind(boolean byPeople) {
        this.byPeople = byPeople;
    }

    /** Whether a fault that the check finds is one of a domain. */
    public boolean isOfDomains() {
        return this == DOMAIN || this == ADDRESS || this == PAGE;
    }

    /** Whether people do the check, by tasks. The others need a {@link CampaignCheck}. */
    public boolean isByPeople() {
        return byPeople;
    }
}
