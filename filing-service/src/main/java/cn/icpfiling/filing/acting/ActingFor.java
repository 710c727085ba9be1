package cn.icpfiling.filing.acting;

import cn.icpfiling.filing.core.Held;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.store.Whose;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/**
 * For whom the caller acts: an applicant for themselves; a partner for the customer that the request names, and where it names
 * none, for whichever of its customers holds what the request is about.
 */
@RequestScoped
public class ActingFor {

    private final CurrentActor actor;
    private final OnBehalfOf named;

    ActingFor(CurrentActor actor, OnBehalfOf named) {
        this.actor = actor;
        this.named = named;
    }

    /** Who will hold what is made. A partner holds nothing: it names a customer, or is refused. */
    public Holder holder() {
        return isPartner() ? new Holder(named.required(), actor.get().partner()) : Holder.own(actor.account());
    }

    /** Whether the caller may know of it: it is theirs, or their customer's, and no other's than they named. */
    public boolean mayKnow(Held thing) {
        return isPartner()
                ? actor.get().partner().equals(thing.partner())
                        && named.customer().map(thing.holder()::equals).orElse(true)
                : thing.holder().equals(actor.account());
    }

    /** What a list shows. */
    public Whose whose() {
        return isPartner()
                ? new Whose(named.customer().orElse(null), actor.get().partner())
                : new Whose(actor.account(), null);
    }

    /** The caller, in the part of the applicant. */
    public OrderActor applicant() {
        var who = actor.get();
        return isPartner() ? OrderActor.partner(who.partner(), who.client()) : OrderActor.applicant(actor.account());
    }

    /** The customer for whom a partner acts, as the audit names it beside the partner; null where nobody acts for another. */
    public UUID behalf(UUID holder) {
        return isPartner() ? holder : null;
    }

    private boolean isPartner() {
        return actor.get().partner() != null;
    }
}
