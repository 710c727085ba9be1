package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.Authenticity;
import cn.icpfiling.filing.core.AuthenticityStep;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.PrincipalPart;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.papers.LinkSecret;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.AuthenticityStepRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates the link that a principal opens on their phone. The link before it stops working. */
@ApplicationScoped
class MakePhoneLink {

    private final OrderAccess access;
    private final OrderContents contents;
    private final AuthenticityStepRepository steps;
    private final PersonIndex index;
    private final AccountLimit limit;
    private final Audit audit;
    private final String page;
    private final Duration life;
    private final int tries;
    private final int perHour;
    private final int perPartnerAndHour;
    private final Clock machine;

    MakePhoneLink(
            OrderAccess access,
            OrderContents contents,
            AuthenticityStepRepository steps,
            PersonIndex index,
            AccountLimit limit,
            Audit audit,
            @ConfigProperty(name = "icp.authenticity.page") String page,
            @ConfigProperty(name = "icp.authenticity.link-life") Duration life,
            @ConfigProperty(name = "icp.authenticity.tries-per-link") int tries,
            @ConfigProperty(name = "icp.authenticity.links-per-account-and-hour") int perHour,
            @ConfigProperty(name = "icp.authenticity.links-per-partner-and-hour") int perPartnerAndHour,
            @MachineClock Clock machine) {
        this.access = access;
        this.contents = contents;
        this.steps = steps;
        this.index = index;
        this.limit = limit;
        this.audit = audit;
        this.page = page;
        this.life = life;
        this.tries = tries;
        this.perHour = perHour;
        this.perPartnerAndHour = perPartnerAndHour;
        this.machine = machine;
    }

    PhoneLinkView handle(UUID orderId, PrincipalPart part) {
        // Counts outside the transaction, so that a refusal holds no second connection.
        count(QuarkusTransaction.requiringNew().call(() -> {
            var order = asked(orderId, part);
            person(order, part);
            return order;
        }));
        return QuarkusTransaction.requiringNew().call(() -> link(orderId, part));
    }

    /** Counts the holder first, so that a customer over its limit does not consume its partner's quota. */
    private void count(Order order) {
        limit.count(order.holder(), AccountLimit.Kind.PHONE_LINK, perHour);
        if (order.partner() != null) {
            limit.count(order.partner(), AccountLimit.Kind.PHONE_LINK, perPartnerAndHour);
        }
    }

    private PhoneLinkView link(UUID orderId, PrincipalPart part) {
        var person = person(asked(orderId, part), part);
        steps.openOf(orderId, part).ifPresent(AuthenticityStep::close);
        steps.flush();
        var secret = LinkSecret.fresh();
        var endsAt = machine.instant().plus(life).truncatedTo(ChronoUnit.MICROS);
        var step = new AuthenticityStep(Ids.next(), secret.digest(), orderId, part, person, endsAt, tries);
        steps.persist(step);
        audit.record(
                Act.of("AUTHENTICITY.LINK", "ORDER", orderId).with("part", part).with("step", step.id()));
        var url = page + secret.text();
        return new PhoneLinkView(orderId, part, url, QrCode.svg(url), tries, endsAt);
    }

    private Order asked(UUID orderId, PrincipalPart part) {
        var order = access.own(orderId);
        if (!Authenticity.isAskedFor(order) || !PrincipalPart.of(order.type()).contains(part)) {
            throw new ProblemException(FilingProblem.PRINCIPALS_NOT_ASKED, order.state());
        }
        return order;
    }

    private byte[] person(Order order, PrincipalPart part) {
        return part.in(
                        contents.subject(order.id()).orElse(null),
                        contents.service(order.id()).orElse(null))
                .flatMap(index::of)
                .orElseThrow(() -> new ProblemException(FilingProblem.PRINCIPAL_INCOMPLETE));
    }
}
