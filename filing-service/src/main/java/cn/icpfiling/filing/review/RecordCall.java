package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.CallNote;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.Person;
import cn.icpfiling.filing.core.ReviewCall;
import cn.icpfiling.filing.core.ServicePart;
import cn.icpfiling.filing.core.SubjectPart;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ReviewCallTable;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Records a reviewer's call to one of the order's phones. People hang up on unknown callers, so the call comes from one
 * of the numbers that the provider announces in its messages.
 */
@ApplicationScoped
class RecordCall {

    private final Once once;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderContents contents;
    private final OrderProgress progress;
    private final ReviewCallTable calls;
    private final ReviewClaims claims;
    private final OrderViews views;
    private final Clock clock;
    private final List<String> announced;

    RecordCall(
            Once once,
            OrderAccess access,
            OrderRepository orders,
            OrderContents contents,
            OrderProgress progress,
            ReviewCallTable calls,
            ReviewClaims claims,
            OrderViews views,
            Clock clock,
            @ConfigProperty(name = "icp.provider.call-numbers", defaultValue = "95187,0571-88158388")
                    List<String> announced) {
        this.once = once;
        this.access = access;
        this.orders = orders;
        this.contents = contents;
        this.progress = progress;
        this.calls = calls;
        this.claims = claims;
        this.views = views;
        this.clock = clock;
        this.announced = List.copyOf(announced);
    }

    Answer handle(UUID orderId, Attempt attempt, IfMatch seen, CallRequest request) {
        access.requireReviewable(orderId);
        return once.perform(attempt, () -> record(orderId, seen, request));
    }

    private Reply record(UUID orderId, IfMatch seen, CallRequest request) {
        var order = orders.locked(orderId);
        seen.require(order.version());
        var step = progress.perform(order, OrderAct.CALL, access.actor(), clock.instant());
        refuseFaults(order, request);
        var call = new ReviewCall(
                orderId,
                step.sequence(),
                order.submission(),
                request.phone(),
                request.outcome(),
                request.from(),
                request.note(),
                step.actor().account(),
                step.at());
        calls.insert(call);
        claims.keep(order, step.at());
        return new Reply(201, null, views.tag(order).toString(), CallView.of(call));
    }

    private void refuseFaults(Order order, CallRequest request) {
        var subject = contents.subject(order.id());
        var service = contents.service(order.id());
        var broken = new ArrayList<Violation>();
        if (!request.phone().isEntered(subject, service)) {
            broken.add(Violation.of("/phone", "PHONE_NOT_ENTERED", null));
        }
        if (!announced.contains(request.from())) {
            broken.add(Violation.of("/from", "CALL_NUMBER_NOT_ANNOUNCED", null, String.join(" ", announced)));
        }
        var people = Stream.concat(
                subject.map(SubjectPart::principal).stream(), service.map(ServicePart::principal).stream());
        var known = people.flatMap(RecordCall::words).toList();
        if (new CallNote(request.note()).hasPersonalData(known)) {
            broken.add(Violation.of("/note", "NOTE_HAS_PERSONAL_DATA", null));
        }
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
    }

    private static Stream<String> words(Person person) {
        return Stream.of(person.name(), person.certificateNumber(), person.mail());
    }
}
