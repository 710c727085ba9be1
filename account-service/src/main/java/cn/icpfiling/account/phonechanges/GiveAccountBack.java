package cn.icpfiling.account.phonechanges;

import cn.icpfiling.account.contacts.BindPhone;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.logins.ForgetLogins;
import cn.icpfiling.account.members.EndMemberships;
import cn.icpfiling.account.secondfactor.SecondFactors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Gives an account back to its owner. At a new phone it is the owner's alone: all members and invitations end, because a person who holds
 * the lost phone may have invited them, and since when is not known; the owner can invite again. Webhook endpoints stay: their events carry
 * ids and no personal data, they give no access, the owner's programs wait for them, and the owner sees them all in a list.
 */
@ApplicationScoped
class GiveAccountBack {

    private final EndMemberships memberships;
    private final BindPhone bindPhone;
    private final SecondFactors factors;
    private final ForgetLogins logins;

    GiveAccountBack(EndMemberships memberships, BindPhone bindPhone, SecondFactors factors, ForgetLogins logins) {
        this.memberships = memberships;
        this.bindPhone = bindPhone;
        this.factors = factors;
        this.logins = logins;
    }

    /**
     * Writes pending changes and detaches all entities, so call it last.
     *
     * @param account locked
     * @param phone E.164
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(Account account, String phone) {
        memberships.ofHolder(account.id());
        bindPhone.inPlaceOfLost(account, phone);
    }

    /**
     * Ends all sessions and deletes all logins but the phone, for an owner who lost the app only. Members stay, because the phone did not
     * leave its owner. Detaches all entities, so call it last.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void atTheSamePhone(Account account) {
        factors.reset(account.id());
        logins.handle(account.id());
    }
}
