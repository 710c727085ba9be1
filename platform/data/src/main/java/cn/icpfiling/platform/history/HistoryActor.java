package cn.icpfiling.platform.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/** The actor of an event by role and ids; the platform itself has a role only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HistoryActor(String role, UUID account, UUID partner, String client) {

    static final String SYSTEM = "SYSTEM";
    private static final String PARTNER = "partner";

    /** @param roles as the audit writes them; empty for the platform itself. The id of a partner is no account. */
    static HistoryActor ofAudit(String roles, UUID id, String client) {
        var role = roles.isEmpty() ? SYSTEM : roles;
        return PARTNER.equals(role)
                ? new HistoryActor(role, null, id, client)
                : new HistoryActor(role, id, null, client);
    }
}
