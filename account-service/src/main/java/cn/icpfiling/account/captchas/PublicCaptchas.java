package cn.icpfiling.account.captchas;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.platform.captcha.DrawnPicture;
import cn.icpfiling.platform.captcha.SliderCaptchas;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Captchas for callers without a session. A captcha is bound to the network address it was drawn for, so another
 * machine cannot solve it. Callers behind one address have one captcha each.
 */
@ApplicationScoped
public class PublicCaptchas {

    private final SliderCaptchas captchas;
    private final CallerAddress address;
    private final Limits limits;
    private final Clock clock;
    private final Limit ofAddress;

    PublicCaptchas(
            SliderCaptchas captchas,
            CallerAddress address,
            Limits limits,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.captchas.per-address-and-hour") int perAddressAndHour) {
        this.captchas = captchas;
        this.address = address;
        this.limits = limits;
        this.clock = clock;
        this.ofAddress = new Limit(perAddressAndHour, Duration.ofHours(1));
    }

    /** Counts before it draws, because drawing is the expensive part. */
    DrawnPicture draw() {
        var from = address.hash();
        UnitOfWork.run(() -> {
            limits.lock(LimitKind.CAPTCHAS_OF_ADDRESS, from);
            limits.requireRoom(LimitKind.CAPTCHAS_OF_ADDRESS, from, ofAddress, CommonProblem.TOO_MANY_REQUESTS);
            limits.count(LimitKind.CAPTCHAS_OF_ADDRESS, from);
        });
        return captchas.drawAnother(address.id(), clock.instant());
    }

    /** Uses up the captcha, right or wrong, and passes only a right answer. */
    public void require(CaptchaAnswer answer) {
        if (answer == null) {
            throw new ProblemException(AccountProblem.CAPTCHA_REQUIRED);
        }
        spend(answer);
    }

    /**
     * Lets the address draw one more, for one that was solved well and led to a right password, or to none that was checked. Call it in a
     * transaction.
     */
    public void giveBack() {
        limits.forgiveNewest(LimitKind.CAPTCHAS_OF_ADDRESS, address.hash());
    }

    public void spend(CaptchaAnswer answer) {
        if (!captchas.spend(address.id(), answer.captchaId(), answer.x(), clock.instant())) {
            throw new ProblemException(AccountProblem.CAPTCHA_NOT_SOLVED);
        }
    }
}
