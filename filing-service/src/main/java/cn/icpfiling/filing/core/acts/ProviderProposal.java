package cn.icpfiling.filing.core.acts;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A proposal of the provider to end its access to a service, or to deregister a service or a subject with all of its
 * services. One member of staff proposes, another one confirms; the database checks that they are two.
 */
@Entity
@Table(name = "provider_proposals")
public class ProviderProposal {

    @Id
    private UUID id;

    private UUID subjectId;
    private UUID serviceId;

    @Enumerated(EnumType.STRING)
    private FiledAct act;

    private String reason;
    private UUID proposedBy;
    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private UUID decidedBy;
    private Instant decidedAt;
    private UUID orderId;
    private UUID returnedOrder;

    @Version
    private long version;

    protected ProviderProposal() {}

    /** Whether the proposal was decided, and how. */
    public enum State {
        OPEN,
        CONFIRMED,
        DECLINED
    }

    /** @param service null for the subject as a whole */
    public static ProviderProposal of(
            UUID id, FiledAct act, UUID subject, UUID service, ProviderGround ground, UUID by, Instant at) {
        var proposal = new ProviderProposal();
        proposal.id = id;
        proposal.subjectId = subject;
        proposal.serviceId = service;
        proposal.act = act;
        proposal.reason = ground.reason();
        proposal.proposedBy = by;
        proposal.proposedAt = at;
        proposal.state = State.OPEN;
        return proposal;
    }

    /** @param order the order that takes the deregistration to the authority */
    public void confirmed(UUID by, UUID order, Instant at) {
        decided(State.CONFIRMED, by, at);
        orderId = order;
    }

    /** @param returned the subject's order that went back to its applicant; null if there was none */
    public void accessEnded(UUID by, UUID returned, Instant at) {
        decided(State.CONFIRMED, by, at);
        returnedOrder = returned;
    }

    /** Declines the proposal; its proposer may do so too. */
    public void declined(UUID by, Instant at) {
        decided(State.DECLINED, by, at);
    }

    public void requireOpen() {
        if (state != State.OPEN) {
            throw new ProblemException(FilingProblem.PROPOSAL_DECIDED);
        }
    }

    private void decided(State how, UUID by, Instant at) {
        requireOpen();
        state = how;
        decidedBy = by;
        decidedAt = at;
    }

    public UUID id() {
        return id;
    }

    public UUID subjectId() {
        return subjectId;
    }

    /** Empty for the subject as a whole. */
    public Optional<UUID> serviceId() {
        return Optional.ofNullable(serviceId);
    }

    public ProviderGround ground() {
        return new ProviderGround(reason);
    }

    /** CANCEL_ACCESS, DEREGISTER_SERVICE or DEREGISTER_SUBJECT. */
    public FiledAct act() {
        return act;
    }

    public UUID proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public State state() {
        return state;
    }

    public UUID decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public UUID orderId() {
        return orderId;
    }

    public UUID returnedOrder() {
        return returnedOrder;
    }

    public long version() {
        return version;
    }
}
