package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One filing on its way to the authority. The state changes only in {@link #perform}. The identity that the type check
 * settled ({@link OrderIdentity}) changes only in a change of a subject. A wrong identity needs a new order.
 */
@Entity
@Table(name = "orders")
public class Order implements HasHolder {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private OrderType type;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    private UUID holder;
    private UUID partner;

    @Embedded
    private OrderIdentity identity;

    private long sequence;
    private int submission;
    private Instant submittedAt;

    @Embedded
    private AcceptedDeclaration declaration;

    @Embedded
    private SettledVerdict verdict = new SettledVerdict();

    @Embedded
    private RulesApplied rules;

    @Embedded
    private ReviewDesk desk;

    private UUID uploadBatch;
    private Instant smsUntil;

    @Embedded
    private RegisterReference onRecord;

    /** Null unless the order is a change that was opened from a finding. */
    @Embedded
    private MarkedFinding finding;

    @Embedded
    private Idleness idleness = new Idleness();

    @Embedded
    LastStep lastStep = new LastStep();

    @Embedded
    Preparation preparation;

    private Instant createdAt;
    private Instant changedAt;

    @Version
    private long version;

    protected Order() {}

    /** Returns a draft of a type check, with a new service id unless we have its record. Call {@link #open} next. */
    public static Order draft(
            UUID id, OrderType type, UUID serviceId, Holder holder, SettledIdentity identity, FiledNumbers filed) {
        var order = new Order();
        order.id = id;
        order.onRecord = new RegisterReference(type, serviceId, filed);
        order.type = type;
        order.holder = holder.account();
        order.partner = holder.partner();
        order.identity = OrderIdentity.of(identity);
        return order;
    }

    public OrderEvent open(OrderActor actor, Instant at) {
        if (state != null) {
            throw new IllegalStateException("order " + id + " was opened before");
        }
        state = OrderState.DRAFT;
        createdAt = at;
        return happened("filing.order.drafted", OrderAct.DRAFT, null, actor, at, List.of());
    }

    /** Names the finding that this order is to cure. Call before {@link #open}. */
    public void cures(MarkedFinding marked) {
        finding = marked;
    }

    /** Says on which day of waiting for its applicant the order expires. Call before {@link #open}. */
    public void waitsAtMost(int days) {
        idleness = Idleness.atMost(days);
    }

    /** The only method that changes the state. */
    public OrderEvent perform(OrderAct act, OrderActor actor, Instant at, List<Reason> reasons) {
        var step = openSteps().require(act, actor.role());
        desk().require(act, actor, at);
        switch (act) {
            case APPROVE, PROPOSE_APPROVAL -> openRules().requireCleared();
            case SETTLE_RULES -> openRules().requireSettleable();
            case ACCEPT_PAPERS -> verdict.requireFinalRound(submission);
            case ASK_VERIFICATION -> verdict.requireOpen(submission);
            case FLAG -> verdict.flag();
            case EXPIRE -> idleness.require(Idleness.Due.END, LegalTime.dayOf(at));
            case SUBMIT, RESUBMIT -> countSubmission(at);
            default -> {}
        }
        var from = state;
        state = step.to();
        if (state != from) {
            verdict.movedTo(state);
            uploadBatch = null;
            smsUntil = null;
        }
        desk = state == from || state.underReview() ? desk().after(act, actor, at) : new ReviewDesk();
        return happened(step.event(), act, from, actor, at, reasons);
    }

    /** Whether reviewers may lead the order on: it cannot be sent, is barred, or its result cannot be applied or is overdue. */
    public boolean isLeftToReviewers() {
        return state.afterReview() && verdict.needsPerson();
    }

    /** For {@link OrderAct#PROPOSE_GRANT}: the numbers that a second reviewer must confirm. Call after perform. */
    public void grantProposed(ProposedNumbers numbers) {
        desk = desk().proposed(numbers);
    }

    /** For {@link OrderAct#UPLOAD}: how long the authority waits for the code. Call after perform. */
    public void smsUntil(Instant deadline) {
        smsUntil = deadline;
    }

    /** Adds the order to an upload batch, where it cannot be withdrawn. {@link #perform} removes it again. */
    public void joinBatch(UUID batch) {
        if (state != OrderState.AWAITING_SUBMISSION || (uploadBatch != null && !uploadBatch.equals(batch))) {
            throw new IllegalStateException("order " + id + " cannot join batch " + batch + " in " + state);
        }
        uploadBatch = batch;
    }

    public void leaveBatch() {
        uploadBatch = null;
    }

    /** @param accepted what the applicant accepted; null if nothing was entered */
    public void judgedUnder(AcceptedDeclaration accepted, RulesApplied applied) {
        declaration = accepted;
        rules = applied;
    }

    /** For an act of a reviewer: sets or extends their claim if the order is still under review. Call after perform. */
    public void claimed(UUID reviewer, Instant until) {
        desk = state.underReview() ? desk().claimed(reviewer, until) : desk;
    }

    /** Stores the verdict on one submission, with its settlements so far. One on an older submission than the last judged is ignored. */
    public boolean judged(SubmissionVerdict result, Collection<Settlement> settlements, Instant at) {
        if (result.submission() < verdict.submission() || result.submission() > submission) {
            return false;
        }
        verdict.judged(result, settlements, at);
        openRules().askForAPerson();
        if (state.underReview()) {
            changed(at);
        }
        return true;
    }

    /** Its applicant works on it, where it may be edited: its idle days begin anew. Each edit is later than the one before. */
    public void edited(Instant at) {
        requireEditable();
        changed(at);
        idleness = idleness.since(at);
    }

    void changed(Instant at) {
        changedAt = at.isAfter(changedAt) ? at : changedAt.plus(1, ChronoUnit.MICROS);
    }

    /** Enters what the filed subject is to have in place of its own. */
    public void entered(OrderKind.Part part, UnaryOperator<OrderIdentity> entry) {
        type.requireIdentityEntry(part);
        identity = entry.apply(identity);
    }

    public Idleness.Due due(LocalDate today) {
        return idleness.due(today);
    }

    /** Returns the reminder to the applicant of an idle order; the state stays the same. */
    public OrderEvent remind(Instant at) {
        idleness = idleness.told(LegalTime.dayOf(at));
        return event("filing.order.reminded", OrderAct.REMIND, state, OrderActor.SYSTEM, at, List.of());
    }

    /** A principal has shown who they are: told like a step, and the order stays where it is. */
    public OrderEvent authenticated(Instant at) {
        return event("filing.order.authenticated", OrderAct.AUTHENTICATE, state, OrderActor.SYSTEM, at, List.of());
    }

    public void requireEditable() {
        state.requireEditable();
        type.requireEntry();
    }

    /** The steps that are open now, and those that the order's circumstances keep back. */
    public OpenSteps openSteps() {
        return new OpenSteps(this);
    }

    public Lifecycle<OrderState, OrderAct, OrderRole> lifecycle() {
        return onRecord.lifecycle(type);
    }

    /** After an expired code the order goes back unchanged: it stays the same submission with its verdict. */
    private void countSubmission(Instant at) {
        if (state != OrderState.SMS_EXPIRED) {
            verdict.forgetAsking();
            submission++;
            submittedAt = at;
        }
    }

    private OrderEvent happened(
            String event, OrderAct act, OrderState from, OrderActor actor, Instant at, List<Reason> reasons) {
        if (from != state || act == OrderAct.REFUSE) {
            lastStep.because(reasons);
        }
        changedAt = at;
        idleness = state.waitingFor() == WaitingFor.APPLICANT ? idleness.since(at) : idleness.over();
        return event(event, act, from, actor, at, reasons);
    }

    private OrderEvent event(
            String event, OrderAct act, OrderState from, OrderActor actor, Instant at, List<Reason> reasons) {
        sequence++;
        return new OrderEvent(event, id, sequence, act, from, state, actor, at, List.copyOf(reasons));
    }

    public UUID id() {
        return id;
    }

    public OrderType type() {
        return type;
    }

    public OrderState state() {
        return state;
    }

    public WaitingFor waitingFor() {
        return isLeftToReviewers() ? WaitingFor.REVIEWER : state.waitingFor();
    }

    @Override
    public UUID holder() {
        return holder;
    }

    @Override
    public UUID partner() {
        return partner;
    }

    @Override
    public Reach reach() {
        return Reach.service(serviceId());
    }

    public UUID typeCheckId() {
        return identity.typeCheckId();
    }

    public Region region() {
        return identity.region();
    }

    public int nature() {
        return identity.nature();
    }

    public Certificate certificate() {
        return identity.certificate();
    }

    /** The domain of the type check. */
    public String domain() {
        return identity.domain();
    }

    /** The id of the service after filing; the upload already uses it. */
    public UUID serviceId() {
        return onRecord.serviceId();
    }

    public long sequence() {
        return sequence;
    }

    public int submission() {
        return submission;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public AcceptedDeclaration declaration() {
        return declaration;
    }

    public OpenRules openRules() {
        return new OpenRules(this);
    }

    public SettledVerdict verdict() {
        return verdict;
    }

    public Optional<RulesApplied> rules() {
        return Optional.ofNullable(rules);
    }

    public ReviewDesk desk() {
        return desk == null ? new ReviewDesk() : desk;
    }

    public UUID uploadBatch() {
        return uploadBatch;
    }

    public Instant smsUntil() {
        return smsUntil;
    }

    public Optional<Idleness> idleness() {
        return Optional.of(idleness).filter(Idleness::isWaiting);
    }

    public UUID subjectId() {
        return onRecord.subjectId();
    }

    public RegisterReference onRecord() {
        return onRecord;
    }

    /** The finding that a change is to cure; empty for other orders. */
    public Optional<MarkedFinding> finding() {
        return Optional.ofNullable(finding);
    }

    /** Increases with each flushed change, so it changes with what readers see. */
    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
