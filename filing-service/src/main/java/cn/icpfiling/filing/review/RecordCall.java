package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.review.CallNote;
import cn.icpfiling.filing.core.review.ReviewCall;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.provider.ProviderProfiles;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.ReviewCallTable;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Records a reviewer's call to one of the order's phones. People hang up on unknown callers, so the call comes from one
 * of the numbers that the provider announces in its profile.
 */
@ApplicationScoped
class RecordCall {

    private final ReviewActs reviews;
    private final OrderContentRepository contents;
    private final ReviewCallTable calls;
    private final ReviewClaims claims;
    private final OrderViews views;
    private final ProviderProfiles profiles;

    RecordCall(
            ReviewActs reviews,
            OrderContentRepository contents,
            ReviewCallTable calls,
            ReviewClaims claims,
            OrderViews views,
            ProviderProfiles profiles) {
        this.reviews = reviews;
        this.contents = contents;
        this.calls = calls;
        this.claims = claims;
        this.views = views;
        this.profiles = profiles;
    }

    StoredResponse handle(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch, CallRequest request) {
        return reviews.handle(orderId, idempotentRequest, ifMatch, order -> record(order, request));
    }

    private Reply record(Order order, CallRequest request) {
        var step = reviews.perform(order, OrderAct.CALL, List.of());
        refuseFaults(order, request);
        var call = new ReviewCall(
                order.id(),
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
        var announced = profiles.callNumbers();
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
