package cn.icpfiling.platform.security;

import java.util.Set;
import java.util.UUID;

/**
 * Who acts.
 *
 * @param account null when a service acts on its own behalf
 * @param client the client program the token was issued to
 * @param ownAccount the account that the same person holds besides; null for everybody but staff that has one
 */
public record Actor(UUID account, String client, Set<String> roles, UUID ownAccount) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    public Actor(UUID account, String client, Set<String> roles) {
        this(account, client, roles, null);
    }

    /** Whether this account is the same person's. */
    public boolean isSamePersonAs(UUID other) {
        return other != null && (other.equals(account) || other.equals(ownAccount));
    }

    public boolean is(String role) {
        return roles.contains(role);
    }
}
