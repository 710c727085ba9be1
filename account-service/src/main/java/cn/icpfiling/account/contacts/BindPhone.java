package cn.icpfiling.account.contacts;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.accounts.OwnAccountsOfStaff;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.logins.ForgetLogins;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/**
 * Binds an account to another phone, which is its login from then on. The caller has locked the account. Publishes
 * account.contact-changed.
 */
@ApplicationScoped
public class BindPhone {

    private final Phones phones;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final TellContactChange tell;
    private final EndSessions endSessions;
    private final KnownDevices devices;
    private final ForgetLogins logins;
    private final OwnAccountsOfStaff ofStaff;

    BindPhone(
            Phones phones,
            AccountRepository accounts,
            AccountContacts contacts,
            TellContactChange tell,
            EndSessions endSessions,
            KnownDevices devices,
            ForgetLogins logins,
            OwnAccountsOfStaff ofStaff) {
        this.phones = phones;
        this.accounts = accounts;
        this.contacts = contacts;
        this.tell = tell;
        this.endSessions = endSessions;
        this.devices = devices;
        this.logins = logins;
        this.ofStaff = ofStaff;
    }

    /**
     * The session that goes on, and the device that stays known.
     *
     * @param deviceToken null for no device
     */
    record Kept(UUID session, String deviceToken) {

        @Override
        public String toString() {
            return "Kept " + session;
        }
    }

    /**
     * Binds a phone that the holder has proven, tells the old contacts, and ends the other sessions and known devices.
     * 409 PHONE_TAKEN if another account has the phone, or a member of staff who has it holds another account.
     *
     * @param phone E.164
     * @param act makes the notices unique
     * @param kept what stays of the caller
     */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    void proven(Account account, String phone, UUID act, Kept kept) {
        var index = phones.indexOf(phone);
        if (accounts.ofPhone(index).isPresent() || ofStaff.holdsAnother(index, account.id())) {
            throw new ProblemException(AccountProblem.PHONE_TAKEN);
        }
        tell.handle(account, NoticeTemplate.PHONE_CHANGED, act, Map.of("phone", Phones.masked(phone)));
        bind(account, phone);
        endSessions.endOthers(account.id(), kept.session(), Session.End.PHONE_CHANGED);
        devices.forgetOthers(account, kept.deviceToken());
    }

    /**
     * Binds the phone of an owner who lost the old one. Ends all sessions and deletes password, second factor and known
     * devices: the app may have been on the lost phone, and a person who holds that phone may have set them to lock the
     * owner out. The mail has to be proven again, because that person may have set it too. The caller has told the contacts and
     * has found no other account with the phone. Writes pending changes and detaches all entities, so call it last.
     *
     * @param phone E.164
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void inPlaceOfLost(Account account, String phone) {
        account.unproveMail();
        bind(account, phone);
        endSessions.endAll(account.id(), Session.End.PHONE_CHANGED);
        logins.handle(account.id());
    }

    /** Fails with a duplicate of the database if another account takes the phone at the same moment. */
    private void bind(Account account, String phone) {
        ofStaff.leavesPhone(account);
        account.bindPhone(contacts.encryptedPhone(account.id(), phone), phones.indexOf(phone));
        accounts.flush();
        tell.publish(account, ContactChanged.Contact.PHONE, "CHANGE_PHONE");
    }
}
