package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.notices.TellTransfer;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the holder of a case of its steps, and the owner of the source what would be taken and how to stop it; a transfer also by events. */
@ApplicationScoped
public class CaseNotices {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(LegalTime.ZONE);

    private final Notices notices;
    private final TellTransfer tellTransfer;
    private final AccountRepository accounts;
    private final CaseEncryption encryption;
    private final TransferCaseSteps steps;
    private final String stopPage;

    CaseNotices(
            Notices notices,
            TellTransfer tellTransfer,
            AccountRepository accounts,
            CaseEncryption encryption,
            TransferCaseSteps steps,
            @ConfigProperty(name = "icp.support-cases.stop-page") String stopPage) {
        this.notices = notices;
        this.tellTransfer = tellTransfer;
        this.accounts = accounts;
        this.encryption = encryption;
        this.steps = steps;
        this.stopPage = stopPage;
    }

    /** Tells the holder that the support wrote a message. */
    @Transactional(Transactional.TxType.MANDATORY)
    void asked(SupportCase found, UUID message) {
        steps.asked(found);
        tellHolder(found, NoticeTemplate.SUPPORT_CASE_ASKED, "support-case-message/" + message, "ASKED", List.of());
    }

    /** Tells the holder how the case was decided, or how it ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settled(SupportCase found, CaseState state) {
        steps.settled(found, state);
        tellHolder(
                found,
                NoticeTemplate.SUPPORT_CASE_DECIDED,
                cause(found, state.name()),
                state.name(),
                List.of("SUPPORT_CASE." + (isBroken(found, state) ? "FAILED" : found.reason())));
    }

    /** A granted claim that its holder gave up fails too, and is told as withdrawn. */
    private static boolean isBroken(SupportCase found, CaseState state) {
        return state == CaseState.FAILED && !"WITHDRAWN".equals(found.reason());
    }

    /**
     * Tells the owner of the source that a case against the account was opened, and the contacts in the filing: the login of the source
     * may be lost, or be the caller's.
     *
     * @param anew when they are told once more; null for the first time
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void openedAgainst(
            SupportCase found, Account source, CaseSecret stop, Collection<FiledContacts> filed, Instant anew) {
        if (anew == null) {
            steps.openedAgainst(found);
        }
        var first = "support-case/" + found.id() + "/against";
        var cause = anew == null ? first : first + "/" + anew.toEpochMilli();
        var values = Map.<String, Object>of("filedAs", found.filedAs(), "link", stopPage + stop.text());
        var about = about(found);
        notices.tell(source, NoticeTemplate.TRANSFER_CASE_OPENED, cause, values, about);
        tellTransfer.tellFiled(
                source, NoticeTemplate.TRANSFER_CASE_OPENED, new TellTransfer.Step(cause, about), filed, values);
    }

    /** Whether {@link #openedAgainst} would reach the owner or a contact in the filing. */
    public boolean canTellOfOpening(Account source, Collection<FiledContacts> filed) {
        return tellTransfer.canTell(source, NoticeTemplate.TRANSFER_CASE_OPENED, filed);
    }

    /**
     * Tells the owner at the old phone and mail that another phone will be bound or the app removed, and until when to stop it. Each has a
     * link of its own: a thief of the phone reads its SMS. A mail that was proven shortly before the case may be of that thief, and gets none.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void phoneGranted(SupportCase found) {
        var account = accounts.findById(found.source());
        var cause = cause(found, "against");
        var bySms = CaseSecret.fresh();
        found.stopBy(bySms.digest());
        notices.tellBySms(
                account, NoticeTemplate.PHONE_CHANGE_GRANTED, cause, untilAndLink(found, bySms), about(found));
        found.stopByMail(null);
        if (found.isOlderThanLoss(account.mailVerifiedAt())) {
            var byMail = CaseSecret.fresh();
            found.stopByMail(byMail.digest());
            notices.tellByMail(
                    account, NoticeTemplate.PHONE_CHANGE_GRANTED, cause, untilAndLink(found, byMail), about(found));
        }
    }

    private Map<String, Object> untilAndLink(SupportCase found, CaseSecret stop) {
        return Map.of("until", minute(found.effectDueAt()), "link", stopPage + stop.text());
    }

    /** Tells the holder, who read of a grant, that the support decides again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void grantTakenBack(SupportCase found) {
        tellHolder(
                found,
                NoticeTemplate.SUPPORT_CASE_DECIDED,
                cause(found, "objected"),
                CaseState.OPEN.name(),
                List.of("SUPPORT_CASE.OBJECTED"));
    }

    /** The notices that the owner had before an objection are sent once more after it, and so have another cause. */
    private static String cause(SupportCase found, String step) {
        return "support-case/" + found.id() + "/" + step + (found.grantTakenBackAt() == null ? "" : "/again");
    }

    /**
     * Tells the owner at the old phone, the mail and the new phone that the account is bound to the new one. Call it before the
     * account has the new phone.
     *
     * @param newPhone E.164
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void phoneChanged(SupportCase found, Account account, String newPhone) {
        var cause = "support-case/" + found.id() + "/phone-changed";
        var values = Map.<String, Object>of("phone", Phones.masked(newPhone));
        notices.tell(account, NoticeTemplate.LOST_PHONE_CHANGED, cause, values, about(found));
        notices.tellPhone(newPhone, NoticeTemplate.LOST_PHONE_CHANGED, account.language(), cause + "/new", values);
    }

    /** Tells the owner, at the phone that stays and the mail, that no code of the app is asked for any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void factorRemoved(SupportCase found, Account account) {
        var cause = "support-case/" + found.id() + "/factor-removed";
        notices.tell(account, NoticeTemplate.SECOND_FACTOR_REMOVED, cause, Map.of(), about(found));
    }

    /** A time in Asia/Shanghai, as notices write it. */
    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    private void tellHolder(
            SupportCase found, NoticeTemplate template, String cause, String state, List<String> reasons) {
        var values = Map.<String, Object>of(
                "kind", found.kind().name(), "id", found.id(), "state", state, "reasons", reasons);
        if (found.holder() == null) {
            Optional.ofNullable(encryption.detailsOf(found).phone())
                    .ifPresent(phone -> notices.tellPhone(phone, template, found.language(), cause, values));
            return;
        }
        accounts.findByIdOptional(found.holder())
                .ifPresent(account -> notices.tell(account, template, cause, values, about(found)));
    }

    private static About about(SupportCase found) {
        return About.the(About.Kind.SUPPORT_CASE, found.id());
    }
}
