package cn.icpfiling.platform.security;

import java.util.Set;
import java.util.UUID;

/**
 * The account, partner or service that acts.
 *
 * @param account null for a service on its own behalf and for a partner, which has no account
 * @param client the client program that the token was issued to
 * @param ownAccount the holder account of the same person; null for all but staff with such an account
 * @param partner the partner whose client acts; null for all others
 * @param scopes the scopes of the token; they limit partners only
 * @param membership the member who acts for the account; null if its holder acts, and for all others
 */
public record Actor(
        UUID account,
        String client,
        Set<String> roles,
        UUID ownAccount,
        UUID partner,
        Set<String> scopes,
        Membership membership) {

    public Actor {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    public Actor(UUID account, String client, Set<String> roles, UUID ownAccount) {
        this(account, client, roles, ownAccount, null, Set.of(), null);
    }

    public Actor(UUID account, String client, Set<String> roles) {
        this(account, client, roles, null);
    }

    /** Returns the actor of a partner's client. */
    public static Actor ofPartner(UUID partner, String client, Set<String> scopes) {
        return new Actor(null, client, Set.of(Roles.PARTNER), null, partner, scopes, null);
    }

    /** Returns the id of the member who acts for the account; null if no member does. */
    public UUID member() {
        return membership == null ? null : membership.member();
    }

    /** Returns the account or partner that the token names; null for a service. */
    public UUID id() {
        return account == null ? partner : account;
    }

    /** Whether the account belongs to the same person. */
    public boolean isSamePersonAs(UUID other) {
        return other != null && (other.equals(account) || other.equals(ownAccount));
    }

    public boolean is(String role) {
        return roles.contains(role);
    }
}
