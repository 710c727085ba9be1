package cn.icpfiling.filing.core;

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
 * The provider means to have a service, or a subject with all of its services, deregistered on a finding. One person of the staff
 * proposes it, another one confirms; the database holds that they are two.
 */
@Entity
@Table(name = "deregistration_proposals")
public class DeregistrationProposal {

    @Id
    private UUID id;

    private UUID subjectId;
    private UUID serviceId;
    private UUID findingId;
    private String reason;
    private UUID proposedBy;
    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private UUID decidedBy;
    private Instant decidedAt;
    private UUID orderId;

    @Version
    private long version;

    protected DeregistrationProposal() {}

    /** Whether it was decided, and how. */
    public enum State {
        OPEN,
        CONFIRMED,
        DECLINED
    }

    /** @param service null for the subject as a whole */
    public static DeregistrationProposal of(
            UUID id, UUID subject, UUID service, ProviderGround ground, UUID by, Instant at) {
        var proposal = new DeregistrationProposal();
        proposal.id = id;
        proposal.subjectId = subject;
        proposal.serviceId = service;
        proposal.findingId = ground.findingId();
        proposal.reason = ground.reason();
        proposal.proposedBy = by;
        proposal.proposedAt = at;
        proposal.state = State.OPEN;
        return proposal;
    }

    /** @param order by which it goes to the authority */
    public void confirmed(UUID by, UUID order, Instant at) {
        decided(State.CONFIRMED, by, at);
        orderId = order;
    }

    /** Also by whoever proposed it. */
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
        return new ProviderGround(findingId, reason);
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

    public long version() {
        return version;
    }
}
