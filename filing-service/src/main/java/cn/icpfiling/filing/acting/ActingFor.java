package cn.icpfiling.filing.acting;

import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.store.OwnerFilter;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Decides for whom the caller acts. An applicant acts for themselves. A partner acts for the customer that the request
 * names, or, if it names none, for the customer of its own who holds the thing.
 */
@Singleton
public class ActingFor {

    private final CurrentActor actor;
    private final OnBehalfOf onBehalfOf;

    ActingFor(CurrentActor actor, OnBehalfOf onBehalfOf) {
        this.actor = actor;
        this.onBehalfOf = onBehalfOf;
    }

    /** The future holder of a new thing. A partner holds nothing itself: it must name a customer. */
    public Holder holder() {
        return isPartner() ? new Holder(onBehalfOf.required(), actor.get().partner()) : Holder.own(actor.account());
    }

    /**
     * Checks whether the caller may know of the thing. It is theirs, or belongs to a customer of theirs; if the request
     * names a customer, to that one.
     */
    public boolean mayKnow(HasHolder owned) {
        return isPartner()
                ? actor.get().partner().equals(owned.partner())
                        && onBehalfOf.customer().map(owned.holder()::equals).orElse(true)
                : owned.holder().equals(actor.account());
    }

    /** The rows that a list shows. */
    public OwnerFilter ownerFilter() {
        return isPartner()
                ? new OwnerFilter(
                        onBehalfOf.customer().orElse(null), actor.get().partner())
                : new OwnerFilter(actor.account(), null);
    }

    /** The caller, in the role of the applicant. */
    public OrderActor applicant() {
        var who = actor.get();
        return isPartner() ? OrderActor.partner(who.partner(), who.client()) : OrderActor.applicant(actor.account());
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
