package cn.icpfiling.filing.acting;

import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.store.OwnerFilter;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.web.CurrentActor;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Decides for whom the caller acts. An applicant acts for themselves. A partner acts for the customer that the request
 * names, or, if it names none, for the customer of its own who holds the thing.
 */
@Singleton
public class ActingFor {

    private final CurrentActor actor;
    private static final String PERSON = "person";

    private final SecurityIdentity identity;
    private final OnBehalfOf onBehalfOf;

    ActingFor(CurrentActor actor, SecurityIdentity identity, OnBehalfOf onBehalfOf) {
        this.actor = actor;
        this.identity = identity;
        this.onBehalfOf = onBehalfOf;
    }

    /** The future holder of a new thing. A partner holds nothing itself: it must name a customer. */
    public Holder holder() {
        return isPartner() ? new Holder(onBehalfOf.required(), actor.get().partner()) : Holder.own(actor.account());
    }

    /**
     * Checks whether the caller may know of the thing. It is theirs, or belongs to a customer of theirs; if the request
     * names a customer, to that one. A member of the account knows of the services that they have a right for. Here is the
     * one place that refuses a member who knows of the thing and lacks the operation's right for it (ADR 0034).
     */
    public boolean mayKnow(HasHolder owned) {
        if (isPartner()) {
            return actor.get().partner().equals(owned.partner())
                    && onBehalfOf.customer().map(owned.holder()::equals).orElse(true);
        }
        return owned.holder().equals(actor.account()) && mayKnow(owned.reach());
    }

    /** Checks the same of what a member's grants apply to; true for all callers but members. */
    public boolean mayKnow(Reach reach) {
        var membership = actor.get().membership();
        if (membership == null) {
            return true;
        }
        if (!membership.has(Right.VIEW, reach)) {
            return false;
        }
        actor.requireRight(reach);
        return true;
    }

    /** The rows that a list shows. */
    public OwnerFilter ownerFilter() {
        if (isPartner()) {
            return new OwnerFilter(
                    onBehalfOf.customer().orElse(null), actor.get().partner());
        }
        var membership = actor.get().membership();
        return new OwnerFilter(
                actor.account(),
                null,
                membership == null ? null : membership.seenServices().orElse(null));
    }

    /** The caller, in the role of the applicant. */
    public OrderActor applicant() {
        var who = actor.get();
        return isPartner()
                ? OrderActor.partner(who.partner(), who.client())
                : OrderActor.applicant(actor.account(), who.member(), who.member() == null ? null : person());
    }

    /** The own account of the member who acts, as the token names it; null for a token of an earlier release. */
    private UUID person() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim(PERSON) instanceof String own
                ? Ids.parse(own)
                : null;
    }

    /**
     * The customer for whom a partner acts, as the audit names it beside the partner; null if the caller acts for
     * itself.
     */
    public UUID behalf(UUID holder) {
        return isPartner() ? holder : null;
    }

    private boolean isPartner() {
        return actor.get().partner() != null;
    }
}
