package cn.icpfiling.platform.web;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.security.Membership;
import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.security.Right;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request, according to its token. */
@RequestScoped
public class CurrentActor {

    private static final String CLIENT = "client_id";
    private static final String OWN_ACCOUNT = "own_account";
    private static final String OF_PARTNER = "partner";
    private static final String SCOPE = "scope";
    private static final String MEMBER = "member";
    private static final String RIGHTS = "rights";

    private final SecurityIdentity identity;
    private Actor actor;
    private Right admitted;

    public CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * Returns the caller. Refuses a member of an account whose right for the operation was not checked: in an open
     * operation a member is nobody.
     */
    public Actor get() {
        var who = known();
        if (who.membership() != null && admitted == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return who;
    }

    /**
     * Lets a member in with the right that the operation names. Changes nothing for other callers.
     *
     * @param right null if the operation is closed to members
     */
    public void admit(Right right, Reach reach) {
        var membership = known().membership();
        if (membership == null) {
            return;
        }
        if (right == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        if (!membership.has(right, reach)) {
            throw new ProblemException(CommonProblem.MEMBER_RIGHT_MISSING, right);
        }
        admitted = right;
    }

    /**
     * Refuses a member who lacks the operation's right for the thing. Call this only for a thing that the caller may know
     * of, because the refusal reveals that it exists.
     */
    public void requireRight(Reach reach) {
        var membership = get().membership();
        if (membership != null && !membership.has(admitted, reach)) {
            throw new ProblemException(CommonProblem.MEMBER_RIGHT_MISSING, admitted);
        }
    }

    /** Reads the token once per request, because the library throws and catches an exception for each custom claim. */
    private Actor known() {
        if (actor == null) {
            actor = read();
        }
        return actor;
    }

    private Actor read() {
        if (identity.isAnonymous()) {
            throw new ProblemException(CommonProblem.UNAUTHENTICATED);
        }
        var principal = identity.getPrincipal();
        if (principal instanceof ActorPrincipal known) {
            return known.actor();
        }
        return principal instanceof JsonWebToken token
                ? of(token, identity.getRoles())
                : new Actor(idOf(principal.getName()), null, identity.getRoles());
    }

    /** Returns the actor that the token names. */
    public static Actor of(JsonWebToken token, Set<String> roles) {
        var account = idOf(token.getName());
        var partner = idOf(token.getClaim(OF_PARTNER));
        return new Actor(
                partner == null ? account : null,
                token.getClaim(CLIENT),
                roles,
                idOf(token.getClaim(OWN_ACCOUNT)),
                partner,
                wordsOf(token.<Object>getClaim(SCOPE)),
                token.containsClaim(MEMBER)
                        ? Membership.parse(textOf(token.getClaim(MEMBER)), textOf(token.getClaim(RIGHTS)))
                        : null);
    }

    /**
     * Returns the caller's account. Refuses a service that acts for itself and a partner, because neither has an
     * account.
     */
    public UUID account() {
        var account = get().account();
        if (account == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return account;
    }

    /** Returns the id of the account or partner that the token names. Refuses a service that acts for itself. */
    public UUID caller() {
        var caller = get().id();
        if (caller == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return caller;
    }

    private static UUID idOf(String claim) {
        if (claim == null) {
            return null;
        }
        try {
            return Ids.parse(claim);
        } catch (IllegalArgumentException service) {
            return null;
        }
    }

    /** Null for a claim that is not text. */
    private static String textOf(Object claim) {
        return claim instanceof String text ? text : null;
    }

    /** A claim that is not text contains no words. */
    private static Set<String> wordsOf(Object claim) {
        return claim instanceof String text && !text.isBlank()
                ? Set.copyOf(List.of(text.strip().split(" +")))
                : Set.of();
    }
}
