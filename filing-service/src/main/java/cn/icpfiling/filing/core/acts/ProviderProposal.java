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
 * services. One member of staff proposes, another one confirms. The platform itself proposes on an overdue finding; then one
 * member of staff endorses the proposal and another one confirms it. The database checks that they are two.
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

    /** The overdue finding of inspection-service that is the ground; null if the reason has no findings. */
    private UUID findingId;

    /** Null if the platform proposed. */
    private UUID proposedBy;

    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    /** The first of the two persons if the platform proposed; null before, and for a person's proposal. */
    private UUID endorsedBy;

    private Instant endorsedAt;
    private UUID decidedBy;
    private Instant decidedAt;
    private UUID orderId;
    private UUID returnedOrder;

    /** Since when another overdue finding of the target may wait for a proposal; null for no such question. */
    private Instant lookAgainAt;

    @Version
    private long version;

    protected ProviderProposal() {}

    /** Whether the proposal was decided, and how. */
    public enum State {
        OPEN,
        CONFIRMED,
        DECLINED
    }

    /**
     * @param service null for the subject as a whole
     * @param by the member of staff who proposes
     */
    public static ProviderProposal of(
            UUID id, FiledAct act, UUID subject, UUID service, ProviderGround ground, UUID by, Instant at) {
        var proposal = opened(id, act, subject, service, ground, at);
        proposal.proposedBy = by;
        return proposal;
    }

    /**
     * A proposal of the platform on an overdue finding.
     *
     * @param service null for the subject as a whole
     */
    public static ProviderProposal ofPlatform(
            UUID id, FiledAct act, UUID subject, UUID service, ProviderGround ground, Instant at) {
        if (ground.finding() == null) {
            throw new IllegalArgumentException("the platform proposes only on a finding");
        }
        return opened(id, act, subject, service, ground, at);
    }

    private static ProviderProposal opened(
            UUID id, FiledAct act, UUID subject, UUID service, ProviderGround ground, Instant at) {
        var proposal = new ProviderProposal();
        proposal.id = id;
        proposal.subjectId = subject;
        proposal.serviceId = service;
        proposal.act = act;
        proposal.reason = ground.reason();
        proposal.findingId = ground.finding();
        proposal.proposedAt = at;
        proposal.state = State.OPEN;
        return proposal;
    }

    /** Whether the platform proposed and no person has endorsed the proposal yet. */
    public boolean needsFirstPerson() {
        return firstPerson().isEmpty();
    }

    /** The first of the two persons: the proposer, or the person who endorsed the platform's proposal. */
    public Optional<UUID> firstPerson() {
        return Optional.ofNullable(proposedBy == null ? endorsedBy : proposedBy);
    }

    /** Records the first of the two persons of a proposal of the platform. The proposal stays open. */
    public void endorsed(UUID by, Instant at) {
        requireOpen();
        if (!needsFirstPerson()) {
            throw new IllegalStateException("proposal " + id + " has its first person");
        }
        endorsedBy = by;
        endorsedAt = at;
    }

    /** @param order the order that takes the deregistration to the authority */
    public void confirmed(UUID by, UUID order, Instant at) {
        decided(State.CONFIRMED, by, at);
        orderId = order;
    }

    /** Records that the record ended here without an order, because the authority does not have it any more. */
    public void recordEnded(UUID by, Instant at) {
        decided(State.CONFIRMED, by, at);
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

    /** Declines a proposal of the platform, by the platform: its finding is not overdue any more. */
    public void withdrawn(Instant at) {
        if (proposedBy != null) {
            throw new IllegalStateException("proposal " + id + " is a person's");
        }
        decided(State.DECLINED, null, at);
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
        lookAgainAt = how == State.DECLINED ? at : null;
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
        return new ProviderGround(reason, findingId);
    }

    /** CANCEL_ACCESS, DEREGISTER_SERVICE or DEREGISTER_SUBJECT. */
    public FiledAct act() {
        return act;
    }

    /** Null if the platform proposed. */
    public UUID proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    /** The first of the two persons of a proposal of the platform; null if there is none. */
    public UUID endorsedBy() {
        return endorsedBy;
    }

    public Instant endorsedAt() {
        return endorsedAt;
    }

    public State state() {
        return state;
    }

    /** Null while open, and if the platform declined its own proposal. */
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
