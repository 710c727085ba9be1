package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.Captcha;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.store.CaptchaRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Draws pictures and hears their answers. Whose client program shows pages to people must bring an answer. */
@ApplicationScoped
class Captchas {

    private final SecureRandom random = new SecureRandom();
    private final CurrentActor actor;
    private final CaptchaRepository captchas;
    private final AccountLimit limit;
    private final Clock clock;
    private final Set<String> browsers;
    private final int mostAnHour;

    Captchas(
            CurrentActor actor,
            CaptchaRepository captchas,
            AccountLimit limit,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.type-check.captcha-clients") Set<String> browsers,
            @ConfigProperty(name = "icp.type-check.captchas-an-hour") int mostAnHour) {
        this.actor = actor;
        this.captchas = captchas;
        this.limit = limit;
        this.clock = clock;
        this.browsers = Set.copyOf(browsers);
        this.mostAnHour = mostAnHour;
    }

    CaptchaView draw() {
        var drawnAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Before anything is drawn, since that is what costs.
        limit.count(actor.account(), AccountLimit.Kind.CAPTCHA, mostAnHour);
        var picture = SliderPicture.draw(random);
        var captcha = new Captcha(actor.account(), Ids.next(), picture.x(), drawnAt);
        QuarkusTransaction.requiringNew().run(() -> captchas.put(captcha));
        return new CaptchaView(
                captcha.captchaId(),
                SliderPicture.dataUrl(picture.background()),
                SliderPicture.dataUrl(picture.piece()),
                picture.y(),
                captcha.expiresAt());
    }

    /** An answer is spent in a transaction of its own: what is refused afterwards does not bring the picture back. */
    void require(CaptchaAnswer answer) {
        if (answer == null) {
            if (browsers.contains(actor.get().client())) {
                throw new ProblemException(FilingProblem.CAPTCHA_REQUIRED);
            }
            return;
        }
        // A partner has no picture: one that it brings is nobody's.
        var account = actor.get().id();
        var taken = QuarkusTransaction.requiringNew().call(() -> captchas.take(account, answer.captchaId()));
        if (!taken.map(captcha -> captcha.solvedBy(answer.x(), clock.instant())).orElse(false)) {
            throw new ProblemException(FilingProblem.CAPTCHA_NOT_SOLVED);
        }
    }
}
