package cn.icpfiling.account.contacts;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.accounts.AccountView;
import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.codes.OwnCodeBinding;
import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.codes.SendContactCode;
import cn.icpfiling.account.codes.SentCode;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.lostphones.LostPhoneCases;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Changes or removes the mail of the caller's account. A new mail counts once a code to it was redeemed. Each step is refused while a
 * granted case of a lost phone waits.
 */
@RequestScoped
class ChangeMail {

    private final OwnAccount own;
    private final AccountContacts contacts;
    private final AccountViews views;
    private final SendContactCode sendCode;
    private final RedeemCode redeemCode;
    private final TellContactChange tell;
    private final LostPhoneCases lostPhone;
    private final Clock machine;

    ChangeMail(
            OwnAccount own,
            AccountContacts contacts,
            AccountViews views,
            SendContactCode sendCode,
            RedeemCode redeemCode,
            TellContactChange tell,
            LostPhoneCases lostPhone,
            @MachineClock Clock machine) {
        this.own = own;
        this.contacts = contacts;
        this.views = views;
        this.sendCode = sendCode;
        this.redeemCode = redeemCode;
        this.tell = tell;
        this.lostPhone = lostPhone;
        this.machine = machine;
    }

    SentCode start(String written) {
        var mail = Mails.clean(written);
        return UnitOfWork.in(() -> {
            lostPhone.refuseGranted();
            var account = own.locked();
            if (mail.equals(contacts.verifiedMailOf(account))) {
                throw new ProblemException(AccountProblem.CONTACT_UNCHANGED);
            }
            return sendCode.toNewMail(account, CodePurpose.VERIFY_MAIL, mail);
        });
    }

    /** A wrong code counts as a try. */
    AccountView prove(String written, UUID codeId, String digits) {
        var mail = Mails.clean(written);
        return UnitOfWork.keepingRefusals(() -> {
            lostPhone.refuseGranted();
            var account = own.locked();
            redeemCode.handle(codeId, CodePurpose.VERIFY_MAIL, OwnCodeBinding.boundTo(account.id(), mail), digits);
            tell.handle(account, NoticeTemplate.MAIL_CHANGED, codeId, Map.of("mail", Masks.mail(mail)));
            // The clock of notices: a bounce counts only for a mail that left after this moment.
            account.changeMail(contacts.encryptedMail(account.id(), mail), machine.instant());
            tell.publish(account, ContactChanged.Contact.MAIL, "CHANGE_MAIL");
            return views.of(account);
        });
    }

    /** Removing a mail that is not there is no error and sends no notice. */
    void remove() {
        UnitOfWork.run(() -> {
            lostPhone.refuseGranted();
            var account = own.locked();
            if (account.mail() == null) {
                return;
            }
            tell.handle(account, NoticeTemplate.MAIL_REMOVED, Ids.next(), Map.of());
            account.removeMail();
            tell.publish(account, ContactChanged.Contact.MAIL, "REMOVE_MAIL");
        });
    }
}
