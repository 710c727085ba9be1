package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.authenticity.AuthenticityStep;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.papers.LinkSecret;
import cn.icpfiling.filing.store.AuthenticityStepRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Issues links in the transaction of the caller. The database keeps the digest of a link's secret, and never the secret. */
@ApplicationScoped
class PhoneLinks {

    private final AuthenticityStepRepository steps;
    private final Audit audit;
    private final String page;
    private final Duration life;
    private final int tries;
    private final Clock machine;

    PhoneLinks(
            AuthenticityStepRepository steps,
            Audit audit,
            @ConfigProperty(name = "icp.authenticity.page") String page,
            @ConfigProperty(name = "icp.authenticity.link-life") Duration life,
            @ConfigProperty(name = "icp.authenticity.tries-per-link") int tries,
            @MachineClock Clock machine) {
        this.steps = steps;
        this.audit = audit;
        this.page = page;
        this.life = life;
        this.tries = tries;
        this.machine = machine;
    }

    /** @param person the index of the principal as entered */
    PhoneLinkView issue(UUID orderId, PrincipalPart part, byte[] person) {
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
}
