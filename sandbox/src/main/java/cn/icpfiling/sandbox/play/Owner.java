package cn.icpfiling.sandbox.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Whose data a token shows: an account's, or that of a partner's customers.
 *
 * @param account missing of a partner, which has none
 */
record Owner(JsonNode account) {

    /**
     * Returns the partner if the token is that of a partner's client. The platform judges the token at each request, and shows such a
     * client the data of its customers only; here the role says which of the two ways to go.
     */
    static Optional<Owner> of(String token) {
        var parts = token.split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var roles = new ObjectMapper()
                    .readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("groups");
            return roles.size() == 1
                            && StreamSupport.stream(roles.spliterator(), false)
                                    .anyMatch(role -> "partner".equals(role.asText()))
                    ? Optional.of(new Owner(MissingNode.getInstance()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    boolean isPartner() {
        return account.isMissingNode();
    }

    boolean owns(JsonNode shown) {
        return isPartner() || shown.path("holder").equals(account.path("accountId"));
    }

    /** Masked, as the platform shows it; empty of a partner. */
    String phone() {
        return account.path("phone").asText();
    }
}
