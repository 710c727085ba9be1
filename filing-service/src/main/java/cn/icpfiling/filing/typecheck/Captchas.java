package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.limits.MemberShare;
import cn.icpfiling.platform.captcha.SliderCaptchas;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Draws pictures for an account and checks the answers. Clients that show pages to people must send an answer. */
@ApplicationScoped
class Captchas {

    private final CurrentActor actor;
    private final SliderCaptchas captchas;
    private final AccountLimit limit;
    private final MemberShare share;
    private final Clock clock;
    private final Set<String> browsers;
    private final int mostAnHour;

    Captchas(
            CurrentActor actor,
            SliderCaptchas captchas,
            AccountLimit limit,
            MemberShare share,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.type-check.captcha-clients") Set<String> browsers,
            @ConfigProperty(name = "icp.type-check.captchas-an-hour") int mostAnHour) {
        this.actor = actor;
        this.captchas = captchas;
        this.limit = limit;
        this.share = share;
        this.clock = clock;
        this.browsers = Set.copyOf(browsers);
        this.mostAnHour = mostAnHour;
    }

    CaptchaView draw() {
        var drawnAt = clock.instant();
        // Counts before drawing, because drawing is expensive.
        share.count(AccountLimit.Kind.CAPTCHA, mostAnHour);
        limit.count(actor.account(), AccountLimit.Kind.CAPTCHA, mostAnHour);
        return CaptchaView.of(captchas.draw(actor.account(), drawnAt));
    }

    /** The first answer uses up the picture, even if the request is refused later. */
    void require(CaptchaAnswer answer) {
        if (answer == null) {
            if (browsers.contains(actor.get().client())) {
                throw new ProblemException(FilingProblem.CAPTCHA_REQUIRED);
            }
            return;
        }
        // A partner has no picture, so an answer from a partner never matches.
        if (!captchas.spend(actor.get().id(), answer.captchaId(), answer.x(), clock.instant())) {
            throw new ProblemException(FilingProblem.CAPTCHA_NOT_SOLVED);
        }
    }
}
