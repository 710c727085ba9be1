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
import cn.icpfiling.account.lostphones.LostPhoneCases;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/**
 * Changes the phone of the caller's account in three steps: a code to the old phone, which agrees to the new number; a
 * code to the new phone; the change. Each step is refused while a granted case of a lost phone waits.
 */
@RequestScoped
class ChangePhone {

    private final OwnAccount own;
    private final Phones phones;
    private final AccountContacts contacts;
    private final AccountViews views;
    private final SendContactCode sendCode;
    private final RedeemCode redeemCode;
    private final BindPhone bind;
    private final LostPhoneCases lostPhone;

    ChangePhone(
            OwnAccount own,
            Phones phones,
            AccountContacts contacts,
            AccountViews views,
            SendContactCode sendCode,
            RedeemCode redeemCode,
            BindPhone bind,
            LostPhoneCases lostPhone) {
        this.own = own;
        this.phones = phones;
        this.contacts = contacts;
        this.views = views;
        this.sendCode = sendCode;
        this.redeemCode = redeemCode;
        this.bind = bind;
        this.lostPhone = lostPhone;
    }

    /** Sends a code to the old phone. It is good for this new number only. */
    SentCode start(String written) {
        var phone = phones.require(written);
        return UnitOfWork.in(() -> {
            lostPhone.refuseGranted();
            var account = own.locked();
            if (phone.equals(contacts.phoneOf(account))) {
                throw new ProblemException(AccountProblem.CONTACT_UNCHANGED);
            }
            return sendCode.toOwnPhone(account, CodePurpose.CHANGE_PHONE, phone);
        });
    }

    /**
     * Redeems the code of the old phone, and sends one to the new phone. If the quota refuses the second code, the
     * first is used up: the wait of an hourly quota is longer than its life.
     */
    SentCode consent(String written, UUID codeId, String digits) {
        var phone = phones.require(written);
        UnitOfWork.keepingRefusals(() -> {
            lostPhone.refuseGranted();
            var account = own.locked();
            redeemCode.handle(codeId, CodePurpose.CHANGE_PHONE, OwnCodeBinding.boundTo(account.id(), phone), digits);
            return null;
        });
        // In a transaction of its own: a refusal of the quota rolls back, and a redeemed code stays redeemed.
        return UnitOfWork.in(() -> sendCode.toNewPhone(own.locked(), CodePurpose.VERIFY_PHONE, phone));
    }

    /**
     * Redeems the code of the new phone, which exists only after the old one agreed. Only a caller who holds the new
     * phone learns whether another account has it.
     *
     * @param deviceToken of the device that stays known; null for none
     */
    AccountView prove(String written, UUID codeId, String digits, String deviceToken) {
        var phone = phones.require(written);
        try {
            return UnitOfWork.keepingRefusals(() -> {
                lostPhone.refuseGranted();
                var account = own.locked();
                redeemCode.handle(
                        codeId, CodePurpose.VERIFY_PHONE, OwnCodeBinding.boundTo(account.id(), phone), digits);
                bind.proven(account, phone, codeId, new BindPhone.Kept(own.session(), deviceToken));
                return views.of(account);
            });
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.PHONE_TAKEN).causedBy(failure);
        }
    }
}
