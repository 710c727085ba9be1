package cn.icpfiling.account.core;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A program of a partner, with its scopes and the networks that it may call from. The partner narrows the scopes; only an
 * administrator widens them.
 */
@Entity
@Table(name = "partner_clients")
public class PartnerClient {

    @Id
    private UUID id;

    @Column(name = "partner_id")
    private UUID partner;

    private String name;

    private String scopes;

    private Instant openedAt;

    private Instant endedAt;

    /** Counts credentials added and revoked. The client's view shows them, so they change its version. */
    private int acts;

    private AllowedNetworks allowedNetworks;

    @Version
    private int version;

    protected PartnerClient() {}

    public PartnerClient(UUID id, UUID partner, String name, Set<String> scopes, Instant openedAt) {
        this.id = id;
        this.partner = partner;
        this.name = name;
        this.scopes = String.join(" ", new TreeSet<>(scopes));
        this.openedAt = openedAt;
    }

    /** For good: what is ended does not come back. */
    public void terminate(Instant now) {
        requireActive(PartnerAct.TERMINATE);
        endedAt = now;
    }

    public void requireActive(PartnerAct act) {
        if (endedAt != null) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, status(), act, List.of());
        }
    }

    /** Replaces the scopes; the caller ends the tokens if some are gone. */
    public void changeScopes(Set<String> now) {
        requireActive(PartnerAct.CHANGE_SCOPES);
        scopes = String.join(" ", new TreeSet<>(now));
    }

    public void allowNetworks(AllowedNetworks now) {
        requireActive(PartnerAct.ALLOW_NETWORKS);
        allowedNetworks = now;
    }

    public void touch() {
        acts++;
    }

    public ClientStatus status() {
        return endedAt == null ? ClientStatus.ACTIVE : ClientStatus.TERMINATED;
    }

    public UUID id() {
        return id;
    }

    public UUID partner() {
        return partner;
    }

    public String name() {
        return name;
    }

    public Set<String> scopes() {
        return new TreeSet<>(Set.of(scopes.split(" ")));
    }

    /** Empty if the client may call from everywhere. */
    public AllowedNetworks allowedNetworks() {
        return allowedNetworks == null ? AllowedNetworks.ANY : allowedNetworks;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** Null while active. */
    public Instant endedAt() {
        return endedAt;
    }

    public int version() {
        return version;
    }
}
