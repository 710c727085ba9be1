package cn.icpfiling.platform.security;

import java.util.Set;

/**
 * The scopes that a partner's client can have, for its token and for {@code @Scope}. People have roles and no scopes.
 */
public final class Scopes {

    public static final String FILINGS_READ = "filings:read";
    public static final String FILINGS_WRITE = "filings:write";
    public static final String FILINGS_TRANSFER = "filings:transfer";
    public static final String DOMAINS_READ = "domains:read";
    public static final String CUSTOMERS_READ = "customers:read";
    public static final String CUSTOMERS_WRITE = "customers:write";
    public static final String CLIENTS_WRITE = "clients:write";
    public static final String NETWORKS_READ = "networks:read";
    public static final String NETWORKS_WRITE = "networks:write";
    public static final String ACCESS_RECORDS_READ = "access-records:read";
    public static final String ACCESS_RECORDS_WRITE = "access-records:write";

    public static final String EVENTS_READ = "events:read";
    public static final String WEBHOOKS_READ = "webhooks:read";
    public static final String WEBHOOKS_WRITE = "webhooks:write";

    public static final Set<String> ALL = Set.of(
            FILINGS_READ,
            FILINGS_WRITE,
            FILINGS_TRANSFER,
            DOMAINS_READ,
            CUSTOMERS_READ,
            CUSTOMERS_WRITE,
            CLIENTS_WRITE,
            NETWORKS_READ,
            NETWORKS_WRITE,
            ACCESS_RECORDS_READ,
            ACCESS_RECORDS_WRITE,
            EVENTS_READ,
            WEBHOOKS_READ,
            WEBHOOKS_WRITE);

    private Scopes() {}
}
