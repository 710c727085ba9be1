package cn.icpfiling.account.legacymails;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stores a mail to an address of the old platform, once per cause. Only the services of {@code icp.legacy-mails.callers} may. */
@RequestScoped
class SendLegacyMail {

    private final Notices notices;
    private final CurrentActor actor;
    private final Set<String> callers;

    SendLegacyMail(
            Notices notices,
            CurrentActor actor,
            @ConfigProperty(name = "icp.legacy-mails.callers") Set<String> callers) {
        this.notices = notices;
        this.actor = actor;
        this.callers = callers;
    }

    /** @param newMail masked */
    @Transactional
    void replaced(String oldMail, Language language, String cause, String newMail) {
        requireCaller();
        notices.tellMail(
                oldMail,
                NoticeTemplate.LEGACY_MAIL_REPLACED,
                language,
                cause,
                Map.of("mail", required("/maskedMail", newMail)));
    }

    @Transactional
    void link(String newMail, Language language, String cause, String link) {
        requireCaller();
        notices.tellMail(
                newMail, NoticeTemplate.LEGACY_PASSWORD_LINK, language, cause, Map.of("link", required("/link", link)));
    }

    private void requireCaller() {
        if (!callers.contains(actor.get().client())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    private static String required(String pointer, String value) {
        if (value == null) {
            throw ProblemException.invalid(Violation.of(pointer, "REQUIRED", null));
        }
        return value;
    }
}
