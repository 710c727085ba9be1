package cn.icpfiling.platform.security;

import java.util.Set;
import java.util.UUID;

/**
 * Who acts.
 *
 * @param account null when a service acts on its own behalf
 * @param client the client program the token was issued to
 */
public record Actor(UUID account, String client, Set<String> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }
}
