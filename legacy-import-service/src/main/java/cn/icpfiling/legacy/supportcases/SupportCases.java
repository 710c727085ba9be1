package cn.icpfiling.legacy.supportcases;

import cn.icpfiling.platform.web.call.AnsweredProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The support desk of account-service. Each method calls the network: never call one inside a transaction. */
@ApplicationScoped
public class SupportCases {

    private final SupportCasesApi api;

    SupportCases(@RestClient SupportCasesApi api) {
        this.api = api;
    }

    /** What came of a case. */
    public enum Result {
        /** Not decided. */
        OPEN,
        GRANTED,
        /** Refused, withdrawn, or expired because papers did not come. */
        ENDED
    }

    /**
     * Opens a case for the account, which sees it at {@code /own-cases}. A repeat for the same object gets the same case.
     *
     * @param object our id of what the case is about; no other case may have it
     * @param holderKind PERSON or ORGANISATION
     * @param text for the support; stored encrypted
     * @return the case; empty if account-service does not know the account
     */
    public Optional<UUID> open(String kind, UUID account, String holderKind, UUID object, String name, String text) {
        try {
            var wanted = new SupportCasesApi.NewCase(kind, account, holderKind, object, name, text);
            return Optional.of(api.open(kind + "-" + object, wanted).caseId());
        } catch (WebApplicationException refused) {
            return unlessUnknown(refused);
        }
    }

    /**
     * Says that nothing came of a granted case, so that its holder is told. Changes nothing at a case that is not granted, and nothing if
     * account-service has deleted it.
     *
     * @param code why, as the holder reads it
     */
    public void fail(UUID id, String code) {
        try {
            api.fail(id, new SupportCasesApi.Failure(code));
        } catch (WebApplicationException refused) {
            unlessUnknown(refused);
        }
    }

    /** Withdraws a case that has lost its object; its holder is told. Changes nothing at a case that has ended or is deleted. */
    public void withdraw(UUID id) {
        try {
            api.withdraw(id);
        } catch (WebApplicationException refused) {
            unlessUnknown(refused);
        }
    }

    private static <T> Optional<T> unlessUnknown(WebApplicationException refused) {
        if (AnsweredProblem.isNotFound(refused)) {
            return Optional.empty();
        }
        throw refused;
    }

    /** ENDED for a case that account-service has deleted. */
    public Result resultOf(UUID id) {
        try {
            return switch (api.show(id).state()) {
                case "DECIDED_GRANTED", "DONE" -> Result.GRANTED;
                case "DECIDED_REFUSED", "STOPPED", "EXPIRED", "FAILED" -> Result.ENDED;
                default -> Result.OPEN;
            };
        } catch (WebApplicationException refused) {
            if (AnsweredProblem.isNotFound(refused)) {
                return Result.ENDED;
            }
            throw refused;
        }
    }

    /** Tells the old mail address that another one has replaced it. A repeat for the same reset sends nothing. */
    public void tellOldMail(UUID reset, String oldMail, String language, String maskedNewMail) {
        api.send(new SupportCasesApi.Mail(
                "LEGACY_MAIL_REPLACED", oldMail, language, "legacy-reset/" + reset + "/old", maskedNewMail, null));
    }

    /** Sends the link for a new password to the new mail address. Each number is another link. */
    public void sendLink(UUID reset, int number, String newMail, String language, String link) {
        api.send(new SupportCasesApi.Mail(
                "LEGACY_PASSWORD_LINK", newMail, language, "legacy-reset/" + reset + "/link/" + number, null, link));
    }
}
