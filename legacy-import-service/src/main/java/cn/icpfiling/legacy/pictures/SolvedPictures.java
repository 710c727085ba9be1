package cn.icpfiling.legacy.pictures;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.platform.captcha.SliderCaptchas;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks slider pictures, which are bound to the account that they were drawn for. The first answer uses a picture up. */
@ApplicationScoped
public class SolvedPictures {

    private final SliderCaptchas captchas;
    private final CurrentActor actor;
    private final Clock clock;
    private final Set<String> browsers;

    SolvedPictures(
            SliderCaptchas captchas,
            CurrentActor actor,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.legacy.captcha-clients") Set<String> browsers) {
        this.captchas = captchas;
        this.actor = actor;
        this.clock = clock;
        this.browsers = Set.copyOf(browsers);
    }

    /** Requires a solved picture of every client. */
    public void require(CaptchaAnswer answer) {
        if (answer == null) {
            throw new ProblemException(ImportProblem.CAPTCHA_REQUIRED);
        }
        checkIfSent(answer);
    }

    /** Requires a solved picture of clients that show pages to people. */
    public void requireOfBrowsers(CaptchaAnswer answer) {
        if (browsers.contains(actor.get().client())) {
            require(answer);
        } else {
            checkIfSent(answer);
        }
    }

    public void checkIfSent(CaptchaAnswer answer) {
        if (answer != null && !captchas.spend(actor.account(), answer.captchaId(), answer.x(), clock.instant())) {
            throw new ProblemException(ImportProblem.CAPTCHA_NOT_SOLVED);
        }
    }
}
