package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.quotas.RequestQuotas;
import cn.icpfiling.platform.security.Membership;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.Environment;
import cn.icpfiling.platform.web.MachineClock;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Issues access tokens (RFC 9068). Their claims are a contract with every service and contain no personal data. */
@ApplicationScoped
public class AccessTokens {

    public static final String TYPE = "Bearer";
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final String API = "icp-api";
    private static final String INTERNAL = "icp-internal";
    private static final String API_SCOPE = "api";
    private static final String INTERNAL_SCOPE = "internal";

    private final SigningKeys keys;
    private final Clock clock;
    private final String issuer;
    private final Environment environment;
    private final String ownClient;

    AccessTokens(
            SigningKeys keys,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.issuer") String issuer,
            Environment environment,
            @ConfigProperty(name = "icp.tokens.own-client") String ownClient) {
        this.keys = keys;
        this.clock = clock;
        this.issuer = issuer;
        this.environment = environment;
        this.ownClient = ownClient;
    }

    public record AccessToken(String text, int secondsLeft, String scope) {}

    /**
     * The claim {@code amr} has the methods of the session (RFC 8176). {@code auth_time} says when the person last
     * proved a second factor or one-time code (RFC 9470); it is absent for a session of a password alone.
     *
     * @param ownAccount of a member of staff who is also an applicant; filing-service refuses decisions on that
     * account's orders
     */
    public AccessToken ofAccount(UUID account, Set<String> roles, Session session, Optional<UUID> ownAccount) {
        var claims = claims(account.toString(), API, ownClient, API_SCOPE, roles)
                .claim("sid", session.id().toString())
                .claim("amr", session.methods());
        if (session.provenAt() != null) {
            claims.claim("auth_time", session.provenAt().getEpochSecond());
        }
        ownAccount.ifPresent(own -> claims.claim("own_account", own.toString()));
        return sign(claims, API_SCOPE);
    }

    /**
     * The token of a person who acts as a member of another account: {@code sub} is that account, {@code member} the
     * membership, and {@code rights} what its holder granted (ADR 0034). The role alone opens nothing to a member.
     * {@code person} is the person's own account: filing-service refuses their later decisions as a reviewer by it.
     */
    public AccessToken ofMember(UUID holder, Membership membership, Session session) {
        var claims = claims(holder.toString(), API, ownClient, API_SCOPE, Set.of(Roles.APPLICANT))
                .claim("member", membership.member().toString())
                .claim("person", session.account().toString())
                .claim("rights", membership.written())
                .claim("sid", session.id().toString())
                .claim("amr", session.methods());
        if (session.provenAt() != null) {
            claims.claim("auth_time", session.provenAt().getEpochSecond());
        }
        return sign(claims, API_SCOPE);
    }

    AccessToken ofService(String client) {
        return sign(claims(client, INTERNAL, client, INTERNAL_SCOPE, Set.of(Roles.SERVICE)), INTERNAL_SCOPE);
    }

    /**
     * The claim sid is the session of the credential, as it is the session in a person's token. When it ends, so do its
     * tokens.
     *
     * @param networks the blocks that the token is accepted from, separated by spaces; empty for all
     * @param quotas how many requests the gateway lets through: {@code quota_minute} and {@code quota_day} of the partner,
     * {@code client_quota_minute} and {@code client_quota_day} if the client has its own
     */
    AccessToken ofPartner(
            UUID partner, UUID client, UUID session, Set<String> scopes, String networks, RequestQuotas quotas) {
        var scope = String.join(" ", scopes);
        var claims = claims(partner.toString(), API, client.toString(), scope, Set.of(Roles.PARTNER))
                .claim("partner", partner.toString())
                .claim("sid", session.toString())
                .claim("quota_minute", quotas.minute())
                .claim("quota_day", quotas.day());
        if (quotas.clientMinute() != null) {
            claims.claim("client_quota_minute", quotas.clientMinute());
        }
        if (quotas.clientDay() != null) {
            claims.claim("client_quota_day", quotas.clientDay());
        }
        if (!networks.isEmpty()) {
            claims.claim("nets", networks);
        }
        return sign(claims, scope);
    }

    private JwtClaimsBuilder claims(String subject, String audience, String client, String scope, Set<String> roles) {
        return Jwt.claims()
                .issuer(issuer)
                .audience(audience)
                .subject(subject)
                .groups(roles)
                .claim("scope", scope)
                .claim("client_id", client)
                .claim("env", environment.toString());
    }

    private AccessToken sign(JwtClaimsBuilder claims, String scope) {
        var now = clock.instant();
        var key = keys.signing(now);
        var text = claims.issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .jws()
                .type("at+jwt")
                .keyId(key.id().toString())
                .algorithm(SignatureAlgorithm.RS256)
                .sign(key.privateKey());
        return new AccessToken(text, (int) LIFE.toSeconds(), scope);
    }
}
