package cn.icpfiling.platform.security;

import java.util.Set;
import java.util.UUID;

/**
 * Who acts.
 *
 * @param account null when a service acts on its own behalf, or a partner: a partner holds nothing itself
 * @param client the client program the token was issued to
 * @param ownAccount the account that the same person holds besides; null for everybody but staff that has one
 * @param partner whose client acts; null for everybody else
 * @param scopes what the token was issued for; they bind partners only
 */
public record Actor(UUID account, String client, Set<String> roles, UUID ownAccount, UUID partner, Set<String> scopes) {

    public Actor {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    public Actor(UUID account, String client, Set<String> roles, UUID ownAccount) {
        this(account, client, roles, ownAccount, null, Set.of());
    }

    public Actor(UUID account, String client, Set<String> roles) {
        this(account, client, roles, null);
    }

    /** A partner's client. */
    public static Actor ofPartner(UUID partner, String client, Set<String> scopes) {
        return new Actor(null, client, Set.of(Roles.PARTNER), null, partner, scopes);
    }

    /** Whom the token names: an account or a partner; null is a service. */
    public UUID id() {
        return account == null ? partner : account;
    }

    /** Whether this account is the same person's. */
    public boolean isSamePersonAs(UUID other) {
        return other != null && (other.equals(account) || other.equals(ownAccount));
    }

    public boolean is(String role) {
        return roles.contains(role);
    }
}
