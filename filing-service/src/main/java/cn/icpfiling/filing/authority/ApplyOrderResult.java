package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityResult.Deregistered;
import cn.icpfiling.filing.authority.AuthorityResult.Filed;
import cn.icpfiling.filing.authority.AuthorityResult.Granted;
import cn.icpfiling.filing.authority.AuthorityResult.News;
import cn.icpfiling.filing.authority.AuthorityResult.NotUnderstood;
import cn.icpfiling.filing.authority.AuthorityResult.ProcessingError;
import cn.icpfiling.filing.authority.AuthorityResult.Refused;
import cn.icpfiling.filing.authority.AuthorityResult.Sms;
import cn.icpfiling.filing.authority.AuthorityResult.SmsState;
import cn.icpfiling.filing.authority.Downloads.State;
import cn.icpfiling.filing.authority.Downloads.StoredResult;
import cn.icpfiling.filing.core.LastStep;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.filings.GrantCheck;
import cn.icpfiling.filing.filings.RegisterFiling;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.identifier.FilingNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Applies a record about one of our orders, in the caller's transaction. The lifecycle table decides what is allowed. A
 * result without news is skipped, an early one waits, and one that does not fit flags the order for reviewers.
 */
@ApplicationScoped
class ApplyOrderResult {
    private static final int LONGEST_TEXT = 500;

    private final Downloads downloads;
    private final UploadBatches batches;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final GrantCheck check;
    private final RegisterFiling registerFiling;
    private final NoteOwedCodes owedCodes;
    private final Clock clock;
    private final DownloadXml xml = new DownloadXml(Vocabulary.bundled());

    ApplyOrderResult(
            Downloads downloads,
            UploadBatches batches,
            OrderRepository orders,
            OrderProgress progress,
            GrantCheck check,
            RegisterFiling registerFiling,
            NoteOwedCodes owedCodes,
            Clock clock) {
        this.downloads = downloads;
        this.batches = batches;
        this.orders = orders;
        this.progress = progress;
        this.check = check;
        this.registerFiling = registerFiling;
        this.owedCodes = owedCodes;
        this.clock = clock;
    }

    /**
     * @param result the stored record, as read
     * @param again whether the same was applied before, about an earlier upload of the order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome handle(StoredResult stored, AuthorityResult result, boolean again) {
        var order = lockedOrder(result.order());
        if (order.isEmpty()) {
            return result instanceof NotUnderstood unknown
                    ? notUnderstood(unknown)
                    : Outcome.unresolved("UNKNOWN_ORDER");
        }
        var outcome = applied(order.get(), stored, result, again);
        if (outcome.state() == State.UNRESOLVED) {
            leaveToReviewers(order.get(), outcome.why());
        }
        return outcome;
    }

    /** For a result that cannot be applied at all: flags its order, if there is one. */
    @Transactional(Transactional.TxType.MANDATORY)
    void giveUp(StoredResult stored, String why) {
        lockedOrder(stored.order()).ifPresent(order -> leaveToReviewers(order, why));
    }

    private Optional<Order> lockedOrder(UUID id) {
        return Optional.ofNullable(id).flatMap(known -> orders.findByIdOptional(known, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Flags an order at the authority if its result cannot be applied, so that reviewers lead it on: such an order
     * waits for that result only. In any other state the order has acts of its own.
     */
    private void leaveToReviewers(Order order, String why) {
        if (order.state().withAuthority() && !order.isLeftToReviewers()) {
            progress.perform(
                    order,
                    OrderAct.FLAG,
                    OrderActor.SYSTEM,
                    clock.instant(),
                    List.of(new Reason("AUTHORITY.RESULT_UNFIT", "", null, why.split(":", 2)[0])));
        }
    }

    private static Outcome notUnderstood(NotUnderstood unknown) {
        return Outcome.unresolved("NOT_UNDERSTOOD: " + unknown.why());
    }

    private Outcome applied(Order order, StoredResult stored, AuthorityResult result, boolean again) {
        // The authority may have the upload before our own note of it is committed.
        if (order.state() == OrderState.AWAITING_SUBMISSION && order.uploadBatch() != null) {
            return Outcome.TOO_EARLY;
        }
        return ofEarlierUpload(order, result, again).orElseGet(() -> ofThisUpload(order, stored, result));
    }

    /**
     * A record names no upload. A decision of before the upload is about what the applicant has corrected since. Words that
     * are the same and have no day can be of either upload; people compare them with the authority's pages. That all codes were
     * entered, or are awaited until a day behind the upload, is applied again: it comes once for each upload, in the same words.
     */
    private Optional<Outcome> ofEarlierUpload(Order order, AuthorityResult result, boolean again) {
        if (!order.state().withAuthority()) {
            return again ? Optional.of(Outcome.SAID_BEFORE) : Optional.empty();
        }
        if (batches.timesOf(order.id()).isDecidedBefore(decidedAt(result))) {
            return Optional.of(again ? Outcome.SAID_BEFORE : Outcome.unresolved("DECIDED_BEFORE_UPLOAD"));
        }
        if (!again) {
            return Optional.empty();
        }
        return switch (result) {
            case Sms sms when sms.state() == SmsState.VERIFIED -> Optional.empty();
            case Sms sms
            when sms.state() == SmsState.PENDING ->
                batches.timesOf(order.id()).isDecidedBefore(sms.deadline())
                        ? Optional.of(Outcome.SAID_BEFORE)
                        : Optional.empty();
            default -> Optional.of(Outcome.unresolved("SAID_OF_EARLIER_UPLOAD"));
        };
    }

    private static Instant decidedAt(AuthorityResult result) {
        return switch (result) {
            case Granted granted -> granted.decidedAt();
            case Refused refused -> refused.decidedAt();
            default -> null;
        };
    }

    private Outcome ofThisUpload(Order order, StoredResult stored, AuthorityResult result) {
        return switch (result) {
            case Sms sms -> sms(order, sms);
            case Granted granted -> granted(order, granted);
            case Refused refused -> refused(order, refused);
            case Filed filed -> filed(order, filed);
            case Deregistered ended -> deregistered(order);
            case ProcessingError error -> processingErrors(order, stored, error);
            case NotUnderstood unknown -> notUnderstood(unknown);
            case News _ -> throw new IllegalArgumentException("a record about no order");
        };
    }

    private Outcome sms(Order order, Sms sms) {
        if (order.state() == OrderState.SMS_PENDING) {
            switch (sms.state()) {
                case PENDING -> {
                    if (sms.deadline() != null) {
                        order.smsUntil(sms.deadline());
                    }
                    owedCodes.handle(order, sms.phones());
                }
                case VERIFIED -> perform(order, OrderAct.SMS_VERIFIED, List.of());
                case FAILED -> perform(order, OrderAct.SMS_FAILED, List.of(Reason.of("AUTHORITY_SMS_FAILED", "")));
            }
            return Outcome.APPLIED;
        }
        var passed = switch (order.state()) {
            case AUTHORITY_REVIEW, AUTHORITY_REJECTED, COMPLETED -> sms.state() != SmsState.FAILED;
            case SMS_EXPIRED -> sms.state() != SmsState.VERIFIED;
            default -> false;
        };
        return passed ? Outcome.SAID_BEFORE : Outcome.notNow(order);
    }

    /**
     * Applies a decision before its numbers are checked: the decision implies the SMS result even if the numbers do not
     * fit.
     */
    private Outcome granted(Order order, Granted granted) {
        if (order.state() == OrderState.COMPLETED) {
            return FilingNumber.tryParse(granted.subjectNumber())
                    .map(number -> sameNumber(order, number))
                    .orElseGet(() -> Outcome.unresolved("SUBJECT_NUMBER_UNFIT"));
        }
        if (!inReview(order)) {
            return Outcome.notNow(order);
        }
        var numbers = new HashMap<UUID, String>();
        for (var service : granted.services()) {
            if (numbers.put(service.service(), service.number()) != null) {
                return Outcome.unresolved("SERVICE_NUMBER_UNFIT");
            }
        }
        var checked = check.check(order, granted.subjectNumber(), numbers);
        if (checked.fault() != null) {
            return Outcome.unresolved(checked.fault().name());
        }
        registerFiling.handle(order, checked.subject(), checked.services(), clock.instant());
        return Outcome.APPLIED;
    }

    private Outcome refused(Order order, Refused refused) {
        if (order.state() == OrderState.AUTHORITY_REJECTED) {
            return Outcome.SAID_BEFORE;
        }
        if (!inReview(order)) {
            return Outcome.notNow(order);
        }
        var reasons = refused.reasons().stream()
                .map(reason -> inCatalogue(reason.code(), reason.field(), reason.text()))
                .toList();
        perform(order, OrderAct.REFUSE, reasons.isEmpty() ? List.of(Reason.of("AUTHORITY_REFUSED", "")) : reasons);
        return Outcome.APPLIED;
    }

    /** If the catalogue lacks the code, the code becomes part of the authority's text. */
    private static Reason inCatalogue(String code, String field, String text) {
        var known =
                ReasonCatalogue.bundled().of(ReasonCatalogue.Family.AUTHORITY).contains(code);
        return known
                ? new Reason(code, field, null, shortened(text))
                : new Reason("AUTHORITY_REFUSED", field, null, shortened((code + " " + text).strip()));
    }

    /**
     * The authority decides only on a verified filing. A decision that arrives before the SMS result stands for both.
     */
    private boolean inReview(Order order) {
        if (order.state() == OrderState.SMS_PENDING) {
            perform(order, OrderAct.SMS_VERIFIED, List.of(Reason.of("AUTHORITY_DECISION_IMPLIES_SMS", "")));
        }
        return order.state() == OrderState.AUTHORITY_REVIEW;
    }

    private Outcome filed(Order order, Filed filed) {
        var number = FilingNumber.tryParse(filed.subjectNumber()).map(FilingNumber::subject);
        if (number.isEmpty()) {
            return Outcome.unresolved("SUBJECT_NUMBER_UNFIT");
        }
        return order.state() == OrderState.COMPLETED ? sameNumber(order, number.get()) : Outcome.NOTED;
    }

    /** For an order of ours: the decision ends the record. It has come already, or the record waits for it. */
    private static Outcome deregistered(Order order) {
        if (!order.type().isDeregistration()) {
            return Outcome.unresolved("NOT_ASKED_FOR");
        }
        return switch (order.state()) {
            case COMPLETED -> Outcome.SAID_BEFORE;
            case SMS_PENDING, AUTHORITY_REVIEW -> Outcome.TOO_EARLY;
            default -> Outcome.notNow(order);
        };
    }

    private static Outcome sameNumber(Order order, FilingNumber number) {
        return number.toString().equals(order.onRecord().subjectNumber())
                ? Outcome.SAID_BEFORE
                : Outcome.unresolved("NUMBER_DIFFERS");
    }

    /**
     * The authority has the file and could not process the record. The order comes back with the authority's text, to
     * be edited, even before the code (ADR 0010). Each fault is a record of its own; all faults of one file about the
     * order make one step. Those of a later file are added as long as the order waits for its applicant, and say nothing
     * new about an order that has ended without a filing.
     */
    private Outcome processingErrors(Order order, StoredResult stored, ProcessingError error) {
        return switch (order.state()) {
            case SMS_PENDING, AUTHORITY_REVIEW -> refusedFor(order, stored, error, List.of());
            case AUTHORITY_REJECTED ->
                refusedFor(order, stored, error, LastStep.of(order).reasons());
            case ABANDONED, EXPIRED -> Outcome.NOTED;
            default -> Outcome.notNow(order);
        };
    }

    private Outcome refusedFor(Order order, StoredResult stored, ProcessingError error, List<Reason> before) {
        var reasons = new ArrayList<>(before);
        reasons.add(reason(error));
        for (var beside : downloads.lockedBeside(stored)) {
            if (xml.read(beside) instanceof ProcessingError another) {
                reasons.add(reason(another));
                downloads.settled(beside.id(), State.APPLIED, null, clock.instant());
            }
        }
        perform(order, OrderAct.REFUSE, reasons);
        return Outcome.APPLIED;
    }

    private static Reason reason(ProcessingError error) {
        return new Reason(
                "AUTHORITY_PROCESSING_ERROR", "", null, shortened((error.code() + " " + error.text()).strip()));
    }

    private void perform(Order order, OrderAct act, List<Reason> reasons) {
        progress.perform(order, act, OrderActor.AUTHORITY, clock.instant(), reasons);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
